internal import Domain
internal import Matching

/// What is decided about a line.
struct LineDecision {
    /// What it comes to.
    enum Outcome {
        /// It can be released to this target.
        case matched(LineTarget)
        /// It waits.
        case held(HoldReason, detail: String)
    }

    let outcome: Outcome
    /// By what the line is found while it waits.
    var waits = LineWaits()
    /// What a tier in shadow would have matched.
    var shadow: Verdict.Shadow?

    /// The line waits.
    static func held(_ reason: HoldReason, _ detail: String, sku: String? = nil) -> LineDecision {
        LineDecision(outcome: .held(reason, detail: detail), waits: LineWaits(sku: sku))
    }
}

/// By what a waiting line is found when something becomes known.
struct LineWaits: Hashable {
    /// The SKU that the catalog does not have.
    var sku: String?
    /// The hashes of the keys by which it looks for its account, each once.
    var interests: [Int64] = []
}

/// Where a line's licenses go, and why.
struct LineTarget {
    let account: SmartAccount
    let virtualAccount: VirtualAccount
    let tier: EvidenceTier
    let explanation: String

    /// Whether the line is scheduled for this target already.
    func isTarget(of line: LineRecord) -> Bool {
        line.state == .scheduled && line.smartAccount == account.id && line.virtualAccount == virtualAccount.id
    }
}
