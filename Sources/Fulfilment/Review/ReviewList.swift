// ReviewList: walks the held lines and makes questions of them.
//
// GUARANTEES   A page looks at a bounded number of lines, however many say the same: it may be shorter than was asked
//              for and still name a next place.

internal import Domain
internal import Matching
internal import Storage

/// The list of questions.
struct ReviewList {
    /// So many lines are looked at for one page.
    private static let looked = 5_000
    /// So many lines of one question are counted.
    private static let counted = 1_000
    /// Of so many questions that were answered with "none" it is looked whether that still holds.
    private static let examined = 50

    let fulfilment: Fulfilment
    let partner: PartnerID?
    let snapshot: Snapshot

    /// What waits for people.
    private static let reasons: [HoldReason] = [.ambiguous, .needsReview, .noAccount]

    func page(after place: ReviewPlace?, limit: Int) throws -> (items: [ReviewItemView], next: ReviewPlace?) {
        var items: [ReviewItemView] = []
        var unsure: ReviewID?
        switch place {
        case .unsure(let review): unsure = review
        case .line, nil:
            let line: OrderLineID? = if case .line(let line) = place { line } else { nil }
            if let next = try newQuestions(after: line, limit: limit, &items) { return (items, .line(next)) }
        }
        let next = try unsureQuestions(after: unsure, limit: limit, &items)
        return (items, next)
    }

    /// - Returns: the last line looked at; nil when there are no more.
    private func newQuestions(
        after line: OrderLineID?,
        limit: Int,
        _ items: inout [ReviewItemView]
    ) throws -> OrderLineID? {
        var merge = try StandingMerge(
            StandingMerge.streams(Set(Self.reasons.map(Standing.init)), partner: partner?.rawValue, in: snapshot),
            by: .line,
            isNewestFirst: false,
            after: line.map(place) ?? nil,
            in: snapshot
        )
        var seen: Set<String> = []
        var examined = 0
        for _ in 0..<Self.looked {
            guard let key = try merge.next() else { return nil }
            let id = OrderLineID(rawValue: key.line)
            if let item = try question(id, &seen, &examined) {
                items.append(item)
                if items.count == limit { return id }
            }
            if seen.count > Self.looked { return id }
        }
        return try merge.next().map { OrderLineID(rawValue: $0.line) }
    }

    private func question(
        _ id: OrderLineID,
        _ seen: inout Set<String>,
        _ examined: inout Int
    ) throws -> ReviewItemView? {
        let looked = try ReviewCase(id, fulfilment, in: snapshot)
        // What waits for the catalog waits for no account.
        guard !looked.line.awaitsCatalog, seen.insert(looked.question.key).inserted,
            try !looked.lines.hasLine(before: id.rawValue)
        else { return nil }
        if let answer = try ReviewAnswer.find(looked.question, in: snapshot) {
            guard answer.answer == ReviewRecord.Verb.none.rawValue else { return nil }
            examined += 1
            if try examined > Self.examined || answer.stillHolds(for: looked) { return nil }
        }
        return try item(looked, nil)
    }

    private func unsureQuestions(
        after review: ReviewID?,
        limit: Int,
        _ items: inout [ReviewItemView]
    ) throws -> ReviewPlace? {
        guard items.count < limit else { return .unsure(review) }
        let count = limit - items.count
        let rows = try snapshot.all(
            """
            SELECT decision, line FROM review_answer
            WHERE answer = 'unsure' AND decision > ?1 AND (?2 IS NULL OR partner = ?2) ORDER BY decision LIMIT ?3
            """,
            review?.rawValue ?? 0,
            partner?.rawValue,
            count
        ) { (review: ReviewID(rawValue: $0.integer(0)), line: OrderLineID(rawValue: $0.integer(1))) }
        for row in rows {
            let looked = try ReviewCase(row.line, fulfilment, in: snapshot)
            guard let held = try held(looked) else { continue }
            let answer = try ReviewAnswer.find(looked.question, in: snapshot)
            if let item = try item(held, answer) { items.append(item) }
        }
        return rows.count == count ? rows.last.map { .unsure($0.review) } : nil
    }

    /// The line, or the oldest that asks the same and is held still.
    private func held(_ looked: ReviewCase) throws -> ReviewCase? {
        if looked.line.state == .held { return looked }
        guard let other = try looked.lines.slice(limit: Self.counted).lines.first(where: { $0.state == .held }) else {
            return nil
        }
        return try ReviewCase(other.id, fulfilment, in: snapshot)
    }

    private func item(_ looked: ReviewCase, _ answer: ReviewAnswer?) throws -> ReviewItemView? {
        guard let line = try OrderQueries.heldLine(looked.line.id.rawValue, in: snapshot) else { return nil }
        let slice = try looked.lines.slice(limit: Self.counted)
        let count = slice.lines.count { $0.state == .held }
        var item = ReviewItemView(line: line, heldLines: max(1, count), hasMore: slice.last != nil)
        item.country = looked.evidence.country?.text
        item.domain = looked.evidence.domains.first { $0.standing == .corporate }?.name
        item.answer = answer?.answer
        item.note = answer?.note
        item.answeredBy = answer?.actor
        item.proposal = try OpenProposal.find(of: looked.line.id, in: snapshot)?.id.description
        return item
    }

    /// Where a page ended; a line that is held no more stands where it stood at the order's acceptance.
    private func place(_ line: OrderLineID) throws -> StandingKey? {
        try snapshot.first(
            """
            SELECT CASE state WHEN 'held' THEN held_since ELSE accepted_at END, order_id
            FROM order_line JOIN orders ON orders.id = order_line.order_id WHERE order_line.id = ?1
            """,
            line.rawValue
        ) { StandingKey(since: $0.integer(0), order: $0.integer(1), line: line.rawValue) }
    }
}
