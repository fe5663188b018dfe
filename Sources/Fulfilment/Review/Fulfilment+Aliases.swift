// Aliases: what is learned from people's decisions, confirmed by others, and revoked.
//
// GUARANTEES   An alias matches by itself only after another person or another order confirmed it, and after the
//              partner's cool-off. Revoking one decides again, in the same transaction, about what it matched and what
//              has not been released.

public import Domain
internal import JobQueue
internal import Matching
public import Storage

extension Fulfilment {
    /// Learns from a line that orders of its identity belong to an account, or confirms what was learned before.
    ///
    /// - Parameters:
    ///   - line: the line about which somebody decided.
    ///   - account: whose it is.
    ///   - actor: who decided, for example `operator:anna`.
    ///   - transaction: the caller's transaction.
    /// - Returns: the alias as it is then.
    /// - Throws: `FulfilmentError` when the line's customer is not named fit for it; `StorageError`.
    public func learnAlias(
        from line: OrderLineID,
        account: SmartAccountID,
        actor: String,
        in transaction: Transaction
    ) throws -> AliasView {
        let operation = operation(actor, in: transaction)
        guard let (record, order) = try LineRecord.find(line, in: operation.snapshot) else {
            throw FulfilmentError.unknownLine(line)
        }
        let identity = try identity(of: record, order, operation.snapshot)
        let known = try operation.snapshot.integer(
            "SELECT id FROM alias WHERE identity = ?1 AND smart_account = ?2 AND state <> 'revoked'",
            identity.text,
            account.rawValue
        )
        let id = known ?? ids.nextNumber()
        if known != nil {
            try confirm(id, order, operation)
        } else {
            try transaction.run(
                """
                INSERT INTO alias(id, partner, identity_hash, identity, smart_account, state, author, learned_at,
                    learned_from)
                VALUES(?1, ?2, ?3, ?4, ?5, 'candidate', ?6, ?7, ?8)
                """,
                id,
                order.partner.rawValue,
                identity.kept,
                identity.text,
                account.rawValue,
                actor,
                operation.now.milliseconds,
                order.id.rawValue
            )
        }
        guard let alias = try AliasView.find(id, in: operation.snapshot) else { throw FulfilmentError.unknownAlias(id) }
        return alias
    }

    /// A second person confirms an alias.
    ///
    /// - Throws: `FulfilmentError` when there is no such candidate, or the same person taught it; `StorageError`.
    public func confirmAlias(_ id: Int64, actor: String, in transaction: Transaction) throws -> AliasView {
        let operation = operation(actor, in: transaction)
        guard let alias = try AliasView.find(id, in: operation.snapshot) else { throw FulfilmentError.unknownAlias(id) }
        guard alias.state == "candidate", alias.author != actor else {
            throw FulfilmentError(
                code: "alias.notConfirmed",
                message: alias.state == "candidate" ? "\(actor) taught it" : "it is \(alias.state)",
                remedy: "let another person confirm a candidate, or decide about another order of the customer"
            )
        }
        try confirm(id, nil, operation)
        return try AliasView.find(id, in: operation.snapshot) ?? alias
    }

    /// Revokes an alias; what it matched and has not been released is decided again.
    ///
    /// - Returns: the alias as it is then; revoking it again changes nothing.
    /// - Throws: `FulfilmentError` when there is no such alias; `StorageError`.
    public func revokeAlias(_ id: Int64, actor: String, in transaction: Transaction) throws -> AliasView {
        let operation = operation(actor, in: transaction)
        guard let alias = try AliasView.find(id, in: operation.snapshot) else { throw FulfilmentError.unknownAlias(id) }
        try transaction.run(
            "UPDATE alias SET state = 'revoked', revoked_by = ?2, revoked_at = ?3 WHERE id = ?1 AND state <> 'revoked'",
            id,
            actor,
            operation.now.milliseconds
        )
        _ = try decideAgain([.interested(in: EvidenceKey(.alias, alias.identity))], operation)
        return try AliasView.find(id, in: operation.snapshot) ?? alias
    }

    /// A partner's aliases, revoked ones too, in the order in which they were learned.
    ///
    /// - Parameters:
    ///   - partner: the partner.
    ///   - id: the last one of the page before; 0 for the first page.
    ///   - limit: at most so many.
    ///   - snapshot: the state to look at.
    /// - Returns: the aliases.
    /// - Throws: `StorageError`.
    public func aliases(
        of partner: PartnerID,
        after id: Int64 = 0,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [AliasView] { try AliasView.list(partner, after: id, limit: limit, in: snapshot) }

    /// Confirms a candidate by another person, or by another order; what is neither changes nothing.
    private func confirm(_ id: Int64, _ order: OrderRecord?, _ operation: Operation) throws {
        let changed = try operation.transaction.run(
            """
            UPDATE alias SET state = 'confirmed', confirmed_by = ?2, confirmed_at = ?3, confirmed_from = ?4
            WHERE id = ?1 AND state = 'candidate' AND (author <> ?2 OR coalesce(?4, learned_from) <> learned_from)
            """,
            id,
            operation.actor,
            operation.now.milliseconds,
            order?.id.rawValue
        )
        guard changed == 1, let alias = try AliasView.find(id, in: operation.snapshot) else { return }
        let nomination = Nomination.interested(in: EvidenceKey(.alias, alias.identity))
        let coolOff = settings(of: alias.partner).matching.aliasCoolOff
        if coolOff > 0 {
            try enqueue(nomination, after: 0, operation, at: operation.now.milliseconds + coolOff)
        } else {
            _ = try decideAgain([nomination], operation)
        }
    }

    /// By what orders like a line's are remembered.
    func identity(of line: LineRecord, _ order: OrderRecord, _ snapshot: Snapshot) throws -> EvidenceKey {
        let evidence = try evidence(of: line, order, in: snapshot)
        guard let identity = evidence.identity, evidence.name?.hasDistinctiveCore == true else {
            throw FulfilmentError(
                code: "identity.missing",
                message: "the order names no customer by whom others like it could be known again",
                remedy: "decide about this order alone, with an assignment"
            )
        }
        return identity
    }
}

extension FulfilmentError {
    static func unknownAlias(_ id: Int64) -> FulfilmentError {
        FulfilmentError(
            code: "alias.unknown",
            message: "there is no alias \(id)",
            remedy: "look at the list of aliases"
        )
    }

    static func unknownLine(_ line: OrderLineID) -> FulfilmentError {
        FulfilmentError(code: "line.unknown", message: "there is no line \(line)", remedy: "check the line's id")
    }
}
