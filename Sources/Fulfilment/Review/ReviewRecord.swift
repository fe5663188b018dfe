internal import Domain
internal import Matching
internal import Storage

/// A person's decision as it is kept.
struct ReviewRecord {
    /// What a person can say.
    enum Verb: String {
        case confirm, propose, approve, decline, reject, accept, none, unsure, undo
    }

    let verb: Verb
    let seen: ReviewCase
    var account: SmartAccountID?
    var virtualAccount: String?
    var isForOneLine = false
    var lineCount = 1
    var proposal: ProposalID?
    let explanation: String
    let note: String?

    /// Keeps it with what was seen.
    func keep(_ candidates: [Candidate], _ fulfilment: Fulfilment, _ operation: Operation) throws -> ReviewID {
        let id = fulfilment.ids.next(IdentifierKinds.Review.self)
        try keep(as: id, candidates, fulfilment, operation)
        return id
    }

    /// Keeps it under an identifier that was minted before.
    func keep(as id: ReviewID, _ candidates: [Candidate], _ fulfilment: Fulfilment, _ operation: Operation) throws {
        try operation.transaction.run(
            """
            INSERT INTO review_decision(id, verb, partner, line, identity_hash, smart_account, virtual_account, line_count,
                proposal, explanation, note, candidates, rule_version, normalization, registry_version, actor, decided_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            """,
            id.rawValue,
            verb.rawValue,
            seen.order.partner.rawValue,
            seen.line.id.rawValue,
            isForOneLine ? 0 : seen.question.hash,
            account?.rawValue,
            virtualAccount,
            lineCount,
            proposal?.rawValue,
            explanation,
            note,
            JSONWriter.snapshot(of: candidates),
            MatchEngine.ruleVersion,
            Evidence.version,
            try ReviewCase.registryVersion(in: operation.snapshot),
            operation.actor,
            operation.now.milliseconds
        )
        try remember(fulfilment, operation)
    }

    private func remember(_ fulfilment: Fulfilment, _ operation: Operation) throws {
        let summary = "order \(seen.order.number), line \(seen.line.number): \(verb.rawValue): \(explanation)"
        var activity = Activity(owner: .partner(seen.order.partner), kind: .reviewDecided, summary: summary)
        activity.orderNumber = seen.order.number
        try fulfilment.record(activity, operation)
    }
}
