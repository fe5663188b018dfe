// What the tiers have shown.

internal import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// What each tier has shown for each configured partner.
    ///
    /// It counts all that the tiers concluded, which takes about a second for each million lines.
    ///
    /// - Parameter snapshot: the state to look at.
    /// - Returns: the partners in the order of their names, T1 to T4 of each.
    /// - Throws: `StorageError`.
    public func matchReport(in snapshot: Snapshot) throws -> [TierReport] {
        let partners = configuredPartners.sorted { $0.settings.name.text < $1.settings.name.text }
        let counts = try TierCounts(in: snapshot)
        return try partners.flatMap { partner in
            let policy = try MatchPolicy.of(partner.id, partner.settings.matching, now: time.now, in: snapshot)
            return try [EvidenceTier.named, .registry, .confirmed, .nameAndCorroborator].map { tier in
                let because = try snapshot.first(
                    "SELECT because FROM tier_state WHERE partner = ?1 AND tier = ?2",
                    partner.id.rawValue,
                    tier.description
                ) { $0.text(0) }
                let key = TierCounts.Key(partner: partner.id.rawValue, tier: tier.description)
                let shadow = counts.shadow[key] ?? (0, 0, 0)
                return TierReport(
                    partner: partner.settings.name,
                    tier: tier,
                    mode: policy.mode(of: tier),
                    suspendedBecause: because,
                    matched: counts.matched[key] ?? 0,
                    wrong: counts.wrong[key] ?? 0,
                    decisions: shadow.all,
                    agreed: shadow.agreed,
                    disagreed: shadow.disagreed
                )
            }
        }
    }
}

/// What is counted for each partner and tier.
private struct TierCounts {
    struct Key: Hashable {
        let partner: Int64
        let tier: String
    }

    private(set) var shadow: [Key: (all: Int, agreed: Int, disagreed: Int)] = [:]
    private(set) var matched: [Key: Int] = [:]
    private(set) var wrong: [Key: Int] = [:]

    init(in snapshot: Snapshot) throws {
        try snapshot.forEach(
            """
            SELECT partner, tier, count(*), coalesce(sum(agreed), 0), coalesce(sum(1 - agreed), 0)
            FROM shadow_decision GROUP BY partner, tier
            """
        ) { row in
            shadow[Key(partner: row.integer(0), tier: row.text(1))] = (row.int(2), row.int(3), row.int(4))
        }
        try snapshot.forEach(
            """
            SELECT orders.partner, decision.tier, count(DISTINCT decision.line) FROM decision
                JOIN order_line ON order_line.id = decision.line JOIN orders ON orders.id = order_line.order_id
            WHERE decision.outcome = 'matched' AND decision.tier IN ('T2', 'T3', 'T4')
            GROUP BY orders.partner, decision.tier
            """
        ) { row in matched[Key(partner: row.integer(0), tier: row.text(1))] = row.int(2) }
        try snapshot.forEach("SELECT partner, tier, count(*) FROM wrong_match GROUP BY partner, tier") { row in
            wrong[Key(partner: row.integer(0), tier: row.text(1))] = row.int(2)
        }
    }
}
