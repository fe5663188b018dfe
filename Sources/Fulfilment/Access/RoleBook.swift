// RoleBook: the rows of roles.

internal import Domain
internal import Storage

/// Reads and writes the roles of principals.
struct RoleBook {
    let snapshot: Snapshot

    /// The roles that a principal was given itself.
    func grants(of principal: PrincipalID) throws -> [Grant] {
        try snapshot.all(
            """
            SELECT role, smart_account, virtual_account, with_nested, partner FROM role_grant WHERE principal = ?1
            """,
            principal.rawValue
        ) { row in
            Role(rawValue: row.text(0)).map { role in
                Grant(role: role, scope: Self.scope(row.integer(1), row.integer(2), row.bool(3), row.integer(4)))
            }
        }.compactMap(\.self)
    }

    /// The roles of a customer's principal, as far as they count while its account stands as it does.
    func countingGrants(of principal: PrincipalID) throws -> [Grant] {
        try snapshot.all(
            """
            SELECT role_grant.role, role_grant.smart_account, virtual_account, with_nested, partner, smart_account.state
            FROM role_grant JOIN smart_account ON smart_account.id = role_grant.smart_account WHERE principal = ?1
            """,
            principal.rawValue
        ) { row -> Grant? in
            let scope = Self.scope(row.integer(1), row.integer(2), row.bool(3), row.integer(4))
            return Grant(role: try row.domainValue(0), scope: scope).counting(in: try row.domainValue(5))
        }.compactMap(\.self)
    }

    /// Gives a role.
    ///
    /// - Returns: whether it was not there just so.
    static func give(_ grant: Grant, to principal: PrincipalID, _ operation: Operation) throws -> Bool {
        let (account, virtualAccount, withNested, partner) = grant.scope.columns
        return try operation.transaction.run(
            """
            INSERT INTO role_grant(principal, role, smart_account, virtual_account, with_nested, partner, granted_by,
                granted_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(principal, role, smart_account, virtual_account, partner)
                DO UPDATE SET with_nested = excluded.with_nested WHERE with_nested <> excluded.with_nested
            """,
            principal.rawValue,
            grant.role.rawValue,
            account,
            virtualAccount,
            withNested,
            partner,
            operation.actor,
            operation.now.milliseconds
        ) == 1
    }

    /// Takes a role; the last administrator keeps theirs.
    ///
    /// - Returns: whether it was there.
    static func take(_ grant: Grant, from principal: PrincipalID, _ operation: Operation) throws -> Bool {
        try checkIsNotLast(grant, principal, operation.snapshot)
        let (account, virtualAccount, _, partner) = grant.scope.columns
        return try operation.transaction.run(
            """
            DELETE FROM role_grant WHERE principal = ?1 AND role = ?2 AND smart_account = ?3 AND virtual_account = ?4
                AND partner = ?5
            """,
            principal.rawValue,
            grant.role.rawValue,
            account,
            virtualAccount,
            partner
        ) == 1
    }

    private static func checkIsNotLast(_ grant: Grant, _ principal: PrincipalID, _ snapshot: Snapshot) throws {
        guard grant.role == .smartAccountAdministrator || grant.role == .partnerAdministrator else { return }
        let (account, _, _, partner) = grant.scope.columns
        let others = try snapshot.integer(
            """
            SELECT count(*) FROM role_grant
            WHERE role = ?1 AND smart_account = ?2 AND partner = ?3 AND principal <> ?4
            """,
            grant.role.rawValue,
            account,
            partner,
            principal.rawValue
        )
        guard others == 0 else { return }
        throw FulfilmentError(
            code: "people.lastAdministrator",
            message: "\(principal) is the last administrator there",
            remedy: "make somebody else an administrator first"
        )
    }

    static func scope(_ account: Int64, _ virtualAccount: Int64, _ withNested: Bool, _ partner: Int64) -> Grant.Scope {
        if partner != 0 { return .partner(PartnerID(rawValue: partner)) }
        let account = SmartAccountID(rawValue: account)
        if virtualAccount == 0 { return .smartAccount(account) }
        return .virtualAccount(VirtualAccountID(rawValue: virtualAccount), of: account, withNested: withNested)
    }
}

extension Grant {
    /// Whether the virtual account it is held in is there; an account and a partner are never removed.
    func hasPlace(in snapshot: Snapshot) throws -> Bool {
        guard case .virtualAccount(let id, let account, _) = scope else { return true }
        return try VirtualAccountPlace.find(id, in: snapshot)?.smartAccount == account
    }
}

extension Grant.Scope {
    /// For the columns of `role_grant`, 0 for what it is not.
    var columns: (smartAccount: Int64, virtualAccount: Int64, withNested: Bool, partner: Int64) {
        switch self {
        case .smartAccount(let id): (id.rawValue, 0, false, 0)
        case .virtualAccount(let id, let account, let withNested): (account.rawValue, id.rawValue, withNested, 0)
        case .partner(let id): (0, 0, false, id.rawValue)
        }
    }
}
