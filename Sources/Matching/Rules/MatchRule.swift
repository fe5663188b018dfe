// MatchRule: one way to find the account of a line from evidence.
//
// GUARANTEES   A rule only finds. Whether what was found is certain, Matcher decides over the findings of all rules.

/// One way to find accounts.
protocol MatchRule: Sendable {
    /// What the evidence leads to by this rule; nothing when it says nothing of the sort.
    func findings(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> [MatchFinding]
}
