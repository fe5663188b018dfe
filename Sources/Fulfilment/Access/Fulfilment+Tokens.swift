// Tokens: what people and programs show with every request.

public import Domain
public import Storage

extension Fulfilment {
    /// The tokens of somebody, without their secrets.
    ///
    /// - Throws: `FulfilmentError` where the caller is neither they nor may see the people there; `StorageError`.
    public func tokens(of id: PrincipalID, as caller: Principal, in snapshot: Snapshot) throws -> [TokenView] {
        _ = try visible(id, as: caller, in: snapshot)
        return try snapshot.all(
            """
            SELECT id, name, scopes, created_at, expires_at, last_used_at, revoked_at FROM token
            WHERE principal = ?1 ORDER BY id DESC LIMIT 1000
            """,
            id.rawValue,
            transform: TokenView.init
        )
    }

    /// Makes somebody another token.
    ///
    /// - Returns: the token with its secret, this once.
    /// - Throws: `FulfilmentError` where the caller is neither they nor may manage the people there; `StorageError`.
    public func createToken(
        _ request: TokenRequest,
        for id: PrincipalID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> TokenView {
        let operation = operation(caller.actor, in: transaction)
        let (view, owner) = try visible(id, as: caller, in: operation.snapshot)
        if caller.principalID != id {
            try caller.require(.managePeople, on: owner.resource, else: .unknownPrincipal(id))
            // A token is all that its holder may do: a person's is made by that person only.
            guard view.kind == "client" || caller.isOperator else { throw FulfilmentError.tokenOfAnother }
        }
        guard view.state == "active" else { throw FulfilmentError.unknownPrincipal(id) }
        let token = try makeToken(request, for: id, limitedTo: caller, operation)
        let summary = "the token \(token.name) of \(view.name) was made"
        try record(Activity(owner: owner.log, kind: .tokenChanged, summary: summary), operation)
        return token
    }

    /// Revokes a token; one that is revoked already stays so.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func revokeToken(_ id: TokenID, as caller: Principal, in transaction: Transaction) throws {
        let operation = operation(caller.actor, in: transaction)
        let unknown = FulfilmentError(
            code: "token.unknown",
            message: "there is no token \(id)",
            remedy: "look at the tokens of who holds it"
        )
        let row = try operation.snapshot.first("SELECT principal, name FROM token WHERE id = ?1", id.rawValue) {
            (principal: PrincipalID(rawValue: $0.integer(0)), name: $0.text(1))
        }
        guard let row else { throw unknown }
        let (view, owner): (PrincipalView, AccessOwner)
        do {
            (view, owner) = try visible(row.principal, as: caller, in: operation.snapshot)
        } catch is FulfilmentError {
            throw unknown
        }
        if caller.principalID != row.principal {
            try caller.require(.managePeople, on: owner.resource, else: unknown)
        }
        let changed = try transaction.run(
            "UPDATE token SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            id.rawValue,
            operation.now.milliseconds
        )
        guard changed == 1 else { return }
        let summary = "the token \(row.name) of \(view.name) was revoked"
        try record(Activity(owner: owner.log, kind: .tokenChanged, summary: summary), operation)
    }

    /// Makes a token; one that is made with a limited token is limited to the same at the most, whoever it is for.
    func makeToken(
        _ request: TokenRequest,
        for id: PrincipalID,
        limitedTo caller: Principal? = nil,
        _ operation: Operation
    ) throws -> TokenView {
        let name = try AccessChecks.name(request.name)
        var scopes = request.scopes
        if let limit = caller?.scopes {
            scopes = (scopes ?? limit.map(\.rawValue)).filter { text in limit.contains { $0.rawValue == text } }
        }
        let kept = try AccessChecks.scopes(scopes)
        let secret = Secret(.token, random: randomBytes(32))
        let expiry = operation.now.milliseconds + (try AccessChecks.days(request.days, usual: 365, atMost: 3_650))
        let token = ids.next(IdentifierKinds.Token.self)
        try operation.transaction.run(
            """
            INSERT INTO token(id, principal, hash, name, scopes, created_by, created_at, expires_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            token.rawValue,
            id.rawValue,
            secret.hash,
            name.text,
            kept,
            operation.actor,
            operation.now.milliseconds,
            expiry
        )
        return TokenView(
            id: token.description,
            name: name.text,
            scopes: kept.map { $0.split(separator: " ").map(String.init) },
            createdAt: operation.moment,
            expiresAt: Timestamp(milliseconds: expiry).description,
            secret: secret.text
        )
    }
}

extension TokenView {
    fileprivate init(_ row: Row) {
        func moment(_ column: Int32) -> String? {
            row.optionalInteger(column).map { Timestamp(milliseconds: $0).description }
        }
        self.init(
            id: TokenID(rawValue: row.integer(0)).description,
            name: row.text(1),
            scopes: row.optionalText(2).map { $0.split(separator: " ").map(String.init) },
            createdAt: Timestamp(milliseconds: row.integer(3)).description,
            expiresAt: moment(4),
            lastUsedAt: moment(5),
            revokedAt: moment(6)
        )
    }
}

extension FulfilmentError {
    fileprivate static let tokenOfAnother = FulfilmentError(
        code: "access.forbidden",
        message: "a person's token is made by that person",
        remedy: "invite them, or make a program of your own"
    )
}
