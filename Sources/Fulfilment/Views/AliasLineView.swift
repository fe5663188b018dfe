/// A line that rests on an alias.
public struct AliasLineView: Codable, Hashable, Sendable {
    /// `oln_…`.
    public var id: String
    /// The partner's number of the order.
    public var orderNumber: String
    /// Its number within the order, text.
    public var number: String
    /// How many.
    public var quantity: Int
    /// Where it stands.
    public var state: String

    /// Puts a view together.
    public init(id: String, orderNumber: String, number: String, quantity: Int, state: String) {
        self.id = id
        self.orderNumber = orderNumber
        self.number = number
        self.quantity = quantity
        self.state = state
    }
}
