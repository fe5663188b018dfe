/// What a partner may do in a customer's account.
public struct PartnerAccessView: Codable, Hashable, Sendable {
    /// The partner's name.
    public var partner: String
    /// `sa_…`.
    public var smartAccount: String
    /// The role its administrators and operators have.
    public var role: RoleView
    /// Who may change or end it.
    public var managedBy: String
    /// Who gave it.
    public var grantedBy: String
    /// When, RFC 3339.
    public var grantedAt: String

    /// Puts a view together.
    public init(
        partner: String,
        smartAccount: String,
        role: RoleView,
        managedBy: String,
        grantedBy: String,
        grantedAt: String
    ) {
        self.partner = partner
        self.smartAccount = smartAccount
        self.role = role
        self.managedBy = managedBy
        self.grantedBy = grantedBy
        self.grantedAt = grantedAt
    }
}
