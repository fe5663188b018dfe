// MatchingSettings: what a partner's configuration says about matching its orders.

public import Matching

/// A partner's matching settings.
public struct MatchingSettings: Hashable, Sendable {
    /// What the tiers may do; one that is not named is automatic, T4 in shadow.
    public var modes: [EvidenceTier: TierMode]
    /// The registered domains of the partner, its distributors and resellers, which say nothing about a customer.
    public var ownDomains: Set<String>
    /// Milliseconds after which an alias that was confirmed begins to count.
    public var aliasCoolOff: Int64

    /// Makes settings; T4 in shadow, no domains and a day unless others are given.
    public init(modes: [EvidenceTier: TierMode] = [:], ownDomains: Set<String> = [], aliasCoolOff: Int64 = 86_400_000) {
        self.modes = modes
        self.ownDomains = ownDomains
        self.aliasCoolOff = aliasCoolOff
    }
}
