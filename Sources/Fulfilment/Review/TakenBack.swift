// TakenBack: ends what people decided for an account, as far as it is not released.
//
// DOES NOT     Touch what was said of a whole order: other lines of it may be the account's.

internal import Domain
internal import Matching
internal import Storage

/// Takes decisions back.
struct TakenBack {
    let fulfilment: Fulfilment
    let operation: Operation
    let seen: ReviewCase
    let account: SmartAccountID

    /// Takes back what was decided about the line that was looked at, and about those that say the same.
    ///
    /// - Returns: how many lines it was decided about.
    func run() throws -> Int {
        var lines = try seen.lines.slice().lines + scheduled()
        if let own = try QuestionLines.Line.find(seen.line.id, in: operation.snapshot) { lines.insert(own, at: 0) }
        var taken: [QuestionLines.Line] = []
        var looked: Set<OrderLineID> = []
        for line in lines where looked.insert(line.id).inserted && line.state.isWaiting {
            let ended = try operation.transaction.run(
                """
                UPDATE assignment SET is_current = 0
                WHERE partner = ?1 AND order_number = ?2 AND line_number = ?3 AND is_current = 1
                    AND smart_account = ?4 AND actor LIKE 'operator:%'
                """,
                seen.order.partner.rawValue,
                line.orderNumber,
                line.number,
                account.description
            )
            if ended > 0 { taken.append(line) }
        }
        try fulfilment.decideOrders(of: taken, operation)
        return taken.count
    }

    /// The lines that are scheduled for the account and say the same: they look for nothing any more.
    private func scheduled() throws -> [QuestionLines.Line] {
        let ids = try operation.snapshot.all(
            """
            SELECT l.id FROM order_line l JOIN orders o ON o.id = l.order_id
            WHERE l.state = 'scheduled' AND l.smart_account = ?1 AND o.partner = ?2 ORDER BY l.id LIMIT ?3
            """,
            account.rawValue,
            seen.order.partner.rawValue,
            QuestionLines.limit
        ) { OrderLineID(rawValue: $0.integer(0)) }
        return try ids.compactMap { id in
            guard let line = try QuestionLines.Line.find(id, in: operation.snapshot),
                try ReviewCase(id, fulfilment, in: operation.snapshot).question == seen.question
            else { return nil }
            return line
        }
    }
}
