// PartnerAccessBook: the rows of what customers let partners do.

internal import Domain
internal import Storage

/// Reads what a partner may do in customers' accounts.
enum PartnerAccessBook {
    /// The roles that a partner's people have in customers' accounts: its administrators and operators the role that was
    /// given, the others the viewer's in the same place.
    static func grants(of partner: PartnerID, holding own: [Grant], in snapshot: Snapshot) throws -> [Grant] {
        guard !own.isEmpty else { return [] }
        let acts = own.contains { $0.role == .partnerAdministrator || $0.role == .partnerOperator }
        return try snapshot.all(
            "SELECT role, smart_account, virtual_account, with_nested FROM partner_access WHERE partner = ?1",
            partner.rawValue
        ) { row -> Grant? in
            guard let role = Role(rawValue: row.text(0)) else { return nil }
            let scope = RoleBook.scope(row.integer(1), row.integer(2), row.bool(3), 0)
            return Grant(role: acts ? role : role.viewer, scope: scope)
        }.compactMap(\.self)
    }
}

extension Role {
    /// The role that looks on in the same realm.
    fileprivate var viewer: Role {
        switch realm {
        case .smartAccount: .smartAccountViewer
        case .virtualAccount: .virtualAccountViewer
        case .partner: .partnerViewer
        }
    }
}
