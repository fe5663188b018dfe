/// An API token, without the secret but in the answer to its making.
public struct TokenView: Codable, Hashable, Sendable {
    /// `tok_…`.
    public var id: String
    /// What it is for.
    public var name: String
    /// The rights it is limited to; nil for no limit besides its holder's roles.
    public var scopes: [String]?
    /// When it was made, RFC 3339.
    public var createdAt: String
    /// When it stops counting.
    public var expiresAt: String?
    /// When it was last used, to the minute.
    public var lastUsedAt: String?
    /// When it was revoked.
    public var revokedAt: String?
    /// The secret itself, this once.
    public var secret: String?

    /// Puts a view together.
    public init(
        id: String,
        name: String,
        scopes: [String]?,
        createdAt: String,
        expiresAt: String?,
        lastUsedAt: String? = nil,
        revokedAt: String? = nil,
        secret: String? = nil
    ) {
        self.id = id
        self.name = name
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
        self.revokedAt = revokedAt
        self.secret = secret
    }
}
