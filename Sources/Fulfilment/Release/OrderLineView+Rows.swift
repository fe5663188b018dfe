// Line views straight from the rows, for the answers of commands.

internal import Domain
internal import Storage

extension OrderLineView {
    /// The lines of an order as they stand within the operation, in the order in which they came.
    static func views(of order: OrderID, only numbers: Set<String>, in snapshot: Snapshot) throws -> [OrderLineView] {
        let views = try snapshot.all(
            """
            SELECT l.id, l.number, l.parent, l.sku, l.quantity, l.state, l.hold_reason, l.hold_detail, l.held_since,
                a.domain, v.name, l.release_at, l.released_at, t.term_ends_at
            FROM order_line l LEFT JOIN smart_account a ON a.id = l.smart_account
                LEFT JOIN virtual_account v ON v.id = l.virtual_account
                LEFT JOIN lot t ON t.line = l.id AND t.quantity > 0
            WHERE l.order_id = ?1 ORDER BY l.id
            """,
            order.rawValue,
            transform: OrderLineView.init
        )
        return numbers.isEmpty ? views : views.filter { numbers.contains($0.number) }
    }

    private init(_ row: Row) {
        self.init(
            id: OrderLineID(rawValue: row.integer(0)).description,
            number: row.text(1),
            sku: row.text(3),
            quantity: row.int(4),
            state: row.text(5)
        )
        parent = row.optionalText(2)
        holdReason = row.optionalText(6)
        holdDetail = row.optionalText(7)
        heldSince = row.moment(8)
        smartAccount = row.optionalText(9)
        virtualAccount = row.optionalText(10)
        releaseAt = row.moment(11)
        releasedAt = row.moment(12)
        termEndsAt = row.moment(13)
    }
}

extension Row {
    /// The moment in the column, RFC 3339.
    fileprivate func moment(_ column: Int32) -> String? {
        optionalInteger(column).map { Timestamp(milliseconds: $0).description }
    }
}
