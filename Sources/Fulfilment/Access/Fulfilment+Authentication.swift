// Authentication: from a token to its holder with all roles that count now.
//
// GUARANTEES   A token that is unknown, expired, revoked or somebody's who was removed is answered by nil, all alike.
//              Roles in an account that is suspended only look; in one that is closed there are none.
//              A seek for the token and its holder and one for the roles; nothing is written: that a token was used is
//              noted in memory, and written by a job, once a minute for a token at the most.

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
            SELECT principal.id, principal.kind, principal.partner, token.scopes, token.id, token.last_used_at
            FROM token JOIN principal ON principal.id = token.principal
            WHERE token.hash = ?1 AND token.revoked_at IS NULL AND (token.expires_at IS NULL OR token.expires_at > ?2)
                AND principal.state = 'active'
            """,
            secret.hash,
            time.now.milliseconds
        ) { row in
            (
                id: row.integer(0), kind: row.text(1), partner: row.optionalInteger(2), scopes: row.optionalText(3),
                token: TokenID(rawValue: row.integer(4)), lastUsed: row.optionalInteger(5)
            )
        }
        guard let row else { return nil }
        tokenUses.note(row.token, lastWritten: row.lastUsed.map(Timestamp.init(milliseconds:)), now: time.now)
        let id = PrincipalID(rawValue: row.id)
        let grants =
            if let partner = row.partner {
                try PartnerAccessBook.grants(of: id, PartnerID(rawValue: partner), in: snapshot)
            } else {
                try RoleBook(snapshot: snapshot).countingGrants(of: id)
            }
        return Principal(
            kind: row.kind == "person" ? .person(id) : .client(id),
            grants: grants,
            scopes: row.scopes.map { Set($0.split(separator: " ").compactMap { Action(rawValue: String($0)) }) }
        )
    }

    /// Writes when tokens were last used, apart from any request.
    ///
    /// - Parameter transaction: the caller's transaction; a use that was noted for one that fails is noted again with
    ///   the token's next use.
    /// - Throws: `StorageError`.
    func keepTokenUses(in transaction: Transaction) throws {
        for (token, moment) in tokenUses.take() {
            try transaction.run(
                "UPDATE token SET last_used_at = ?2 WHERE id = ?1 AND coalesce(last_used_at, 0) < ?2",
                token.rawValue,
                moment.milliseconds
            )
        }
    }
}

extension Grant {
    /// What a role is worth while its account stands so; nil for nothing.
    func counting(in state: SmartAccountState) -> Grant? {
        switch state {
        case .active, .pending: self
        case .suspended: Grant(role: role.onlyLooking, scope: scope)
        case .closed: nil
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
