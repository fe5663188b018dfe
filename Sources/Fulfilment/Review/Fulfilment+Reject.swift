// A person says that orders of a customer are not an account's, and takes that back.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Orders that say the same of the customer are not the account's: nothing matches them with it by itself any more.
    ///
    /// What people decided for the account and is not released yet is taken back, and aliases that say otherwise are
    /// revoked. A rule that had matched the line with the account has matched wrongly, released or not.
    ///
    /// - Parameters:
    ///   - account: which it is not.
    ///   - request: the line, and who says it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when nothing can be remembered of the line; `StorageError`.
    public func reject(
        _ account: SmartAccountID,
        _ request: ReviewRequest,
        in transaction: Transaction
    ) throws -> ReviewResult {
        let operation = operation(request.actor, in: transaction)
        let (seen, identity) = try identified(request.line, account, operation)
        let domain = try AccountDirectory(operation.snapshot).account(id: account)?.domain.text ?? account.description
        let shown = try seen.verdict().candidates
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
        let taken = try TakenBack(fulfilment: self, operation: operation, seen: seen, account: account).run()
        let book = AliasBook(fulfilment: self, operation: operation)
        let aliases = try book.entries(of: identity).filter { $0.account == account }
        for alias in aliases { try book.revoke(alias.id) }
        let work = OrderWork(self, operation, seen.order)
        try work.breaker.judge(seen.line.id, seen.line.number, account, "a person said that it is not \(domain)")
        for line in try seen.lines.slice(limit: DecidedLines.atOnce).lines { try work.shadows.deny(line.id, account) }
        try work.shadows.deny(seen.line.id, account)
        _ = try decideAgain([.interested(in: identity), .scheduled(account)], operation)
        let parts = [
            "\(domain) is not a match, and will not be for orders that say the same",
            taken == 0 ? nil : "\(Confirmation.count(taken, false)) taken back",
            aliases.isEmpty ? nil : "\(aliases.map(\.id.description).joined(separator: ", ")) revoked",
        ]
        let explanation = parts.compactMap(\.self).joined(separator: "; ")
        return try keep(.reject, seen, account, taken, explanation, request, shown, operation)
    }

    /// Takes back that orders of a customer are not an account's.
    ///
    /// - Parameters:
    ///   - account: which it may be again.
    ///   - request: the line, and who says it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when nobody had said so; `StorageError`.
    public func acceptAgain(
        _ account: SmartAccountID,
        _ request: ReviewRequest,
        in transaction: Transaction
    ) throws -> ReviewResult {
        let operation = operation(request.actor, in: transaction)
        let (seen, identity) = try identified(request.line, account, operation)
        let shown = try seen.verdict().candidates
        let removed = try operation.transaction.run(
            "DELETE FROM not_a_match WHERE identity_hash = ?1 AND identity = ?2 AND smart_account = ?3",
            identity.kept,
            identity.text,
            account.rawValue
        )
        guard removed == 1 else {
            throw FulfilmentError(
                code: "review.notRejected",
                message: "nobody said that line \(seen.line.number) of order \(seen.order.number) is not \(account)",
                remedy: "look at 'holdfast review show'"
            )
        }
        _ = try decideAgain([.interested(in: identity)], operation)
        let explanation = "\(account) may be a match again"
        return try keep(.accept, seen, account, 0, explanation, request, shown, operation)
    }

    /// Takes back what people decided about a line, and about the lines decided with it, that is not released yet.
    ///
    /// - Parameters:
    ///   - request: the line, and who says it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when no person had decided about it; `StorageError`.
    public func undo(_ request: ReviewRequest, in transaction: Transaction) throws -> ReviewResult {
        let operation = operation(request.actor, in: transaction)
        let seen = try ReviewCase(request.line, self, in: operation.snapshot)
        try checkDecidable(seen, operation)
        let shown = try seen.verdict().candidates
        let current = try AssignmentRecord.current(seen.order.partner, seen.order.number, in: operation.snapshot)
        guard let own = current.first(where: { $0.line == seen.line.number && $0.isOperators }),
            let account = SmartAccountID(own.smartAccount.text)
        else {
            throw FulfilmentError(
                code: "review.notDecided",
                message: "no person's decision about line \(seen.line.number) of order \(seen.order.number) stands",
                remedy: "look at 'holdfast order'; what was assigned by command is assigned anew by 'holdfast assign'"
            )
        }
        let taken = try TakenBack(fulfilment: self, operation: operation, seen: seen, account: account).run()
        let book = AliasBook(fulfilment: self, operation: operation)
        let aliases = try seen.evidence.identity.map(book.entries) ?? []
        for alias in aliases
        where alias.account == account && !alias.isConfirmed && alias.learnedFrom == seen.order.id {
            try book.revoke(alias.id)
        }
        let explanation = "\(Confirmation.count(taken, false)) taken back and decided again"
        return try keep(.undo, seen, account, taken, explanation, request, shown, operation)
    }

    /// The line and what its order says of the customer; without that nothing can be remembered.
    private func identified(
        _ line: OrderLineID,
        _ account: SmartAccountID,
        _ operation: Operation
    ) throws -> (ReviewCase, EvidenceKey) {
        let seen = try ReviewCase(line, self, in: operation.snapshot)
        guard try AccountDirectory(operation.snapshot).account(id: account) != nil else {
            throw FulfilmentError.unknownAccount(account.description)
        }
        if let proposal = try OpenProposal.find(of: line, in: operation.snapshot) {
            throw FulfilmentError(
                code: "review.proposed",
                message: "\(proposal.proposer) has proposed \(proposal.domain) for line \(seen.line.number)",
                remedy: "judge that first: holdfast review decline \(proposal.id)"
            )
        }
        guard let identity = seen.evidence.identity else {
            throw FulfilmentError(
                code: "review.noIdentity",
                message: "order \(seen.order.number) names no customer for line \(seen.line.number), so there is "
                    + "nothing to remember",
                remedy: "confirm another account, or cancel the line"
            )
        }
        return (seen, identity)
    }

    private func keep(
        _ verb: ReviewRecord.Verb,
        _ seen: ReviewCase,
        _ account: SmartAccountID,
        _ count: Int,
        _ explanation: String,
        _ request: ReviewRequest,
        _ shown: [Candidate],
        _ operation: Operation
    ) throws -> ReviewResult {
        let record = ReviewRecord(
            verb: verb,
            seen: seen,
            account: account,
            lineCount: count,
            explanation: explanation,
            note: request.note
        )
        let review = try record.keep(shown, self, operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: count,
            line: try seen.lineNow()
        )
    }
}
