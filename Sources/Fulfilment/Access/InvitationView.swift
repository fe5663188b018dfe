/// An invitation, without its code but in the answer to its making.
public struct InvitationView: Codable, Hashable, Sendable {
    /// `inv_…`.
    public var id: String
    /// The mailbox of who is invited.
    public var email: String
    /// `open`, `accepted` or `revoked`; one that is open counts until it expires.
    public var state: String
    /// Whether the mailbox is at another domain than the account's.
    public var isOutside: Bool
    /// Who invited.
    public var invitedBy: String
    /// When, RFC 3339.
    public var invitedAt: String
    /// Until when it can be accepted.
    public var expiresAt: String
    /// What the invited person accepts it with, this once.
    public var code: String?

    /// Puts a view together.
    public init(
        id: String,
        email: String,
        state: String,
        isOutside: Bool,
        invitedBy: String,
        invitedAt: String,
        expiresAt: String,
        code: String? = nil
    ) {
        self.id = id
        self.email = email
        self.state = state
        self.isOutside = isOutside
        self.invitedBy = invitedBy
        self.invitedAt = invitedAt
        self.expiresAt = expiresAt
        self.code = code
    }
}
