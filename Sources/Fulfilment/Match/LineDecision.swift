internal import Domain
internal import Matching

/// What is decided about a line.
enum LineDecision {
    /// It can be released to this target.
    case matched(LineTarget)
    /// It waits.
    case held(HoldReason, detail: String, waitingFor: [WaitingKey])
}

/// Where a line's licenses go, and why.
struct LineTarget {
    let account: SmartAccount
    let virtualAccount: VirtualAccount
    let tier: MatchTier
    let explanation: String

    /// Whether the line is scheduled for this target already.
    func isTarget(of line: LineRecord) -> Bool {
        line.state == .scheduled && line.smartAccount == account.id && line.virtualAccount == virtualAccount.id
    }
}
