// “Not a match”: what people said is not so, and is never matched again.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// A person says that a line, and every order that says the same of its customer, is not an account's.
    ///
    /// What was learned otherwise is revoked; a tier that matched the line so loses its right to match. What has not been
    /// released is decided again.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - account: whose it is not.
    ///   - actor: who says so, for example `operator:anna`.
    ///   - transaction: the caller's transaction.
    /// - Throws: `FulfilmentError` when the line is unknown or its customer is not named; `StorageError`.
    public func rejectMatch(
        of line: OrderLineID,
        with account: SmartAccountID,
        actor: String,
        in transaction: Transaction
    ) throws {
        let operation = operation(actor, in: transaction)
        guard let (record, order) = try LineRecord.find(line, in: operation.snapshot) else {
            throw FulfilmentError.unknownLine(line)
        }
        guard try AccountDirectory(operation.snapshot).account(id: account) != nil else {
            throw FulfilmentError.unknownAccount(account.description)
        }
        guard let identity = try evidence(of: record, order, in: operation.snapshot).identity else {
            throw FulfilmentError(
                code: "identity.missing",
                message: "the order names no customer by whom others like it could be known again",
                remedy: "assign the order to the account that it belongs to"
            )
        }
        try remember(identity, account, operation)
        try ShadowDecisions(operation: operation, partner: order.partner).deny(line, account)
        let breaker = TierBreaker(fulfilment: self, operation: operation, order: order)
        try breaker.judge(line, record.number, account, "a person said that it is not \(account)")
        try decideLines(of: order.id, operation)
        _ = try decideAgain([.interested(in: identity)], operation)
    }

    private func remember(_ identity: EvidenceKey, _ account: SmartAccountID, _ operation: Operation) throws {
        try operation.transaction.run(
            """
            INSERT INTO not_a_match(identity_hash, identity, smart_account, actor, decided_at)
            VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(identity_hash, identity, smart_account) DO NOTHING
            """,
            identity.kept,
            identity.text,
            account.rawValue,
            operation.actor,
            operation.now.milliseconds
        )
        try operation.transaction.run(
            """
            UPDATE alias SET state = 'revoked', revoked_by = ?3, revoked_at = ?4
            WHERE identity = ?1 AND smart_account = ?2 AND state <> 'revoked'
            """,
            identity.text,
            account.rawValue,
            operation.actor,
            operation.now.milliseconds
        )
    }
}
