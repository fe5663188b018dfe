public import Fulfilment

/// The answer to a file.
public struct FileAnswer: Hashable, Sendable {
    /// The receipt; the same for the same bytes, however often they come.
    public var receipt: ReceiptView
    /// Whether the same bytes had come before, and so nothing was changed.
    public var isRepeat: Bool

    /// Puts an answer together.
    public init(receipt: ReceiptView, isRepeat: Bool) {
        self.receipt = receipt
        self.isRepeat = isRepeat
    }
}
