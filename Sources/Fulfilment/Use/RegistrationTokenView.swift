/// A registration token, without the secret but in the answer to its making.
public struct RegistrationTokenView: Codable, Hashable, Sendable {
    /// `rtk_…`.
    public var id: String
    /// The name of the virtual account.
    public var virtualAccount: String
    /// What it is for.
    public var description: String?
    /// Whether what registers with it may use export-controlled licenses.
    public var allowsExportControlled: Bool
    /// How many registrations it is good for; nil for any number.
    public var maximumUses: Int?
    /// How many registrations there were.
    public var uses: Int
    /// When it stops counting, RFC 3339.
    public var expiresAt: String
    /// Who made it.
    public var madeBy: String
    /// When it was made.
    public var madeAt: String
    /// When it was revoked.
    public var revokedAt: String?
    /// The secret itself, this once.
    public var secret: String?
}
