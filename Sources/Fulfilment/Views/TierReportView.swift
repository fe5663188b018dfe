internal import Domain
internal import Matching

/// What a tier has shown for a partner, as people and programs are shown it.
public struct TierReportView: Codable, Hashable, Sendable {
    /// The partner's name.
    public var partner: String
    /// `T1` to `T4`.
    public var tier: String
    /// `auto`, `shadow` or `off`.
    public var mode: String
    /// Why it may do less than its settings say.
    public var suspendedBecause: String?
    /// How many lines it matched.
    public var matched: Int
    /// How many of those a person found to be wrong.
    public var wrong: Int
    /// How many lines it would have matched in shadow.
    public var decisions: Int
    /// How many of those were released to that account.
    public var agreed: Int
    /// How many were not.
    public var disagreed: Int
    /// How many are not decided yet.
    public var open: Int
    /// The rate of errors that is not exceeded with 95 % certainty; nil where nothing bounds it.
    public var errorBound: Double?
    /// How many agreed decisions are needed before it may be switched on.
    public var needed: Int
    /// Whether it may be switched on.
    public var isProven: Bool

    /// Shows a report.
    public init(_ report: TierReport) {
        partner = report.partner.text
        tier = report.tier.description
        mode = report.mode.rawValue
        suspendedBecause = report.suspendedBecause
        matched = report.matched
        wrong = report.wrong
        decisions = report.decisions
        agreed = report.agreed
        disagreed = report.disagreed
        open = report.open
        errorBound = report.record.boundPerMillion.map { Double($0) / 1_000_000 }
        needed = TierRecord.enough
        isProven = report.record.mayBeAutomatic
    }
}
