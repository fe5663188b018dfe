// Grant: a role in one place.

/// A role that somebody holds, and where.
public struct Grant: Hashable, Sendable {
    /// Where a role is held.
    public enum Scope: Hashable, Sendable {
        /// A Smart Account with all its virtual accounts.
        case smartAccount(SmartAccountID)
        /// A virtual account, and with `withNested` those that lie in it, however deep.
        case virtualAccount(VirtualAccountID, of: SmartAccountID, withNested: Bool)
        /// A partner.
        case partner(PartnerID)
    }

    /// The role.
    public let role: Role
    /// Where it is held.
    public let scope: Scope

    /// Puts a grant together; one whose role does not fit its scope allows nothing.
    public init(role: Role, scope: Scope) {
        self.role = role
        self.scope = scope
    }

    /// Whether the role can be held in a place of that kind.
    public var isCoherent: Bool {
        switch (role.realm, scope) {
        case (.smartAccount, .smartAccount), (.virtualAccount, .virtualAccount), (.partner, .partner): true
        default: false
        }
    }
}
