public import Domain

/// The answer to a file.
public struct ReceiptResult: Hashable, Sendable {
    /// The receipt; the same for the same bytes, however often they come.
    public var receipt: ReceiptView
    /// Whether the same bytes had come before, and so nothing was changed.
    public var isRepeat: Bool
    /// What became of each of the file's documents, in their order; nil for one that is no order.
    ///
    /// Empty for a repeat, and where the outcomes were not wanted.
    public var outcomes: [OrderOutcome?]

    /// Puts an answer together.
    public init(receipt: ReceiptView, isRepeat: Bool, outcomes: [OrderOutcome?] = []) {
        self.receipt = receipt
        self.isRepeat = isRepeat
        self.outcomes = outcomes
    }
}
