public import Fulfilment

/// What a file would do if it came in now.
public struct Explanation: Codable, Hashable, Sendable {
    /// The receipt its partner would get.
    public var receipt: ReceiptView
    /// Whether the same bytes have come before: then nothing would happen, and the receipt is the one of then.
    public var isRepeat: Bool
    /// The orders as they would stand after matching, with the decisions and what they rest on.
    public var orders: [OrderView]

    /// Puts an explanation together.
    public init(receipt: ReceiptView, isRepeat: Bool, orders: [OrderView]) {
        self.receipt = receipt
        self.isRepeat = isRepeat
        self.orders = orders
    }
}
