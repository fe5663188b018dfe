/// A role that is to be given or taken, in the account or for the partner that the request names.
public struct RoleRequest: Codable, Hashable, Sendable {
    /// The role, as in `Role`.
    public var role: String
    /// The virtual account, by its name or as `va_…`, for a role that is held in one.
    public var virtualAccount: String?
    /// Whether it is held in the virtual accounts that lie in that one too; false where it is left out.
    public var withNested: Bool?

    /// Puts a request together.
    public init(role: String, virtualAccount: String? = nil, withNested: Bool? = nil) {
        self.role = role
        self.virtualAccount = virtualAccount
        self.withNested = withNested
    }
}
