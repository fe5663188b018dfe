// Lists and counts: what line_standing and tally keep is what the rows say.

internal import Domain
internal import Storage

extension Verification {
    /// Lists and counts are what the lines are; the counts are compared with the lists, once those are right.
    @Sendable
    static func listingFaults(in snapshot: Snapshot) throws -> [String] {
        let faults = try standingFaults(in: snapshot)
        return try faults.isEmpty ? tallyFaults(in: snapshot) : faults
    }

    /// Every line is listed where it stands, and nothing else is listed.
    private static func standingFaults(in snapshot: Snapshot) throws -> [String] {
        var faults = try snapshot.all(
            """
            SELECT order_id, order_line.number, order_line.state FROM order_line JOIN orders ON orders.id = order_line.order_id
            WHERE NOT EXISTS (SELECT 1 FROM line_standing
                WHERE line_standing.partner = orders.partner AND standing = coalesce(hold_reason, order_line.state)
                    AND since = CASE order_line.state WHEN 'held' THEN held_since WHEN 'scheduled' THEN release_at
                        ELSE 0 END
                    AND line_standing.order_id = order_line.order_id AND line = order_line.id)
            LIMIT ?1
            """,
            limitPerRule
        ) { "\(line($0.text(1), of: $0.integer(0))) is \($0.text(2)), and is not listed there" }
        let lines = try snapshot.integer("SELECT count(*) FROM order_line") ?? 0
        let listed = try snapshot.integer("SELECT count(*) FROM line_standing") ?? 0
        if faults.isEmpty, lines != listed { faults.append("\(listed) lines are listed, and there are \(lines)") }
        return faults
    }

    private struct Subject: Hashable {
        let partner: Int64
        let name: String
    }

    /// The counts are those of the rows.
    private static func tallyFaults(in snapshot: Snapshot) throws -> [String] {
        var counted: [Subject: Int64] = [:]
        try snapshot.forEach(
            """
            SELECT partner, standing, count(*) FROM line_standing GROUP BY partner, standing
            UNION ALL SELECT partner, 'order', count(*) FROM orders GROUP BY partner
            UNION ALL SELECT partner, 'receipt', count(*) FROM receipt GROUP BY partner
            """
        ) { counted[Subject(partner: $0.integer(0), name: $0.text(1))] = $0.integer(2) }
        var kept: [Subject: Int64] = [:]
        try snapshot.forEach("SELECT partner, subject, count FROM tally") { row in
            kept[Subject(partner: row.integer(0), name: row.text(1))] = row.integer(2)
        }
        let wrong = Set(counted.keys).union(kept.keys).filter { counted[$0, default: 0] != kept[$0, default: 0] }
        return wrong.sorted { ($0.partner, $0.name) < ($1.partner, $1.name) }.map { subject in
            let (count, tally) = (counted[subject, default: 0], kept[subject, default: 0])
            let partner = PartnerID(rawValue: subject.partner)
            return "partner \(partner) has \(count) of \(subject.name), and \(tally) are counted"
        }
    }
}
