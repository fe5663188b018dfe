// Registration tokens: with which product instances get into a virtual account.
//
// GUARANTEES   The secret is shown once, and kept as its hash. A token registers into its own virtual account only.

public import Domain
public import Storage

extension Fulfilment {
    /// Makes a registration token.
    ///
    /// - Parameters:
    ///   - request: for which virtual account, and within which limits.
    ///   - account: the Smart Account.
    ///   - caller: who makes it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the token with its secret, this once.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func makeRegistrationToken(
        _ request: RegistrationTokenRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> RegistrationTokenView {
        let operation = operation(caller.actor, in: transaction)
        let place = try VirtualAccountPlace.find(
            request.virtualAccount,
            of: account,
            for: .manageUse,
            as: caller,
            in: operation.snapshot
        )
        try place.requireActive(in: operation.snapshot)
        let secret = Secret(.registration, random: randomBytes(32))
        let id = ids.next(IdentifierKinds.RegistrationToken.self)
        let days = try AccessChecks.days(request.days, usual: 30, atMost: 365)
        let uses = try request.maximumUses.map { try UseChecks.quantity($0) }
        try transaction.run(
            """
            INSERT INTO registration_token(id, smart_account, virtual_account, secret_hash, description,
                allows_export_controlled, maximum_uses, expires_at, made_by, made_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            id.rawValue,
            account.rawValue,
            place.id.rawValue,
            secret.hash,
            try UseChecks.optionalText(request.description, "description"),
            request.allowsExportControlled ?? false,
            uses,
            operation.now.adding(milliseconds: days).milliseconds,
            operation.actor,
            operation.now.milliseconds
        )
        try record(tokenActivity("a registration token \(id) was made", place), operation)
        guard let token = try RegistrationTokenRecord.find(id, in: operation.snapshot) else {
            throw StorageError.fatal("registration token \(id) vanished while it was being made")
        }
        return token.view(in: place, secret: secret.text)
    }

    /// Revokes a registration token; what registered with it stays, and one that is revoked already stays so.
    ///
    /// - Parameters:
    ///   - id: the token.
    ///   - caller: who revokes it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the token.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func revokeRegistrationToken(
        _ id: RegistrationTokenID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> RegistrationTokenView {
        let operation = operation(caller.actor, in: transaction)
        let (token, place) = try registrationToken(id, as: caller, in: operation.snapshot)
        let changed = try transaction.run(
            "UPDATE registration_token SET revoked_at = ?2, revoked_by = ?3 WHERE id = ?1 AND revoked_at IS NULL",
            id.rawValue,
            operation.now.milliseconds,
            operation.actor
        )
        guard changed == 1 else { return token.view(in: place) }
        try record(tokenActivity("the registration token \(id) was revoked", place), operation)
        return try registrationToken(id, as: caller, in: operation.snapshot).token.view(in: place)
    }

    /// The registration tokens of a virtual account, without their secrets, in the order in which they were made.
    ///
    /// - Parameters:
    ///   - account: the Smart Account.
    ///   - virtualAccount: the virtual account, by its name or as `va_…`.
    ///   - after: the last one of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,001.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the tokens.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func registrationTokens(
        of account: SmartAccountID,
        within virtualAccount: String,
        after: RegistrationTokenID? = nil,
        limit: Int = 100,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [RegistrationTokenView] {
        let place = try VirtualAccountPlace.find(
            virtualAccount,
            of: account,
            for: .manageUse,
            as: caller,
            in: snapshot
        )
        let limit = min(max(limit, 1), 1_001)
        return try RegistrationTokenRecord.all(in: place.id, after: after?.rawValue ?? 0, limit: limit, snapshot)
            .map { $0.view(in: place) }
    }

    private func registrationToken(_ id: RegistrationTokenID, as caller: Principal, in snapshot: Snapshot) throws
        -> (token: RegistrationTokenRecord, place: VirtualAccountPlace)
    {
        let unknown = FulfilmentError(
            code: "registrationToken.unknown",
            message: "there is no registration token \(id)",
            remedy: "look at the registration tokens of the virtual account"
        )
        guard let token = try RegistrationTokenRecord.find(id, in: snapshot),
            let place = try VirtualAccountPlace.find(token.virtualAccount, in: snapshot)
        else { throw unknown }
        try caller.require(.manageUse, on: place.resource, else: unknown)
        return (token, place)
    }

    private func tokenActivity(_ summary: String, _ place: VirtualAccountPlace) -> Activity {
        Activity(
            owner: .smartAccount(place.smartAccount),
            kind: .registrationTokenChanged,
            summary: "\(summary) for \(place.name)",
            virtualAccount: place.id
        )
    }
}
