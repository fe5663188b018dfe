/// An enterprise agreement or contract, for its customer's eyes.
public struct ContractView: Codable, Hashable, Sendable {
    /// An order under it.
    public struct Order: Codable, Hashable, Sendable {
        /// The name of the partner whose order it is.
        public var partner: String
        /// The partner's number of the order.
        public var number: String
        /// How many of its licenses lie in the account.
        public var licenses: Int

        /// Puts a view together.
        public init(partner: String, number: String, licenses: Int) {
            self.partner = partner
            self.number = number
            self.licenses = licenses
        }
    }

    /// `agr_…`.
    public var id: String
    /// Its number.
    public var number: String
    /// `enterpriseAgreement` or `contract`.
    public var kind: String
    /// The first day of its term.
    public var startsOn: String
    /// The last day of its term; nil for one without an end.
    public var endsOn: String?
    /// What people should know.
    public var note: String?
    /// The suites it covers.
    public var suites: [String] = []
    /// The orders under it.
    public var orders: [Order] = []
    /// How many licenses of its orders lie in the account.
    public var licenses = 0

    /// Puts a view together.
    public init(id: String, number: String, kind: String, startsOn: String, endsOn: String?, note: String?) {
        self.id = id
        self.number = number
        self.kind = kind
        self.startsOn = startsOn
        self.endsOn = endsOn
        self.note = note
    }
}
