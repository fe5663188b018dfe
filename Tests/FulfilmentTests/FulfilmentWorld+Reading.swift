import Domain
import Foundation
import Fulfilment
import Storage
import TestSupport
import Testing

extension FulfilmentWorld {
    /// An event as a receiver reads it.
    struct ReadEvent {
        let type: String
        let owner: String
        let data: [String: Any]

        var lines: [[String: Any]] { data["lines"] as? [[String: Any]] ?? [] }
        var lineNumbers: [String] { lines.compactMap { $0["number"] as? String } }
    }

    /// The lines of an order as `number state reason`, in the order in which they came.
    func lines(_ order: String) async throws -> [String] {
        let partner = acme
        return try await database.read { snapshot in
            try snapshot.all(
                """
                SELECT l.number, l.state, coalesce(' ' || l.hold_reason, ''), coalesce(' ' || a.domain || '/' || v.name, '')
                FROM order_line l JOIN orders o ON o.id = l.order_id LEFT JOIN smart_account a ON a.id = l.smart_account
                    LEFT JOIN virtual_account v ON v.id = l.virtual_account
                WHERE o.partner = ?1 AND o.number = ?2 ORDER BY l.id
                """,
                partner.rawValue,
                order
            ) { "\($0.text(0)) \($0.text(1))\($0.text(2))\($0.text(3))" }
        }
    }

    func integer(_ sql: StaticString) async throws -> Int {
        try await database.read { Int(try $0.integer(sql) ?? 0) }
    }

    func texts(_ sql: StaticString) async throws -> [String] {
        try await database.read { try $0.all(sql) { $0.text(0) } }
    }

    /// All events so far, of one type where one is given, oldest first.
    func events(_ type: String? = nil) async throws -> [ReadEvent] {
        let rows = try await database.read { snapshot in
            try snapshot.all("SELECT type, owner, body FROM event ORDER BY id") {
                ($0.text(0), $0.text(1), $0.bytes(2))
            }
        }
        return try rows.filter { type == nil || $0.0 == type }.map { row in
            let body = try #require(try JSONSerialization.jsonObject(with: Data(row.2)) as? [String: Any])
            #expect(body["type"] as? String == row.0)
            #expect(body["timestamp"] is String)
            return ReadEvent(type: row.0, owner: row.1, data: try #require(body["data"] as? [String: Any]))
        }
    }

    func eventTypes() async throws -> [String] { try await events().map(\.type) }

    /// Changes rows past the use cases.
    func write(_ sql: StaticString) async throws {
        _ = try await database.write { try $0.run(sql) }
    }

    func forgetEvents() async throws { try await write("DELETE FROM event") }

    /// What is wrong with the books: balances against movements, lots against lines, states against places.
    ///
    /// And what the check of the records says of it all.
    func bookFaults() async throws -> [String] {
        let settings = [Self.partner, Self.otherPartner].map {
            PartnerSettings(name: $0, unknownSKUs: .accept, matching: matching)
        }
        let now = time.now
        return try await ledgerFaults()
            + database.read { try Verification.faults(in: $0, partners: settings, now: now) }
    }

    private func ledgerFaults() async throws -> [String] {
        try await texts(
            """
            WITH flow(lot, kind, account, quantity) AS (
                SELECT lot, to_kind, to_account, quantity FROM movement
                UNION ALL SELECT lot, from_kind, from_account, -quantity FROM movement),
            place(lot, kind, account, quantity) AS (
                SELECT lot, kind, account, sum(quantity) FROM flow WHERE kind <> 0 GROUP BY lot, kind, account),
            kept(lot, kind, account, quantity) AS (
                SELECT lot, 1, holding_account, quantity FROM holding_balance
                UNION ALL SELECT lot, 2, virtual_account, quantity FROM virtual_balance)
            SELECT 'balance of lot ' || p.lot FROM place p
                LEFT JOIN kept k ON k.lot = p.lot AND k.kind = p.kind AND k.account = p.account
                WHERE p.quantity <> coalesce(k.quantity, 0)
            UNION ALL SELECT 'unmoved balance of lot ' || k.lot FROM kept k
                LEFT JOIN place p ON p.lot = k.lot AND p.kind = k.kind AND p.account = k.account WHERE p.lot IS NULL
            UNION ALL SELECT 'quantity of lot ' || t.id FROM lot t
                WHERE t.quantity <> coalesce((SELECT sum(quantity) FROM kept k WHERE k.lot = t.id), 0)
            UNION ALL SELECT 'units of line ' || l.number || ' ' || l.state FROM order_line l
                WHERE coalesce((SELECT sum(t.quantity) FROM lot t WHERE t.line = l.id), 0)
                    <> CASE WHEN l.state IN ('held', 'scheduled', 'released') THEN l.quantity ELSE 0 END
            UNION ALL SELECT 'holding of line ' || l.number || ' ' || l.state FROM order_line l
                WHERE coalesce((SELECT sum(b.quantity) FROM lot t JOIN holding_balance b ON b.lot = t.id
                    WHERE t.line = l.id), 0) <> CASE WHEN l.state IN ('held', 'scheduled') THEN l.quantity ELSE 0 END
            UNION ALL SELECT 'term of line ' || l.number FROM order_line l JOIN lot t ON t.line = l.id
                WHERE t.quantity > 0 AND (l.state = 'released') <> (t.term_starts_at IS l.released_at
                    AND t.term_starts_at IS NOT NULL)
            UNION ALL SELECT 'no release job for line ' || l.number FROM order_line l WHERE l.state = 'scheduled'
                AND NOT EXISTS(SELECT 1 FROM job j WHERE j.kind = 'release' AND j.run_at <= l.release_at)
            UNION ALL SELECT 'key of line ' || l.number || ' ' || l.state FROM order_line l
                WHERE l.state <> 'held' AND EXISTS(SELECT 1 FROM waiting_key w WHERE w.line = l.id)
            UNION ALL SELECT 'interest of line ' || l.number || ' ' || l.state FROM order_line l
                WHERE l.state NOT IN ('held', 'scheduled') AND EXISTS(SELECT 1 FROM interest i WHERE i.line = l.id)
            UNION ALL SELECT 'releases of line ' || l.number FROM order_line l
                WHERE (SELECT count(*) FROM decision d WHERE d.line = l.id AND d.outcome = 'released')
                    <> (l.state = 'released')
            """
        )
    }
}
