/// What a tier may do.
public enum TierMode: String, CaseIterable, Hashable, Sendable {
    /// It matches.
    case auto
    /// It records what it would have matched, and suggests it.
    case shadow
    /// It finds nothing; what it would have found still speaks against other findings.
    case off
}
