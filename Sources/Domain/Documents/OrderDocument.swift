// OrderDocument: an order as a file tells it, whatever the format; parsed, not trusted.
//
// GUARANTEES   Every value obeys its own type's rules. Line numbers are unique within the document.
// DOES NOT     Say that the order may be accepted: whether its number is known, its revision fits and its SKUs exist
//              is the intake's business.

/// An order, a change of one, or its cancellation.
public struct OrderDocument: Hashable, Sendable {
    /// What the document wants.
    public enum Purpose: String, Sendable {
        /// A new order.
        case new
        /// A change of an order that was sent before; only the lines it names change.
        case change
        /// A new version of the whole order, whatever it said before: lines that it does not name are taken back.
        case replacement
        /// The cancellation of a whole order.
        case cancellation

        /// Whether the document says everything of its order, so that what it leaves out is not there.
        public var isWhole: Bool { self == .new || self == .replacement }
    }

    /// What it wants.
    public var purpose: Purpose
    /// The partner's number of the order.
    public var number: OrderNumber
    /// The partner's count of its versions, where the format has one; a new order is 0.
    public var revision: Int?
    /// The sort of the order.
    public var kind: OrderKind
    /// The day on which it was ordered.
    public var orderDate: CalendarDate?
    /// The currency of its prices, three letters.
    public var currency: Name?
    /// The end customer's own order number.
    public var endCustomerOrderNumber: OrderNumber?
    /// The reseller between the partner and the end customer.
    public var reseller: Name?
    /// Whether the partner will release its lines by command.
    public var isReleasedOnRequest: Bool
    /// The end customer of all lines that do not name their own.
    public var endCustomer: EndCustomer
    /// Its lines, in the order of the file.
    public var lines: [OrderLineDocument]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a document together.
    public init(purpose: Purpose, number: OrderNumber, lines: [OrderLineDocument], place: SourcePlace) {
        self.purpose = purpose
        self.number = number
        self.kind = .standard
        self.isReleasedOnRequest = false
        self.endCustomer = EndCustomer()
        self.lines = lines
        self.place = place
    }
}
