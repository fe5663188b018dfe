/// An enterprise agreement or contract that is to be recorded as a whole.
public struct ContractRequest: Codable, Hashable, Sendable {
    /// An order under it.
    public struct Order: Codable, Hashable, Sendable {
        /// The name of the partner whose order it is.
        public var partner: String
        /// The partner's number of the order.
        public var number: String

        /// Names an order.
        public init(partner: String, number: String) {
            self.partner = partner
            self.number = number
        }
    }

    /// `enterpriseAgreement` or `contract`.
    public var kind: String
    /// The first day of its term, `2026-11-25`.
    public var startsOn: String
    /// The last day of its term; nil for one without an end.
    public var endsOn: String?
    /// The suites it covers.
    public var suites: [String]?
    /// What people should know.
    public var note: String?
    /// The orders under it.
    public var orders: [Order]?

    /// Puts a request together.
    public init(
        kind: String,
        startsOn: String,
        endsOn: String? = nil,
        suites: [String]? = nil,
        note: String? = nil,
        orders: [Order]? = nil
    ) {
        self.kind = kind
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.suites = suites
        self.note = note
        self.orders = orders
    }
}
