// MatchEngine: decides whose an order is, on certain evidence only.
//
// GUARANTEES   A match needs a rule that may match by itself, one account that everything of that strength leads to,
//              and nothing that speaks against it. A person's decision counts alone, but for an account that is not
//              active. Equal evidence over equal accounts under an equal policy decides equally.
// DOES NOT     Look at similarity: scores rank suggestions. The one likeness of names that is looked at depends on
//              nothing but the two names, and only ever speaks against a match.

public import Domain

/// The rules T0 to T7.
public struct MatchEngine: Sendable {
    /// Counts the versions of the rules; kept with every decision.
    public static let ruleVersion = 2
    /// Candidates of more names than these nobody reads.
    static let candidateLimit = 5

    /// Makes an engine.
    public init() {}

    /// Decides, without looking for similar names.
    ///
    /// - Parameters:
    ///   - evidence: what the order says of its customer.
    ///   - policy: what the rules may do.
    ///   - index: the accounts.
    /// - Returns: the verdict; its candidates are those that exact keys find.
    /// - Throws: what the index throws.
    public func decide(_ evidence: Evidence, _ policy: MatchPolicy, _ index: some EvidenceIndex) throws -> Verdict {
        let lookup = try Lookup(evidence, policy, index)
        return Deliberation(evidence, policy, lookup).verdict
    }

    /// Decides, and adds accounts with similar names to the candidates.
    ///
    /// - Parameters:
    ///   - evidence: what the order says of its customer.
    ///   - policy: what the rules may do.
    ///   - index: the accounts.
    ///   - similar: accounts with similar names, the most similar first, as `Suggester` finds them.
    /// - Returns: the same outcome as without them; the candidates of the best five names.
    /// - Throws: what the index throws.
    public func decide(
        _ evidence: Evidence,
        _ policy: MatchPolicy,
        _ index: some EvidenceIndex,
        similar: [Suggestion]
    ) throws -> Verdict {
        let lookup = try Lookup(evidence, policy, index)
        let facts = try index.facts(of: similar.flatMap(\.accounts))
        return Deliberation(evidence, policy, lookup, similar, facts).verdict
    }

    /// What speaks for and against one account, whether or not anything found it.
    ///
    /// - Parameters:
    ///   - account: the account.
    ///   - evidence: what the order says of its customer.
    ///   - policy: what the rules may do.
    ///   - index: the accounts.
    /// - Returns: the account as a candidate; nil where there is none, or it is closed.
    /// - Throws: what the index throws.
    public func candidate(
        _ account: SmartAccountID,
        _ evidence: Evidence,
        _ policy: MatchPolicy,
        _ index: some EvidenceIndex
    ) throws -> Candidate? {
        let lookup = try Lookup(evidence, policy, index)
        let facts = try index.facts(of: [account])
        let similar = [Suggestion(account: account.rawValue, score: 0, name: "")]
        return Deliberation(evidence, policy, lookup, similar, facts).candidates.first { $0.account == account }
    }
}
