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
enum Nomination {
    /// Lines that wait by this key.
    case waiting(WaitingKey)
    /// Lines that are scheduled for this account, which is not active any more.
    case scheduled(SmartAccountID)
    /// Lines of this partner that wait for their SKU, which need not be known any more.
    case unknownSKUs(PartnerID)

    /// The orders concerned.
    struct Slice {
        var orders: [OrderID] = []
        /// The last line looked at; nil when there are no more.
        var last: Int64?
    }

    /// The orders of the lines after a line, at most so many lines.
    func slice(after line: Int64, limit: Int, in snapshot: Snapshot) throws -> Slice {
        let rows = try rows(after: line, limit: limit, in: snapshot)
        var slice = Slice(last: rows.count == limit ? rows.last?.line : nil)
        var seen: Set<Int64> = []
        for row in rows where seen.insert(row.order).inserted { slice.orders.append(OrderID(rawValue: row.order)) }
        return slice
    }

    private func rows(
        after line: Int64,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [(line: Int64, order: Int64)] {
        switch self {
        case .waiting(let key):
            try snapshot.all(
                """
                SELECT w.line, l.order_id FROM waiting_key w JOIN order_line l ON l.id = w.line
                WHERE w.kind = ?1 AND w.key = ?2 AND w.line > ?3 ORDER BY w.line LIMIT ?4
                """,
                key.kind,
                key.text,
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
                WHERE w.kind = ?1 AND o.partner = ?2 AND w.line > ?3 ORDER BY w.line LIMIT ?4
                """,
                WaitingKey.skuKind,
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
        case .waiting(let key): "waiting \(key.kind) \(line) \(key.text)"
        case .scheduled(let account): "scheduled 0 \(line) \(account)"
        case .unknownSKUs(let partner): "unknownSKUs 0 \(line) \(partner)"
        }
    }

    /// Reads a job's payload; nil for one that nobody wrote.
    static func read(_ payload: String) -> (nomination: Nomination, line: Int64)? {
        let parts = payload.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let kind = Int(parts[1]), let line = Int64(parts[2]) else { return nil }
        if parts[0] == "scheduled" {
            return SmartAccountID(parts[3]).map { (.scheduled($0), line) }
        }
        if parts[0] == "unknownSKUs" {
            return PartnerID(parts[3]).map { (.unknownSKUs($0), line) }
        }
        return WaitingKey(kind: kind, text: String(parts[3])).map { (.waiting($0), line) }
    }
}

extension WaitingKey {
    /// Reads a key as the table keeps it.
    init?(kind: Int, text: String) {
        switch kind {
        case 1: self = .match(.domain(DomainIdentifier(unchecked: text)))
        case 2:
            guard let id = SmartAccountID(text) else { return nil }
            self = .match(.account(id))
        case 3:
            let parts = text.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, let partner = PartnerID(parts[0]) else { return nil }
            self = .match(.customerNumber(partner, CustomerNumber(unchecked: String(parts[1]))))
        case Self.skuKind: self = .sku(text)
        default: return nil
        }
    }
}
