/// What people's decisions taught, as people and programs are shown it.
public struct AliasView: Codable, Hashable, Sendable {
    /// `als_…`.
    public var id: String
    /// The partner's name.
    public var partner: String
    /// The customer's name as it is compared.
    public var name: String
    /// The customer's country.
    public var country: String?
    /// The company's domain.
    public var domain: String?
    /// The account's domain identifier.
    public var smartAccount: String
    /// `candidate`, `confirmed` or `revoked`.
    public var state: String
    /// Who taught it.
    public var author: String
    /// When, RFC 3339.
    public var learnedAt: String
    /// The number of the order that it was learned from.
    public var learnedFrom: String
    /// Who confirmed it.
    public var confirmedBy: String?
    /// When, RFC 3339.
    public var confirmedAt: String?
    /// The number of the order that confirmed it; nil by command.
    public var confirmedFrom: String?
    /// Who revoked it.
    public var revokedBy: String?
    /// When, RFC 3339.
    public var revokedAt: String?
    /// The lines that are scheduled by it and not yet released; nil in listings.
    public var lines: [AliasLineView]?

    /// Puts a view together; the rest is set by the caller.
    public init(
        id: String,
        partner: String,
        name: String,
        smartAccount: String,
        state: String,
        author: String,
        learnedAt: String,
        learnedFrom: String
    ) {
        self.id = id
        self.partner = partner
        self.name = name
        self.smartAccount = smartAccount
        self.state = state
        self.author = author
        self.learnedAt = learnedAt
        self.learnedFrom = learnedFrom
    }
}
