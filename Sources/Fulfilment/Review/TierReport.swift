public import Domain
public import Matching

/// What a tier has shown for a partner.
public struct TierReport: Hashable, Sendable {
    /// Fewer judged decisions than these prove nothing: without an error they bound the rate of errors to 0.1 %.
    public static let needed = 3_000

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

    /// The rate of errors that is not exceeded with 95 % certainty, by the rule of three; nil where that says nothing.
    public var errorBound: Double? { agreed > 0 && disagreed == 0 ? min(1, 3 / Double(agreed)) : nil }

    /// Whether it may be switched on: enough was judged, and nothing was wrong.
    public var isProven: Bool { agreed >= Self.needed && disagreed == 0 && wrong == 0 }
}
