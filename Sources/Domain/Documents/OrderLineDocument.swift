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
    /// Under which name the format keeps the SKU, for example X12's qualifier `VP`; it is only given back.
    public var skuScheme: Name?
    /// The product's description, for people.
    public var productDescription: Name?
    /// How many; nil only in a change or cancellation of a known line.
    public var quantity: Quantity?
    /// The unit it is counted in, as it is written; it is only given back.
    public var unit: Name?
    /// The price of one, in the order's currency.
    public var unitPrice: DecimalNumber?
    /// Its own end customer, where it differs from the order's.
    public var endCustomer: EndCustomer {
        get { ownCustomer?.customer ?? EndCustomer() }
        set { ownCustomer = newValue.isEmpty ? nil : OwnCustomer(newValue) }
    }
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a line together.
    public init(action: Action, number: LineNumber, sku: SKU?, quantity: Quantity?, place: SourcePlace) {
        self.action = action
        self.number = number
        self.sku = sku
        self.quantity = quantity
        self.place = place
    }

    /// Nearly no line has one, and it is larger than all the rest of the line.
    private var ownCustomer: OwnCustomer?
}

/// An end customer that costs a line that has none one word.
private final class OwnCustomer: Hashable, Sendable {
    let customer: EndCustomer

    init(_ customer: EndCustomer) { self.customer = customer }

    static func == (left: OwnCustomer, right: OwnCustomer) -> Bool { left.customer == right.customer }

    func hash(into hasher: inout Hasher) { hasher.combine(customer) }
}
