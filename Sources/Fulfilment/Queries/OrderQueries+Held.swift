// The lines that wait, for people: which, why, since when.

public import Domain
public import Storage

extension OrderQueries {
    /// Held lines, those that have waited longest first.
    ///
    /// - Parameters:
    ///   - partner: whose; nil for everybody's.
    ///   - reason: why they are held; nil for any reason.
    ///   - after: the last line of the page before; nil for the first page. After a line that is not there, or not the
    ///     partner's, nothing comes.
    ///   - limit: how many, 1 to 1,000.
    ///   - snapshot: the state to look at.
    /// - Returns: the lines.
    /// - Throws: `StorageError`.
    public static func heldLines(
        partner: PartnerID? = nil,
        reason: HoldReason? = nil,
        after: OrderLineID? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [HeldLineView] {
        let place = try after.map { try self.place(of: $0, partner: partner, in: snapshot) }
        if case .some(.none) = place { return [] }
        let standings = Standing.all(state: .held, reason: reason)
        var merge = try StandingMerge(
            StandingMerge.streams(standings, partner: partner?.rawValue, in: snapshot),
            by: .line,
            isNewestFirst: false,
            after: place ?? nil,
            in: snapshot
        )
        var lines: [HeldLineView] = []
        let count = min(max(limit, 1), OrderFilter.maximumLimit)
        while lines.count < count, let key = try merge.next() {
            if let line = try heldLine(key.line, in: snapshot) { lines.append(line) }
        }
        return lines
    }

    /// Where a page ended; a line that is held no more stands where it stood at the order's acceptance.
    ///
    /// Nil where there is no such line, or it is not the partner's.
    private static func place(
        of line: OrderLineID,
        partner: PartnerID?,
        in snapshot: Snapshot
    ) throws -> StandingKey? {
        try snapshot.first(
            """
            SELECT CASE state WHEN 'held' THEN held_since ELSE accepted_at END, order_id, orders.partner
            FROM order_line JOIN orders ON orders.id = order_line.order_id WHERE order_line.id = ?1
            """,
            line.rawValue
        ) { row in
            guard partner == nil || row.integer(2) == partner?.rawValue else { return nil }
            return StandingKey(since: row.integer(0), order: row.integer(1), line: line.rawValue)
        } ?? nil
    }

    static func heldLine(_ line: Int64, in snapshot: Snapshot) throws -> HeldLineView? {
        try snapshot.first(
            """
            SELECT partner.name, orders.number, order_line.number, sku, quantity, hold_reason, hold_detail, held_since,
                end_customer.name
            FROM order_line JOIN orders ON orders.id = order_line.order_id JOIN partner ON partner.id = orders.partner
                LEFT JOIN end_customer ON end_customer.id = order_line.end_customer
            WHERE order_line.id = ?1
            """,
            line
        ) { row in
            HeldLineView(
                id: OrderLineID(rawValue: line).description,
                partner: row.text(0),
                orderNumber: row.text(1),
                number: row.text(2),
                sku: row.text(3),
                quantity: row.int(4),
                holdReason: row.text(5),
                holdDetail: row.optionalText(6) ?? HoldReason(rawValue: row.text(5))?.explanation,
                heldSince: Timestamp(milliseconds: row.integer(7)).description,
                endCustomer: row.optionalText(8)
            )
        }
    }
}
