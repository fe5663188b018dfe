public import Domain

/// What matching decides about a line.
public enum MatchDecision: Hashable, Sendable {
    /// It is certain whose the line is.
    case matched(account: SmartAccount, virtualAccount: VirtualAccount, tier: MatchTier, explanation: String)
    /// The line waits; it is to be decided again when one of the keys is met.
    case held(HoldReason, explanation: String, waitingFor: [MatchKey])
}
