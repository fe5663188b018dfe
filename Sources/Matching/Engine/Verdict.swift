// Verdict: what the rules say about an order's customer.
//
// GUARANTEES   At most one account matches, and only on evidence that may match with nothing against it. What a person
//              needs to decide otherwise is in the candidates, the best first.

public import Domain

/// The outcome of a decision.
public struct Verdict: Hashable, Sendable {
    /// What it comes to.
    public enum Outcome: Hashable, Sendable {
        /// It is certain whose the order is.
        case matched(SmartAccountID, EvidenceTier)
        /// A person has to decide; why.
        case held(HoldReason)
    }

    /// What it comes to.
    public let outcome: Outcome
    /// What a tier in shadow would have matched.
    public let shadow: Shadow?
    /// The accounts that were found, the best first: those of five names, ten at most.
    public let candidates: [Candidate]
    /// A sentence for people.
    public let explanation: String
    /// What was written and is no evidence.
    public let notes: [String]
    /// The versions of the rules and of the normalization that decided.
    public let versions: Versions

    /// What a tier in shadow would have matched.
    public struct Shadow: Hashable, Sendable {
        /// The account.
        public let account: SmartAccountID
        /// The tier.
        public let tier: EvidenceTier
    }

    /// The versions that a decision is kept with.
    public struct Versions: Hashable, Sendable {
        /// The rules.
        public let rules: Int
        /// The normalization.
        public let normalization: Int
    }

    /// The best candidate that did not come first.
    public var runnerUp: Candidate? { candidates.dropFirst().first }

    /// By how much the best candidate's name is more similar than the runner-up's; nil without a runner-up.
    public var margin: Double? {
        guard let best = candidates.first, let runnerUp else { return nil }
        return best.similarity - runnerUp.similarity
    }
}
