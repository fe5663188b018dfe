// Lines: against their lots, their decisions and their terms.

internal import Domain
internal import Storage

extension Verification {
    /// A line that waits or is released has as many licenses in its lots as it ordered.
    @Sendable
    static func quantityFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT order_id, number, quantity,
                coalesce((SELECT sum(lot.quantity) FROM lot WHERE lot.line = order_line.id), 0)
            FROM order_line
            WHERE state IN ('held', 'scheduled', 'released') AND quantity <>
                coalesce((SELECT sum(lot.quantity) FROM lot WHERE lot.line = order_line.id), 0)
            LIMIT ?1
            """,
            limitPerRule
        ) { row in
            "\(line(row.text(1), of: row.integer(0))) has \(row.int(2)) licenses, and its lots have \(row.int(3))"
        }
    }

    /// A line that is only recorded, or was rejected, has no lot but such as were emptied.
    @Sendable
    static func lotFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT order_id, number, state FROM order_line
            WHERE state IN ('recorded', 'rejected') AND EXISTS
                (SELECT 1 FROM lot WHERE lot.line = order_line.id AND (lot.quantity > 0
                    OR NOT EXISTS (SELECT 1 FROM movement WHERE movement.lot = lot.id)))
            LIMIT ?1
            """,
            limitPerRule
        ) { "\(line($0.text(1), of: $0.integer(0))) is \($0.text(2)), and has a lot" }
    }

    /// A release was decided once, and nothing else was released.
    @Sendable
    static func decisionFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT order_id, number, state, released FROM
                (SELECT order_id, number, state,
                    (SELECT count(*) FROM decision WHERE line = order_line.id AND outcome = 'released') AS released
                FROM order_line) AS decided
            WHERE released <> CASE WHEN state IN ('released', 'returned') THEN 1 ELSE 0 END LIMIT ?1
            """,
            limitPerRule
        ) { row in
            "\(line(row.text(1), of: row.integer(0))) is \(row.text(2)), and has \(row.int(3)) decisions to release it"
        }
    }

    /// A term starts with the release, at its moment, and only where there is one; it ends where it has months.
    @Sendable
    static func termFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT lot.id, order_id, order_line.number, order_line.state FROM lot
                JOIN order_line ON order_line.id = lot.line
            WHERE CASE WHEN order_line.state IN ('released', 'returned')
                    AND (lot.quantity > 0 OR term_starts_at IS NOT NULL)
                THEN coalesce(term_starts_at, released_at) <> released_at
                    OR (term_months IS NULL AND term_ends_at IS NOT NULL)
                    OR (term_months IS NOT NULL AND coalesce(term_ends_at, 0) <= coalesce(term_starts_at, 0))
                ELSE term_starts_at IS NOT NULL END
            LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let subject = "\(line(row.text(2), of: row.integer(1))) is \(row.text(3)), and its \(lot(row.integer(0)))"
            return LineState(rawValue: row.text(3))?.isReleased == true
                ? "\(subject) has not the term of its release" : "\(subject) has a term already"
        }
    }
}

extension LineState {
    /// Whether the line was released at some time.
    fileprivate var isReleased: Bool { self == .released || self == .returned }
}
