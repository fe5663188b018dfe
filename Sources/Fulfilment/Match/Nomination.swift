// Nomination: which orders have to be decided again because something became known.
//
// GUARANTEES   Nominating decides nothing: the one code path that decides is run for the nominated orders, in the same
//              transaction when they are few, by jobs added in the same transaction when they are many.
//              However many they are, one transaction handles a bounded number: a job goes on from where it ended.

internal import Domain
internal import JobQueue
internal import Matching
internal import Storage

/// What became known.
enum Nomination: Hashable {
    /// Something about the accounts with a key, by its hash; lines look for their accounts by it.
    case interested(Int64)
    /// Lines that wait for this SKU.
    case awaited(sku: String)
    /// Lines that are scheduled for this account, of which something changed.
    case scheduled(SmartAccountID)
    /// Lines of this partner that wait for their SKU, which need not be known any more.
    case unknownSKUs(PartnerID)

    /// The orders concerned.
    struct Slice {
        var orders: [OrderID] = []
        /// The last line looked at; nil when there are no more.
        var last: Int64?
        /// How many lines were looked at.
        var lineCount = 0
    }

    /// Something about the accounts with a key.
    static func interested(in key: EvidenceKey) -> Nomination { .interested(key.kept) }

    /// The orders of the lines after a line, at most so many lines.
    func slice(after line: Int64, limit: Int, in snapshot: Snapshot) throws -> Slice {
        let rows = try rows(after: line, limit: limit, in: snapshot)
        var slice = Slice(last: rows.count == limit ? rows.last?.line : nil, lineCount: rows.count)
        var seen: Set<Int64> = []
        for row in rows where seen.insert(row.order).inserted { slice.orders.append(OrderID(rawValue: row.order)) }
        return slice
    }

    private func rows(
        _ hash: Int64,
        after line: Int64,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [(line: Int64, order: Int64)] {
        try snapshot.all(
            """
            SELECT i.line, l.order_id FROM interest i JOIN order_line l ON l.id = i.line
            WHERE i.hash = ?1 AND i.line > ?2 ORDER BY i.line LIMIT ?3
            """,
            hash,
            line,
            limit
        ) { ($0.integer(0), $0.integer(1)) }
    }

    private func rows(
        after line: Int64,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [(line: Int64, order: Int64)] {
        switch self {
        case .interested(let hash): try rows(hash, after: line, limit: limit, in: snapshot)
        case .awaited(let sku):
            try snapshot.all(
                """
                SELECT w.line, l.order_id FROM waiting_key w JOIN order_line l ON l.id = w.line
                WHERE w.kind = 4 AND w.key = ?1 AND w.line > ?2 ORDER BY w.line LIMIT ?3
                """,
                sku,
                line,
                limit
            ) { ($0.integer(0), $0.integer(1)) }
        case .scheduled(let account):
            try snapshot.all(
                """
                SELECT id, order_id FROM order_line
                WHERE state = 'scheduled' AND smart_account = ?1 AND id > ?2 ORDER BY id LIMIT ?3
                """,
                account.rawValue,
                line,
                limit
            ) { ($0.integer(0), $0.integer(1)) }
        case .unknownSKUs(let partner):
            try snapshot.all(
                """
                SELECT w.line, l.order_id FROM waiting_key w JOIN order_line l ON l.id = w.line
                    JOIN orders o ON o.id = l.order_id
                WHERE w.kind = 4 AND o.partner = ?1 AND w.line > ?2 ORDER BY w.line LIMIT ?3
                """,
                partner.rawValue,
                line,
                limit
            ) { ($0.integer(0), $0.integer(1)) }
        }
    }
}

extension Nomination {
    /// As a job's payload: what became known, and after which line to go on.
    func payload(after line: Int64) -> String {
        switch self {
        case .interested(let hash): "interested 0 \(line) \(hash)"
        case .awaited(let sku): "waiting 4 \(line) \(sku)"
        case .scheduled(let account): "scheduled 0 \(line) \(account)"
        case .unknownSKUs(let partner): "unknownSKUs 0 \(line) \(partner)"
        }
    }

    /// Reads a job's payload; nil for one that nobody wrote.
    static func read(_ payload: String) -> (nomination: Nomination, line: Int64)? {
        let parts = payload.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let line = Int64(parts[2]) else { return nil }
        let text = String(parts[3])
        let nomination: Nomination? =
            switch (parts[0], parts[1]) {
            case ("interested", _): Int64(text).map { .interested($0) }
            case ("waiting", "4"): .awaited(sku: text)
            case ("scheduled", _): SmartAccountID(text).map { .scheduled($0) }
            case ("unknownSKUs", _): PartnerID(text).map { .unknownSKUs($0) }
            // Jobs that an older version left.
            case ("waiting", "1"): .interested(in: EvidenceKey(.identifier, text))
            case ("waiting", "2"): .interested(in: EvidenceKey(.account, text))
            case ("waiting", "3"): .interested(in: EvidenceKey(.customerNumber, text))
            default: nil
            }
        return nomination.map { ($0, line) }
    }
}
