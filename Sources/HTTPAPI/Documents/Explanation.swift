public import Fulfilment

/// What a file would do if it came in now.
public struct Explanation: Codable, Hashable, Sendable {
    /// The receipt its partner would get.
    public var receipt: ReceiptView
    /// Whether the same bytes have come before: then nothing would happen, and the receipt is the one of then.
    public var isRepeat: Bool
    /// The orders as they would stand after matching, with the decisions and what they rest on.
    public var orders: [OrderView]
    /// The acknowledgements that its partner would get, in the words of the file's standard, for example `997`.
    public var acknowledgements: [String]

    /// Puts an explanation together.
    public init(receipt: ReceiptView, isRepeat: Bool, orders: [OrderView], acknowledgements: [String]) {
        self.receipt = receipt
        self.isRepeat = isRepeat
        self.orders = orders
        self.acknowledgements = acknowledgements
    }
}
