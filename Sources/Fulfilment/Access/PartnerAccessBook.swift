// PartnerAccessBook: the rows of what customers let partners do.

internal import Domain
internal import Storage

/// Reads what a partner may do in customers' accounts.
struct PartnerAccessBook {
    let fulfilment: Fulfilment
    let snapshot: Snapshot

    /// What partners may do in an account.
    func list(_ account: SmartAccountID) throws -> [PartnerAccessView] {
        try snapshot.all(
            """
            SELECT role, virtual_account, with_nested, partner, managed_by, granted_by, granted_at FROM partner_access
            WHERE smart_account = ?1 ORDER BY partner, role, virtual_account LIMIT 1000
            """,
            account.rawValue
        ) { try view($0, account) }
    }

    /// One thing that a partner may do in an account.
    func find(_ account: SmartAccountID, _ partner: PartnerID, _ grant: Grant) throws -> PartnerAccessView? {
        try snapshot.first(
            """
            SELECT role, virtual_account, with_nested, partner, managed_by, granted_by, granted_at FROM partner_access
            WHERE smart_account = ?1 AND partner = ?2 AND role = ?3 AND virtual_account = ?4
            """,
            account.rawValue,
            partner.rawValue,
            grant.role.rawValue,
            grant.scope.columns.virtualAccount
        ) { try view($0, account) }
    }

    private func view(_ row: Row, _ account: SmartAccountID) throws -> PartnerAccessView {
        let scope = RoleBook.scope(account.rawValue, row.integer(1), row.bool(2), 0)
        let people = PeopleBook(fulfilment: fulfilment, snapshot: snapshot)
        return PartnerAccessView(
            partner: try fulfilment.partnerName(PartnerID(rawValue: row.integer(3)), in: snapshot),
            smartAccount: account.description,
            role: try people.view(Grant(role: try row.domainValue(0), scope: scope)),
            managedBy: row.text(4),
            grantedBy: row.text(5),
            grantedAt: Timestamp(milliseconds: row.integer(6)).description
        )
    }

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
