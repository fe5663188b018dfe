/// A role that somebody holds.
public struct RoleView: Codable, Hashable, Sendable {
    /// The role, as in `Role`.
    public var role: String
    /// `sa_…`, for a role in a Smart Account or one of its virtual accounts.
    public var smartAccount: String?
    /// `va_…`, for a role in a virtual account.
    public var virtualAccount: String?
    /// Whether it is held in what lies in the virtual account too.
    public var withNested: Bool?
    /// The partner's name, for a role of a partner's.
    public var partner: String?

    /// Puts a view together.
    public init(
        role: String,
        smartAccount: String? = nil,
        virtualAccount: String? = nil,
        withNested: Bool? = nil,
        partner: String? = nil
    ) {
        self.role = role
        self.smartAccount = smartAccount
        self.virtualAccount = virtualAccount
        self.withNested = withNested
        self.partner = partner
    }
}
