/// A person or program that uses the API.
public struct PrincipalView: Codable, Hashable, Sendable {
    /// `prn_…`.
    public var id: String
    /// `person` or `client`.
    public var kind: String
    /// What it is called.
    public var name: String
    /// A person's mailbox.
    public var email: String?
    /// `active` or `removed`.
    public var state: String
    /// Its roles; none for one that is removed.
    public var roles: [RoleView]
    /// When it began, RFC 3339.
    public var createdAt: String

    /// Puts a view together.
    public init(
        id: String,
        kind: String,
        name: String,
        email: String?,
        state: String,
        roles: [RoleView],
        createdAt: String
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.email = email
        self.state = state
        self.roles = roles
        self.createdAt = createdAt
    }
}
