// OrderLineDocument: one line of an order document; parsed, not trusted.

/// A line of an order document.
public struct OrderLineDocument: Hashable, Sendable {
    /// What the document wants with the line.
    public enum Action: String, Sendable {
        /// It is new.
        case add
        /// It is known, and changes to what is written here.
        case change
        /// It is known, and is taken back.
        case cancel
    }

    /// What the document wants with it; `add` in a new order.
    public var action: Action
    /// Its number within the order.
    public var number: LineNumber
    /// The line of the same order that it is a part of.
    public var parent: LineNumber?
    /// The product; nil only in a change or cancellation of a known line.
    public var sku: SKU?
    /// The product's description, for people.
    public var productDescription: Name?
    /// How many; nil only in a change or cancellation of a known line.
    public var quantity: Quantity?
    /// The price of one, in the order's currency.
    public var unitPrice: DecimalNumber?
    /// Its own end customer, where it differs from the order's.
    public var endCustomer: EndCustomer
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a line together.
    public init(action: Action, number: LineNumber, sku: SKU?, quantity: Quantity?, place: SourcePlace) {
        self.action = action
        self.number = number
        self.sku = sku
        self.quantity = quantity
        self.endCustomer = EndCustomer()
        self.place = place
    }
}
