// What the tiers may do for a partner now: what its settings say, unless something forbids it.

internal import Domain
internal import Matching
internal import Storage

extension MatchPolicy {
    /// The policy for a partner's orders.
    static func of(
        _ partner: PartnerID,
        _ settings: MatchingSettings,
        now: Timestamp,
        in snapshot: Snapshot
    ) throws -> MatchPolicy {
        var policy = MatchPolicy(
            now: now,
            modes: settings.modes,
            ownDomains: settings.ownDomains,
            aliasCoolOff: settings.aliasCoolOff
        )
        try snapshot.forEach(
            """
            SELECT tier, mode FROM tier_state WHERE partner = ?1
            UNION ALL SELECT '', '' FROM registry WHERE normalization <> ?2
            """,
            partner.rawValue,
            Evidence.version
        ) { row in
            if let tier = EvidenceTier(row.text(0)), let mode = TierMode(rawValue: row.text(1)) {
                policy.limit(tier, to: mode)
            } else {
                // While accounts are without their keys nobody knows whether one is the only one.
                policy.limit(.registry, to: .off)
                policy.limit(.nameAndCorroborator, to: .off)
            }
        }
        return policy
    }

    private mutating func limit(_ tier: EvidenceTier, to limit: TierMode) {
        let order: [TierMode] = [.off, .shadow, .auto]
        let present = mode(of: tier)
        let isMore = (order.firstIndex(of: present) ?? 0) > (order.firstIndex(of: limit) ?? 0)
        modes[tier] = isMore ? limit : present
    }
}

extension EvidenceTier {
    /// Reads a tier as the tables keep it, `T0` to `T7`.
    init?(_ text: String) {
        guard let tier = Self.allCases.first(where: { $0.description == text }) else { return nil }
        self = tier
    }
}
