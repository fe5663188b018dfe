// One line with everything that a person needs to decide about it, and what waits for another person.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// A line before a person: what its order says, what the rules say, and the accounts that it may belong to.
    ///
    /// - Parameters:
    ///   - line: the line, however it stands.
    ///   - snapshot: the state to look at.
    /// - Returns: the line, and what was found for it that may be kept; nil where nothing was.
    /// - Throws: `FulfilmentError` when there is no such line; `StorageError`.
    public func review(
        _ line: OrderLineID,
        in snapshot: Snapshot
    ) throws -> (view: ReviewView, found: FoundSuggestions?) {
        let seen = try ReviewCase(line, self, in: snapshot)
        let (similar, found) = try FoundSuggestions.similar(to: seen.evidence.name, in: snapshot)
        return (try view(seen, try seen.verdict(similar)), found)
    }

    /// Keeps what was found until the accounts change.
    ///
    /// - Parameters:
    ///   - found: what was found; dropped when the accounts have changed since.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`.
    public func keep(_ found: FoundSuggestions, in transaction: Transaction) throws {
        guard try found.isCurrent(in: transaction.snapshot) else { return }
        try Suggestions(transaction.snapshot).keep(found.suggestions, for: found.name, in: transaction)
    }

    private func view(_ seen: ReviewCase, _ verdict: Verdict) throws -> ReviewView {
        let (snapshot, line) = (seen.snapshot, seen.line.id)
        var view = try heading(seen, verdict)
        let customer = try seen.decider.customer(seen.line)
        view.customer = zip(EndCustomer.fieldNames, customer.columns).compactMap { name, value in
            value.map { ReviewView.Field(name: name, value: $0) }
        }
        view.notes = verdict.notes
        view.candidates = verdict.candidates.map(CandidateView.init)
        view.margin = verdict.margin.map(CandidateView.hundredths)
        let slice = try seen.lines.slice()
        view.heldLines = slice.lines.count { $0.state == .held }
        view.hasMore = slice.last != nil
        view.proposal = try OpenProposal.find(of: line, in: snapshot).flatMap {
            try ProposalQueries.proposal($0.id, in: snapshot)
        }
        view.decisions = try Self.decisions(about: line, in: snapshot)
        view.ruleVersion = verdict.versions.rules
        view.normalizationVersion = verdict.versions.normalization
        view.registryVersion = Int(try ReviewCase.registryVersion(in: snapshot))
        return view
    }

    private func heading(_ seen: ReviewCase, _ verdict: Verdict) throws -> ReviewView {
        let snapshot = seen.snapshot
        guard let lineView = try seen.lineNow(),
            let partner = try snapshot.first(
                "SELECT name FROM partner WHERE id = ?1",
                seen.order.partner.rawValue,
                transform: { $0.text(0) }
            )
        else { throw FulfilmentError.unknownLine(seen.line.id.description) }
        var view = ReviewView(
            partner: partner,
            orderNumber: seen.order.number,
            line: lineView,
            outcome: "matched",
            explanation: verdict.explanation
        )
        switch verdict.outcome {
        case .matched(_, let tier): view.tier = tier.description
        case .held(let reason): view.outcome = reason.rawValue
        }
        if let shadow = verdict.shadow {
            view.shadow = try AccountDirectory(snapshot).account(id: shadow.account)?.domain.text
            view.tier = view.tier ?? shadow.tier.description
        }
        return view
    }

    private static func decisions(about line: OrderLineID, in snapshot: Snapshot) throws -> [ReviewView.Decision] {
        try snapshot.all(
            """
            SELECT r.id, r.verb, a.domain, r.explanation, r.note, r.actor, r.decided_at, r.rule_version
            FROM review_decision r LEFT JOIN smart_account a ON a.id = r.smart_account
            WHERE r.line = ?1 ORDER BY r.id
            """,
            line.rawValue
        ) { row in
            ReviewView.Decision(
                id: ReviewID(rawValue: row.integer(0)).description,
                verb: row.text(1),
                smartAccount: row.optionalText(2),
                explanation: row.text(3),
                note: row.optionalText(4),
                actor: row.text(5),
                decidedAt: Timestamp(milliseconds: row.integer(6)).description,
                ruleVersion: row.int(7)
            )
        }
    }
}
