public import Domain
public import Matching

/// What a tier has shown for a partner.
public struct TierReport: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerName
    /// The tier.
    public let tier: EvidenceTier
    /// What it may do now.
    public let mode: TierMode
    /// Why it may do less than its settings say; nil where it does not.
    public let suspendedBecause: String?
    /// How many lines it matched.
    public let matched: Int
    /// How many of those a person found to be wrong.
    public let wrong: Int
    /// How many lines it would have matched while it was in shadow.
    public let decisions: Int
    /// How many of those were released to that account.
    public let agreed: Int
    /// How many were not.
    public let disagreed: Int
    /// How many are not decided yet.
    public var open: Int { decisions - agreed - disagreed }

    /// What was judged, with the bound of the rate of errors and whether the tier may be switched on.
    public var record: TierRecord { TierRecord(agreed: agreed, wrong: disagreed + wrong) }
}
