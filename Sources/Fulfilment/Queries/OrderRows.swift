// OrderRows: the rows of one order as views.

internal import Domain
internal import Storage

/// Reads one order.
enum OrderRows {
    /// The order without its lines.
    static func summary(of order: OrderID, in snapshot: Snapshot) throws -> OrderView? {
        let (lineCount, linesByState) = try lineCounts(of: order, in: snapshot)
        return try snapshot.first(
            """
            SELECT partner.name, orders.number, revision, kind, is_cancelled, is_released_on_request, order_date,
                accepted_at, (SELECT name FROM end_customer WHERE order_id = ?1 ORDER BY id LIMIT 1)
            FROM orders JOIN partner ON partner.id = orders.partner WHERE orders.id = ?1
            """,
            order.rawValue
        ) { row in
            OrderView(
                id: order.description,
                partner: row.text(0),
                number: row.text(1),
                revision: row.int(2),
                kind: row.text(3),
                isCancelled: row.bool(4),
                isReleasedOnRequest: row.bool(5),
                orderDate: row.optionalText(6),
                endCustomer: row.optionalText(8),
                acceptedAt: Timestamp(milliseconds: row.integer(7)).description,
                lineCount: lineCount,
                linesByState: linesByState
            )
        }
    }

    /// The order's lines in the sequence in which they came, with their decisions.
    static func lines(of order: OrderID, in snapshot: Snapshot) throws -> [OrderLineView] {
        var decisions = try decisionsByLine(of: order, in: snapshot)
        let changes = try changesByLine(of: order, in: snapshot)
        return try snapshot.all(
            """
            SELECT order_line.id, number, order_line.parent, sku, quantity, order_line.state, hold_reason, hold_detail,
                held_since, smart_account.domain, virtual_account.name, release_at, released_at,
                (SELECT max(term_ends_at) FROM lot WHERE lot.line = order_line.id)
            FROM order_line LEFT JOIN smart_account ON smart_account.id = order_line.smart_account
                LEFT JOIN virtual_account ON virtual_account.id = order_line.virtual_account
            WHERE order_id = ?1 ORDER BY order_line.id
            """,
            order.rawValue
        ) { row in
            var view = line(row)
            view.decisions = decisions.removeValue(forKey: row.integer(0)) ?? []
            view.changes = changes[row.integer(0)]
            return view
        }
    }

    private static func line(_ row: Row) -> OrderLineView {
        var view = OrderLineView(
            id: OrderLineID(rawValue: row.integer(0)).description,
            number: row.text(1),
            sku: row.text(3),
            quantity: row.int(4),
            state: row.text(5)
        )
        view.parent = row.optionalText(2)
        if let reason = row.optionalText(6) {
            view.holdReason = reason
            view.holdDetail = row.optionalText(7) ?? HoldReason(rawValue: reason)?.explanation
            view.heldSince = moment(row.optionalInteger(8))
        }
        view.smartAccount = row.optionalText(9)
        view.virtualAccount = row.optionalText(10)
        view.releaseAt = moment(row.optionalInteger(11))
        view.releasedAt = moment(row.optionalInteger(12))
        view.termEndsAt = moment(row.optionalInteger(13))
        return view
    }

    private static func decisionsByLine(of order: OrderID, in snapshot: Snapshot) throws -> [Int64: [DecisionView]] {
        var decisions: [Int64: [DecisionView]] = [:]
        try snapshot.forEach(
            """
            SELECT decision.line, outcome, tier, smart_account.domain, explanation, actor, decided_at
            FROM order_line JOIN decision ON decision.line = order_line.id
                LEFT JOIN smart_account ON smart_account.id = decision.smart_account
            WHERE order_line.order_id = ?1 ORDER BY order_line.id, decision.id
            """,
            order.rawValue
        ) { row in
            let decision = DecisionView(
                outcome: row.text(1),
                tier: row.optionalText(2),
                smartAccount: row.optionalText(3),
                explanation: row.text(4),
                actor: row.text(5),
                decidedAt: Timestamp(milliseconds: row.integer(6)).description
            )
            decisions[row.integer(0), default: []].append(decision)
        }
        return decisions
    }

    private static func changesByLine(of order: OrderID, in snapshot: Snapshot) throws -> [Int64: [LineChangeView]] {
        var changes: [Int64: [LineChangeView]] = [:]
        try snapshot.forEach(
            """
            SELECT line, order_line_change.revision, action, old_quantity, new_quantity, old_sku, new_sku, actor, changed_at
            FROM order_line JOIN order_line_change ON order_line_change.line = order_line.id
                JOIN order_change ON order_change.order_id = order_line.order_id
                    AND order_change.revision = order_line_change.revision
            WHERE order_line.order_id = ?1 ORDER BY order_line.id, order_line_change.revision
            """,
            order.rawValue
        ) { row in
            let change = LineChangeView(
                revision: row.int(1),
                action: row.text(2),
                oldQuantity: row.int(3),
                newQuantity: row.int(4),
                oldSKU: row.optionalText(5),
                newSKU: row.optionalText(6),
                actor: row.text(7),
                changedAt: Timestamp(milliseconds: row.integer(8)).description
            )
            changes[row.integer(0), default: []].append(change)
        }
        return changes
    }

    /// How many lines there are, and in each state; one pass without sorting.
    private static func lineCounts(of order: OrderID, in snapshot: Snapshot) throws -> (Int, [String: Int]) {
        let states = LineState.allCases
        let counts = try snapshot.first(
            """
            SELECT count(CASE state WHEN 'held' THEN 1 END), count(CASE state WHEN 'scheduled' THEN 1 END),
                count(CASE state WHEN 'released' THEN 1 END), count(CASE state WHEN 'cancelled' THEN 1 END),
                count(CASE state WHEN 'returned' THEN 1 END), count(CASE state WHEN 'rejected' THEN 1 END),
                count(CASE state WHEN 'recorded' THEN 1 END), count(*)
            FROM order_line WHERE order_id = ?1
            """,
            order.rawValue
        ) { row in (0...7).map { row.int($0) } }
        guard let counts, let total = counts.last else { return (0, [:]) }
        var byState: [String: Int] = [:]
        for (state, count) in zip(states, counts) where count > 0 { byState[state.rawValue] = count }
        return (total, byState)
    }

    private static func moment(_ milliseconds: Int64?) -> String? {
        milliseconds.map { Timestamp(milliseconds: $0).description }
    }
}
