// MatchPolicy: what a partner's profile, and what has been learned of the tiers, allow.

public import Domain

/// What the rules may do for an order of a partner.
public struct MatchPolicy: Hashable, Sendable {
    /// The moment of the decision; aliases have to be old enough by then.
    public var now: Timestamp
    /// What the tiers that may match may do; T0 always may.
    ///
    /// A tier that is not named is automatic, T4 is in shadow.
    public var modes: [EvidenceTier: TierMode]
    /// The registered domains of the partner itself, its distributors and resellers: orders are typed with their mail
    /// addresses.
    public var ownDomains: Set<String>
    /// How long after it was learned an alias begins to count, in milliseconds.
    public var aliasCoolOff: Int64

    /// A policy with the defaults.
    public init(
        now: Timestamp,
        modes: [EvidenceTier: TierMode] = [:],
        ownDomains: Set<String> = [],
        aliasCoolOff: Int64 = 24 * 3_600_000
    ) {
        self.now = now
        self.modes = modes
        self.ownDomains = ownDomains
        self.aliasCoolOff = aliasCoolOff
    }

    /// What a tier may do.
    public func mode(of tier: EvidenceTier) -> TierMode {
        switch tier {
        case .decision: .auto
        case .nameAndCorroborator: modes[tier] ?? .shadow
        default: tier.mayBeAutomatic ? modes[tier] ?? .auto : .off
        }
    }

    /// Whether a domain can speak for a company at all.
    func isEvidence(_ domain: CustomerDomain) -> Bool {
        domain.standing == .corporate && !ownDomains.contains(domain.name) && !domain.isDeceptive
    }
}
