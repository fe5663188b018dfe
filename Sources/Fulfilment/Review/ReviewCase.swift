// ReviewCase: a line with everything that a person needs to decide about it.
//
// GUARANTEES   Computed from how things stand in its snapshot, by the same rules that decide by themselves.

internal import Domain
internal import Matching
internal import Storage

/// A line before a person.
struct ReviewCase {
    let line: LineRecord
    let order: OrderRecord
    let evidence: Evidence
    let question: ReviewQuestion
    let decider: LineDecider
    let snapshot: Snapshot

    /// Finds the line.
    ///
    /// - Throws: `FulfilmentError` when there is no such line, `StorageError`.
    init(_ id: OrderLineID, _ fulfilment: Fulfilment, in snapshot: Snapshot) throws {
        guard let place = try QuestionLines.Line.find(id, in: snapshot),
            let order = try OrderRecord.find(place.order, in: snapshot),
            let line = try LineRecord.all(place.order, in: snapshot).first(where: { $0.id == id })
        else { throw FulfilmentError.unknownLine(id.description) }
        let settings = fulfilment.settings(of: order.partner)
        self.line = line
        self.order = order
        self.snapshot = snapshot
        decider = try LineDecider(order, settings, now: fulfilment.time.now, in: snapshot)
        evidence = try decider.evidence(line)
        question = ReviewQuestion(evidence, id)
    }

    /// The lines that say the same.
    var lines: QuestionLines { QuestionLines(question: question, partner: order.partner, snapshot: snapshot) }

    /// What the rules say, with the accounts that have similar names.
    func verdict() throws -> Verdict { try verdict(Suggestions(snapshot).similar(to: evidence.name)) }

    /// What the rules say, with these accounts of similar names.
    func verdict(_ similar: [Suggestion]) throws -> Verdict {
        try decider.verdict(evidence, similar: similar)
    }

    /// How things stand between the line and an account.
    func candidate(_ account: SmartAccountID) throws -> Candidate? {
        // What somebody decided before does not speak against deciding otherwise now.
        try decider.candidate(account, decider.evidence(line, withDecisions: false))
    }

    /// The version of the accounts.
    static func registryVersion(in snapshot: Snapshot) throws -> Int64 {
        try snapshot.integer("SELECT version FROM registry WHERE id = 1") ?? 0
    }
}

extension FulfilmentError {
    static func unknownLine(_ name: String) -> FulfilmentError {
        FulfilmentError(
            code: "line.unknown",
            message: "there is no line \(name)",
            remedy: "write it as ORDER/LINE and name the partner, or by its id; look at 'holdfast review list'"
        )
    }
}
