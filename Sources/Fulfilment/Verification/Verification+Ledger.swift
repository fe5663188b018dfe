// The ledger: balances against movements, lots against balances.

internal import Storage

extension Verification {
    /// Balances are what the movements make them, both ways; a lot's units lie in one place each; a release is one
    /// movement.
    @Sendable
    static func ledgerFaults(in snapshot: Snapshot) throws -> [String] {
        var faults: [String] = []
        var books: LotBooks?
        // Four indexes are read side by side, each in the sequence of lots: nothing is sorted or gathered.
        try snapshot.forEach(
            """
            SELECT lot, CASE reason WHEN 'released' THEN 1 ELSE 0 END, quantity, from_kind, from_account, to_kind,
                to_account
            FROM movement
            UNION ALL SELECT lot, 2, quantity, 0, 0, 1, holding_account FROM holding_balance
            UNION ALL SELECT lot, 2, quantity, 0, 0, 2, virtual_account FROM virtual_balance
            UNION ALL SELECT lot.id, CASE WHEN state IN ('released', 'returned') THEN 4 ELSE 3 END, lot.quantity,
                0, 0, 0, 0
            FROM lot JOIN order_line ON order_line.id = lot.line
            ORDER BY 1
            """
        ) { row in
            let lot = row.integer(0)
            if books?.lot != lot {
                append(books, to: &faults)
                books = LotBooks(lot: lot)
            }
            guard let entry = LotBooks.Entry(rawValue: row.int(1)) else { return }
            books?.add(
                entry,
                row.int(2),
                from: LotBooks.Place(kind: row.int(3), account: row.integer(4)),
                to: LotBooks.Place(kind: row.int(5), account: row.integer(6))
            )
        }
        append(books, to: &faults)
        return faults
    }

    /// Nothing of a line lies in a holding account unless it waits there, and it waits at its own partner's.
    @Sendable
    static func holdingFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT lot.id, order_id, order_line.number, order_line.state, holding_account.partner <> orders.partner
            FROM holding_balance JOIN lot ON lot.id = holding_balance.lot
                JOIN order_line ON order_line.id = lot.line JOIN orders ON orders.id = order_line.order_id
                JOIN holding_account ON holding_account.id = holding_balance.holding_account
            WHERE order_line.state NOT IN ('held', 'scheduled') OR holding_account.partner <> orders.partner
            LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let subject = "\(line(row.text(2), of: row.integer(1))) is \(row.text(3)), and its \(lot(row.integer(0)))"
            return row.bool(4)
                ? "\(subject) lies in another partner's holding account" : "\(subject) lies in a holding account"
        }
    }

    /// What lies in a virtual account is of a released line, and in the Smart Account it was released to.
    @Sendable
    static func virtualAccountFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT lot.id, order_id, order_line.number, order_line.state,
                order_line.smart_account <> virtual_account.smart_account
            FROM virtual_balance JOIN lot ON lot.id = virtual_balance.lot JOIN order_line ON order_line.id = lot.line
                JOIN virtual_account ON virtual_account.id = virtual_balance.virtual_account
            WHERE order_line.state <> 'released' OR order_line.smart_account <> virtual_account.smart_account
            LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let subject = "\(line(row.text(2), of: row.integer(1))) is \(row.text(3)), and its \(lot(row.integer(0)))"
            return row.bool(4)
                ? "\(subject) lies in another Smart Account" : "\(subject) lies in a virtual account"
        }
    }

    private static func append(_ books: LotBooks?, to faults: inout [String]) {
        guard let books, faults.count < limitPerRule, !books.isRight else { return }
        faults += books.faults
    }
}
