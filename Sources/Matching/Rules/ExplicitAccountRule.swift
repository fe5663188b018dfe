internal import Domain

/// The order names the account by its domain identifier or its id.
struct ExplicitAccountRule: MatchRule {
    func findings(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> [MatchFinding] {
        guard let named = evidence.smartAccount else { return [] }
        return [try MatchFinding(named, tier: .explicitAccount, reason: "the order names \(named)", index: index)]
    }
}
