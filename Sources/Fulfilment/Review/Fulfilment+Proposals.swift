// Another person judges what one has proposed.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Approves a proposal: its lines are the account's, and whatever says the same of the customer.
    ///
    /// - Parameters:
    ///   - id: the proposal.
    ///   - note: what is noted with it.
    ///   - actor: who approves; another person than who proposed it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when this person may not approve it, or something else speaks against it by now;
    ///   `StorageError`.
    public func approve(
        _ id: ProposalID,
        note: String?,
        by actor: String,
        in transaction: Transaction
    ) throws -> ReviewResult {
        let operation = operation(actor, in: transaction)
        let proposal = try openProposal(id, operation)
        guard proposal.proposer != actor else {
            throw FulfilmentError(
                code: "proposal.own",
                message: "\(actor) proposed it, so another person has to approve it",
                remedy: "let somebody else look at it, or decline it"
            )
        }
        let seen = try ReviewCase(proposal.line, self, in: operation.snapshot)
        guard let candidate = try seen.candidate(proposal.account) else {
            throw FulfilmentError.unknownAccount(proposal.domain)
        }
        let overruled = candidate.vetoes.filter(\.isContradiction).map(\.description)
        guard overruled.joined(separator: "; ") == proposal.overruled else {
            throw FulfilmentError(
                code: "proposal.outdated",
                message: "since it was proposed, what speaks against \(proposal.domain) has changed: "
                    + (overruled.isEmpty ? "nothing does any more" : overruled.joined(separator: "; ")),
                remedy: "decline it, and decide anew"
            )
        }
        try end(proposal, "approved", operation)
        return try carryOut(proposal, seen, candidate, overruled, note, operation)
    }

    /// Declines a proposal, or withdraws one's own; its lines are decided about again.
    ///
    /// - Parameters:
    ///   - id: the proposal.
    ///   - note: what is noted with it.
    ///   - actor: who declines.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when there is no such open proposal; `StorageError`.
    public func decline(
        _ id: ProposalID,
        note: String?,
        by actor: String,
        in transaction: Transaction
    ) throws -> ReviewResult {
        let operation = operation(actor, in: transaction)
        let proposal = try openProposal(id, operation)
        let seen = try ReviewCase(proposal.line, self, in: operation.snapshot)
        let lines = try proposedLines(id, operation)
        let word = proposal.proposer == actor ? "withdrawn" : "declined"
        try end(proposal, word, operation)
        try decideOrders(of: lines, operation)
        let explanation = "\(proposal.domain) is \(word); \(Confirmation.count(lines.count, false)) decided again"
        let record = ReviewRecord(
            verb: .decline,
            seen: seen,
            account: proposal.account,
            isForOneLine: proposal.isForOneLine,
            lineCount: lines.count,
            proposal: id,
            explanation: explanation,
            note: note
        )
        let review = try record.keep(seen.verdict().candidates, self, operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: lines.count,
            line: try seen.lineNow()
        )
    }

    private func carryOut(
        _ proposal: OpenProposal,
        _ seen: ReviewCase,
        _ candidate: Candidate,
        _ overruled: [String],
        _ note: String?,
        _ operation: Operation
    ) throws -> ReviewResult {
        try checkDecidable(seen, operation)
        let shown = try seen.verdict().candidates
        let review = ids.next(IdentifierKinds.Review.self)
        let (lines, hasMore) = try DecidedLines.all(seen, isForOneLine: proposal.isForOneLine)
        let decided = DecidedLines(
            fulfilment: self,
            operation: operation,
            seen: seen,
            account: proposal.account,
            virtualAccount: proposal.virtualAccount.map(VirtualAccountName.init(unchecked:)),
            actor: KeptConfirmation.actor(proposal.proposer, approver: operation.actor)
        )
        try decided.assign(lines, hasMore: hasMore, of: review)
        let alias = try AliasBook(fulfilment: self, operation: operation)
            .learn(seen, candidate, by: proposal.proposer, approver: operation.actor)
        try ReviewAnswer.forget(seen.question, operation)
        let count = Confirmation.count(lines.count, hasMore)
        let explanation =
            "\(count) assigned to \(proposal.domain), as \(proposal.proposer) proposed; \(alias.explanation)"
        let record = ReviewRecord(
            verb: .approve,
            seen: seen,
            account: proposal.account,
            virtualAccount: proposal.virtualAccount,
            isForOneLine: proposal.isForOneLine,
            lineCount: lines.count,
            proposal: proposal.id,
            explanation: explanation,
            note: note
        )
        try record.keep(as: review, shown, self, operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: lines.count,
            alias: alias.id?.description,
            overruled: overruled,
            line: try seen.lineNow()
        )
    }

    private func openProposal(_ id: ProposalID, _ operation: Operation) throws -> OpenProposal {
        guard let proposal = try OpenProposal.find(id, in: operation.snapshot) else {
            throw FulfilmentError(
                code: "proposal.unknown",
                message: "there is no open proposal \(id)",
                remedy: "look at 'holdfast review proposals'"
            )
        }
        return proposal
    }

    private func proposedLines(_ id: ProposalID, _ operation: Operation) throws -> [QuestionLines.Line] {
        let ids = try operation.snapshot.all(
            "SELECT line FROM proposal_line WHERE proposal = ?1 ORDER BY line",
            id.rawValue
        ) { OrderLineID(rawValue: $0.integer(0)) }
        return try ids.compactMap { try QuestionLines.Line.find($0, in: operation.snapshot) }
    }

    private func end(_ proposal: OpenProposal, _ state: String, _ operation: Operation) throws {
        try operation.transaction.run(
            "UPDATE proposal SET state = ?2, judged_by = ?3, judged_at = ?4 WHERE id = ?1 AND state = 'open'",
            proposal.id.rawValue,
            state,
            operation.actor,
            operation.now.milliseconds
        )
        try operation.transaction.run("DELETE FROM proposal_line WHERE proposal = ?1", proposal.id.rawValue)
    }
}
