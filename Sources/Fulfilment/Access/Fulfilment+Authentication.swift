// Authentication: from a token to its holder with all roles that count now.
//
// GUARANTEES   A token that is unknown, expired, revoked or somebody's who was removed is answered by nil, all alike.
//              Roles in an account that is suspended only look; in one that is closed there are none.
// DOES NOT     Note that a token was used: reading stays reading. `noteUse` does, once a minute.

public import Domain
public import Storage

extension Fulfilment {
    /// The holder of a token.
    ///
    /// - Parameters:
    ///   - token: the secret as it was sent.
    ///   - snapshot: the state to look at.
    /// - Returns: the holder; nil where the token counts for nothing.
    /// - Throws: `StorageError`.
    public func principal(token: String, in snapshot: Snapshot) throws -> Principal? {
        guard let secret = Secret(.token, token) else { return nil }
        let row = try snapshot.first(
            """
            SELECT principal.id, principal.kind, principal.partner, token.scopes
            FROM token JOIN principal ON principal.id = token.principal
            WHERE token.hash = ?1 AND token.revoked_at IS NULL AND (token.expires_at IS NULL OR token.expires_at > ?2)
                AND principal.state = 'active'
            """,
            secret.hash,
            time.now.milliseconds
        ) { (id: $0.integer(0), kind: $0.text(1), partner: $0.optionalInteger(2), scopes: $0.optionalText(3)) }
        guard let row else { return nil }
        let id = PrincipalID(rawValue: row.id)
        var grants = try RoleBook(snapshot: snapshot).grants(of: id)
        if let partner = row.partner {
            grants += try PartnerAccessBook.grants(of: PartnerID(rawValue: partner), holding: grants, in: snapshot)
        }
        return Principal(
            kind: row.kind == "person" ? .person(id) : .client(id),
            grants: try grants.compactMap { try counting($0, in: snapshot) },
            scopes: row.scopes.map { Set($0.split(separator: " ").compactMap { Action(rawValue: String($0)) }) }
        )
    }

    /// Notes that a token was used; at most once a minute is worth a row.
    ///
    /// - Parameters:
    ///   - token: the secret as it was sent.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`.
    public func noteUse(ofToken token: String, in transaction: Transaction) throws {
        guard let secret = Secret(.token, token) else { return }
        let now = time.now.milliseconds
        try transaction.run(
            "UPDATE token SET last_used_at = ?2 WHERE hash = ?1 AND coalesce(last_used_at, 0) <= ?2 - 60000",
            secret.hash,
            now
        )
    }

    /// What a role is worth while its account stands as it does; nil for nothing.
    private func counting(_ grant: Grant, in snapshot: Snapshot) throws -> Grant? {
        let account: SmartAccountID
        switch grant.scope {
        case .partner: return grant
        case .smartAccount(let id), .virtualAccount(_, let id, _): account = id
        }
        let state = try snapshot.first("SELECT state FROM smart_account WHERE id = ?1", account.rawValue) { $0.text(0) }
        switch state.flatMap(SmartAccountState.init(rawValue:)) {
        case .active, .pending: return grant
        case .suspended: return Grant(role: grant.role.onlyLooking, scope: grant.scope)
        case .closed, nil: return nil
        }
    }
}

extension Role {
    /// What is left of a role where nothing may be changed; an Approver can still accept what ends a suspension.
    fileprivate var onlyLooking: Role {
        switch self {
        case .smartAccountAdministrator, .smartAccountUser, .smartAccountViewer: .smartAccountViewer
        case .virtualAccountAdministrator, .virtualAccountUser, .virtualAccountViewer: .virtualAccountViewer
        default: self
        }
    }
}
