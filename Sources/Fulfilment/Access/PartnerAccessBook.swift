// PartnerAccessBook: the rows of what customers let partners do.

internal import Domain
internal import Storage

/// Reads what a partner may do in customers' accounts.
enum PartnerAccessBook {
    /// The roles of a partner's principal: its own, and in customers' accounts those that were given to the partner, to
    /// its administrators and operators; the others have the viewer's in the same place.
    static func grants(of principal: PrincipalID, _ partner: PartnerID, in snapshot: Snapshot) throws -> [Grant] {
        let own = try RoleBook(snapshot: snapshot).grants(of: principal)
        guard !own.isEmpty else { return [] }
        let acts = own.contains { $0.role == .partnerAdministrator || $0.role == .partnerOperator }
        return try own
            + snapshot.all(
                """
                SELECT role, smart_account, virtual_account, with_nested, smart_account.state
                FROM partner_access JOIN smart_account ON smart_account.id = partner_access.smart_account
                WHERE partner = ?1
                """,
                partner.rawValue
            ) { row -> Grant? in
                let role: Role = try row.domainValue(0)
                let scope = RoleBook.scope(row.integer(1), row.integer(2), row.bool(3), 0)
                return Grant(role: acts ? role : role.viewer, scope: scope).counting(in: try row.domainValue(4))
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
