/// A request for a Smart Account.
public struct AccountRequestView: Codable, Hashable, Sendable {
    /// `req_…`.
    public var id: String
    /// The domain identifier that is asked for.
    public var domain: String
    /// The company's name.
    public var name: String
    /// The company's country.
    public var country: String?
    /// Who asks.
    public var requester: String
    /// Their mailbox.
    public var email: String
    /// `open`, `approved` or `declined`.
    public var state: String
    /// `sa_…`, once it is approved.
    public var smartAccount: String?
    /// When it was made, RFC 3339.
    public var requestedAt: String
    /// When it was decided.
    public var decidedAt: String?
    /// Why it was declined.
    public var reason: String?

    /// Puts a view together.
    public init(
        id: String,
        domain: String,
        name: String,
        country: String?,
        requester: String,
        email: String,
        state: String,
        smartAccount: String?,
        requestedAt: String,
        decidedAt: String?,
        reason: String?
    ) {
        self.id = id
        self.domain = domain
        self.name = name
        self.country = country
        self.requester = requester
        self.email = email
        self.state = state
        self.smartAccount = smartAccount
        self.requestedAt = requestedAt
        self.decidedAt = decidedAt
        self.reason = reason
    }
}
