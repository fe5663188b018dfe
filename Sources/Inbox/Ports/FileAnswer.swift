public import Domain
public import Fulfilment

/// The answer to a file.
public struct FileAnswer: Hashable, Sendable {
    /// The receipt; the same for the same bytes, however often they come.
    public var receipt: ReceiptView
    /// Whether the same bytes had come before, and so nothing was changed.
    public var isRepeat: Bool
    /// What became of each of the file's documents, in their order; nil for one that is no order.
    ///
    /// Only where the file has an envelope, for which they are answered in their own standard; empty for a repeat.
    public var outcomes: [OrderOutcome?]
    /// What the partner finds in its outbox.
    var acknowledgements: [KeptAcknowledgement] = []

    /// Puts an answer together.
    public init(receipt: ReceiptView, isRepeat: Bool, outcomes: [OrderOutcome?] = []) {
        self.receipt = receipt
        self.isRepeat = isRepeat
        self.outcomes = outcomes
    }
}
