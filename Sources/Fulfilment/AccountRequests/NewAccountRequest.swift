/// A company's wish for a Smart Account.
public struct NewAccountRequest: Codable, Hashable, Sendable {
    /// The domain identifier: the company's domain, or a prefix before it for an entity of its own (`abc.xyz.com`).
    public var domain: String
    /// The company's name.
    public var name: String
    /// The company's country.
    public var country: String?
    /// Who asks.
    public var requester: String
    /// Their mailbox, at the domain or below it, or at the domain that the identifier is a prefix of.
    public var email: String

    /// Puts a request together.
    public init(domain: String, name: String, country: String? = nil, requester: String, email: String) {
        self.domain = domain
        self.name = name
        self.country = country
        self.requester = requester
        self.email = email
    }
}
