/// What a partner is to be let do in a customer's account.
public struct PartnerAccessRequest: Codable, Hashable, Sendable {
    /// The partner's name.
    public var partner: String
    /// The role its administrators and operators have; its others look on in the same place.
    public var role: RoleRequest
    /// Who may change or end it: `customer`, `partner` or `both`; `customer` where it is left out.
    public var managedBy: String?

    /// Puts a request together.
    public init(partner: String, role: RoleRequest, managedBy: String? = nil) {
        self.partner = partner
        self.role = role
        self.managedBy = managedBy
    }
}
