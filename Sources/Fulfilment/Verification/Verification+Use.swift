// Use: stock and positions against balances, usage and reservations, and warnings against terms.

internal import Domain
internal import Storage

extension Verification {
    /// The stock is what lies in virtual accounts and has not ended.
    @Sendable
    static func stockFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT lot, virtual_account, sum(kept), sum(derived) FROM (
                SELECT lot, virtual_account, sku, term_ends_at, quantity AS kept, 0 AS derived FROM license_stock
                UNION ALL
                SELECT lot, virtual_account, sku, coalesce(term_ends_at, 9223372036854775807), 0,
                    virtual_balance.quantity
                FROM virtual_balance JOIN lot ON lot.id = virtual_balance.lot WHERE is_expired = 0) AS entry
            GROUP BY lot, virtual_account, sku, term_ends_at HAVING sum(kept) <> sum(derived) LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let place = VirtualAccountID(rawValue: row.integer(1))
            return
                "\(lot(row.integer(0))): the stock of \(place) has \(row.int(2)) of it, and \(row.int(3)) can be used there"
        }
    }

    /// Positions are the sums of the stock, of usage and of reservations; the ends are those of the stock.
    @Sendable
    static func positionFaults(in snapshot: Snapshot) throws -> [String] {
        let positions = try snapshot.all(
            """
            SELECT virtual_account, sku, sum(purchased), sum(in_use), sum(reserved) FROM (
                SELECT virtual_account, sku, purchased, in_use, reserved FROM license_position
                UNION ALL SELECT virtual_account, sku, -quantity, 0, 0 FROM license_stock
                UNION ALL SELECT product_instance.virtual_account, sku, 0, -quantity, 0
                    FROM license_usage JOIN product_instance ON product_instance.id = license_usage.instance
                    WHERE is_registered = 1
                UNION ALL SELECT reservation.virtual_account, sku, 0, 0, -quantity
                    FROM reserved_license JOIN reservation ON reservation.id = reserved_license.reservation
                    WHERE reservation.state = 'reserved') AS entry
            GROUP BY virtual_account, sku HAVING sum(purchased) <> 0 OR sum(in_use) <> 0 OR sum(reserved) <> 0 LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let off = "purchased \(row.int(2)), in use \(row.int(3)), reserved \(row.int(4))"
            return "the position of \(row.text(1)) in \(VirtualAccountID(rawValue: row.integer(0))) is off by: \(off)"
        }
        let ends = try snapshot.all(
            """
            SELECT virtual_account, sku, day, sum(quantity) FROM (
                SELECT virtual_account, sku, day, quantity FROM license_end
                UNION ALL SELECT virtual_account, sku, term_ends_at / 86400000, -quantity FROM license_stock
                WHERE term_ends_at < 9223372036854775807) AS entry
            GROUP BY virtual_account, sku, day HAVING sum(quantity) <> 0 LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let (place, day) = (
                VirtualAccountID(rawValue: row.integer(0)), CalendarDate(daysSinceEpoch: row.integer(2))
            )
            return "what ends of \(row.text(1)) in \(place) on \(day) is off by \(row.int(3))"
        }
        return positions + ends
    }

    /// Each lot whose term has begun and not been told as ended has its next warning.
    @Sendable
    static func warningFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT lot, sum(expected), sum(kept) FROM (
                SELECT id AS lot, 1 AS expected, 0 AS kept FROM lot
                WHERE term_ends_at IS NOT NULL AND is_expired = 0 AND quantity > 0
                UNION ALL SELECT license_warning.lot, 0, 1
                    FROM license_warning JOIN lot ON lot.id = license_warning.lot
                    WHERE due_at = term_ends_at - days * 86400000 AND quantity > 0) AS entry
            GROUP BY lot HAVING sum(expected) <> sum(kept) LIMIT ?1
            """,
            limitPerRule
        ) {
            "\(lot($0.integer(0))): it has \($0.int(2)) warnings of the end of its term to come instead of \($0.int(1))"
        }
    }
}
