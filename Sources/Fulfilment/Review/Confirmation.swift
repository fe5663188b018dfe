// Confirmation: one person's decision, carried out or proposed.

internal import Domain
internal import Matching
internal import Storage

/// A decision whose lines are an account's.
struct Confirmation {
    let fulfilment: Fulfilment
    let operation: Operation
    let seen: ReviewCase
    let candidate: Candidate
    /// What speaks against the account.
    let overruled: [String]
    let request: ConfirmationRequest

    private var isForOneLine: Bool { request.isForOneLine || seen.question.identity == nil }

    /// Carries it out, or proposes it where another person is needed.
    func decide() throws -> ReviewResult {
        let (lines, hasMore) = try DecidedLines.all(seen, isForOneLine: isForOneLine)
        let check = FourEyesCheck(
            settings: fulfilment.settings(of: seen.order.partner).fourEyes,
            partner: seen.order.partner,
            snapshot: operation.snapshot
        )
        let reasons = try check.reasons(
            lines,
            isWhole: !hasMore,
            to: candidate.account,
            overruled: overruled
        )
        guard reasons.isEmpty else { return try propose(lines, hasMore, because: reasons) }
        return try carryOut(lines, hasMore)
    }

    private func carryOut(_ lines: [QuestionLines.Line], _ hasMore: Bool) throws -> ReviewResult {
        let seenBefore = try seen.verdict().candidates
        let review = fulfilment.ids.next(IdentifierKinds.Review.self)
        let decided = DecidedLines(
            fulfilment: fulfilment,
            operation: operation,
            seen: seen,
            account: candidate.account,
            virtualAccount: request.virtualAccount,
            actor: operation.actor
        )
        try decided.assign(lines, hasMore: hasMore, of: review)
        let alias = try AliasBook(fulfilment: fulfilment, operation: operation)
            .learn(seen, candidate, by: operation.actor, approver: nil)
        try ReviewAnswer.forget(seen.question, operation)
        let explanation = "\(words(lines.count, hasMore)); \(alias.explanation)"
        try record(.confirm, lines.count, nil, explanation).keep(as: review, seenBefore, fulfilment, operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: lines.count,
            alias: alias.id?.description,
            overruled: overruled,
            line: try seen.lineNow()
        )
    }

    private func propose(
        _ lines: [QuestionLines.Line],
        _ hasMore: Bool,
        because reasons: [String]
    ) throws -> ReviewResult {
        let proposal = fulfilment.ids.next(IdentifierKinds.Proposal.self)
        let because = reasons.joined(separator: " and ")
        try insert(proposal, because)
        for line in lines.prefix(DecidedLines.atOnce) {
            try operation.transaction.run(
                "INSERT INTO proposal_line(line, proposal) VALUES(?1, ?2)",
                line.id.rawValue,
                proposal.rawValue
            )
        }
        let seenBefore = try seen.verdict().candidates
        let explanation =
            "\(candidate.identifier) is proposed for \(Self.count(lines.count, hasMore)); another person has to approve it, "
            + "because \(because): holdfast review approve \(proposal)"
        let review = try record(.propose, lines.count, proposal, explanation)
            .keep(seenBefore, fulfilment, operation)
        try fulfilment.decideOrders(of: Array(lines.prefix(DecidedLines.atOnce)), operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: lines.count,
            proposal: proposal.description,
            overruled: overruled,
            line: try seen.lineNow()
        )
    }

    private func insert(_ proposal: ProposalID, _ because: String) throws {
        try operation.transaction.run(
            """
            INSERT INTO proposal(id, partner, line, identity_hash, smart_account, virtual_account, because, overruled,
                note, proposer, proposed_at, state)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'open')
            """,
            proposal.rawValue,
            seen.order.partner.rawValue,
            seen.line.id.rawValue,
            isForOneLine ? 0 : seen.question.hash,
            candidate.account.rawValue,
            request.virtualAccount?.text,
            because,
            overruled.joined(separator: "; "),
            request.review.note,
            operation.actor,
            operation.now.milliseconds
        )
    }

    private func record(
        _ verb: ReviewRecord.Verb,
        _ count: Int,
        _ proposal: ProposalID?,
        _ explanation: String
    ) -> ReviewRecord {
        ReviewRecord(
            verb: verb,
            seen: seen,
            account: candidate.account,
            virtualAccount: request.virtualAccount?.text,
            isForOneLine: isForOneLine,
            lineCount: count,
            proposal: proposal,
            explanation: explanation,
            note: request.review.note
        )
    }

    private func words(_ count: Int, _ hasMore: Bool) -> String {
        let against = overruled.isEmpty ? "" : "; it overrules that \(overruled.joined(separator: ", and that "))"
        return "\(Self.count(count, hasMore)) assigned to \(candidate.identifier)\(against)"
    }

    static func count(_ count: Int, _ hasMore: Bool) -> String {
        hasMore ? "more than \(count) lines" : count == 1 ? "1 line" : "\(count) lines"
    }
}

extension ReviewCase {
    /// The line as it stands now.
    func lineNow() throws -> OrderLineView? {
        try OrderLineView.views(of: order.id, only: [line.number], in: snapshot).first
    }
}

extension Fulfilment {
    /// Decides again about the orders of lines.
    func decideOrders(of lines: [QuestionLines.Line], _ operation: Operation) throws {
        var seen: Set<OrderID> = []
        for line in lines where seen.insert(line.order).inserted { try decideLines(of: line.order, operation) }
    }
}
