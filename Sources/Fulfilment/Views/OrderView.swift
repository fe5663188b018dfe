/// An order as people and programs are shown it, for its partner's eyes.
public struct OrderView: Codable, Hashable, Sendable {
    /// `ord_…`.
    public var id: String
    /// The partner's name.
    public var partner: String
    /// The partner's number of the order.
    public var number: String
    /// Its latest revision.
    public var revision: Int
    /// `standard`, `stocking` or `enterpriseAgreement`.
    public var kind: String
    /// Whether it was cancelled as a whole.
    public var isCancelled: Bool
    /// Whether it waits for the partner's own command.
    public var isReleasedOnRequest: Bool
    /// The day of the order, ISO 8601.
    public var orderDate: String?
    /// The end customer's name as written.
    public var endCustomer: String?
    /// When it was accepted, RFC 3339.
    public var acceptedAt: String
    /// How many lines it has.
    public var lineCount: Int
    /// How many of its lines stand in each state.
    public var linesByState: [String: Int]
    /// Its lines; nil in listings.
    public var lines: [OrderLineView]?

    /// Makes a view; listings leave the lines out.
    public init(
        id: String,
        partner: String,
        number: String,
        revision: Int,
        kind: String,
        isCancelled: Bool,
        isReleasedOnRequest: Bool,
        orderDate: String?,
        endCustomer: String?,
        acceptedAt: String,
        lineCount: Int,
        linesByState: [String: Int],
        lines: [OrderLineView]? = nil
    ) {
        self.id = id
        self.partner = partner
        self.number = number
        self.revision = revision
        self.kind = kind
        self.isCancelled = isCancelled
        self.isReleasedOnRequest = isReleasedOnRequest
        self.orderDate = orderDate
        self.endCustomer = endCustomer
        self.acceptedAt = acceptedAt
        self.lineCount = lineCount
        self.linesByState = linesByState
        self.lines = lines
    }
}
