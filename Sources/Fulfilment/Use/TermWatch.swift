// TermWatch: tells customers of terms that end, 90, 60 and 30 days before and when they have ended.
//
// GUARANTEES   A lot has one warning that is due next; telling it puts the next one in its place. What is told late is told
//              all the same, the farthest first. Units whose term has ended leave the stock with that.

internal import Domain
internal import Storage

/// One turn of watching terms.
struct TermWatch {
    private struct Warning {
        let dueAt: Int64
        let lot: LotID
        let days: Int
        let sku: String
        let endsAt: Int64
    }

    private struct Told {
        let account: Int64
        let place: String
        let quantity: Int
        let warning: Warning
    }

    private static let next = [90: 60, 60: 30, 30: 0]
    private let fulfilment: Fulfilment
    private let operation: Operation

    init(_ fulfilment: Fulfilment, _ operation: Operation) {
        self.fulfilment = fulfilment
        self.operation = operation
    }

    /// Tells of the next warnings that are due.
    ///
    /// - Returns: whether there may be more.
    /// - Throws: `StorageError`.
    func tell() throws -> Bool {
        let warnings = try operation.snapshot.all(
            """
            SELECT due_at, lot, days, sku, term_ends_at FROM license_warning JOIN lot ON lot.id = license_warning.lot
            WHERE due_at <= ?1 ORDER BY due_at, lot LIMIT ?2
            """,
            operation.now.milliseconds,
            Fulfilment.watchLimit
        ) {
            Warning(
                dueAt: $0.integer(0),
                lot: LotID(rawValue: $0.integer(1)),
                days: $0.int(2),
                sku: $0.text(3),
                endsAt: $0.integer(4)
            )
        }
        var told: [Told] = []
        for warning in warnings {
            told += try places(of: warning)
            try goOn(from: warning)
        }
        for days in [90, 60, 30, 0] {
            let some = told.filter { $0.warning.days == days }
            for account in Set(some.map(\.account)).sorted() {
                try announce(days, to: SmartAccountID(rawValue: account), some.filter { $0.account == account })
            }
        }
        // A late one leads to the next, which may be due already.
        return !warnings.isEmpty
    }

    private func places(of warning: Warning) throws -> [Told] {
        try operation.snapshot.all(
            """
            SELECT smart_account, name, quantity FROM virtual_balance
                JOIN virtual_account ON virtual_account.id = virtual_balance.virtual_account
            WHERE lot = ?1 ORDER BY virtual_account.id
            """,
            warning.lot.rawValue
        ) { Told(account: $0.integer(0), place: $0.text(1), quantity: $0.int(2), warning: warning) }
    }

    private func goOn(from warning: Warning) throws {
        try operation.transaction.run(
            "DELETE FROM license_warning WHERE due_at = ?1 AND lot = ?2",
            warning.dueAt,
            warning.lot.rawValue
        )
        if let days = Self.next[warning.days] {
            try operation.transaction.run(
                "INSERT INTO license_warning(due_at, lot, days) VALUES(?1, ?2, ?3)",
                warning.endsAt - Int64(days) * 86_400_000,
                warning.lot.rawValue,
                days
            )
            return
        }
        try operation.transaction.run("UPDATE lot SET is_expired = 1 WHERE id = ?1", warning.lot.rawValue)
        try operation.transaction.run(
            """
            DELETE FROM license_stock WHERE sku = ?2 AND term_ends_at = ?3 AND lot = ?1
                AND virtual_account IN (SELECT virtual_account FROM virtual_balance WHERE lot = ?1)
            """,
            warning.lot.rawValue,
            warning.sku,
            warning.endsAt
        )
    }

    private func announce(_ days: Int, to account: SmartAccountID, _ told: [Told]) throws {
        let domain = try operation.snapshot.first(
            "SELECT domain FROM smart_account WHERE id = ?1",
            account.rawValue
        ) { $0.text(0) }
        let type: EventType = days == 0 ? .licenseExpired : .licenseExpiring
        let capacity = 256 + 192 * told.count
        try fulfilment.publish(type, to: .smartAccount(account), operation, capacity: capacity) { data in
            data.member("smartAccount", domain)
            if days > 0 { data.member("days", days) }
            data.array("licenses") { array in
                for one in told {
                    array.object { object in
                        object.member("id", one.warning.lot.description)
                        object.member("sku", one.warning.sku)
                        object.member("quantity", one.quantity)
                        object.member("virtualAccount", one.place)
                        object.member("termEndsAt", Timestamp(milliseconds: one.warning.endsAt).description)
                    }
                }
            }
        }
    }
}
