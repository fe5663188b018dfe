internal import Domain

/// Somebody assigned the order or the line.
struct AssignmentRule: MatchRule {
    func findings(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> [MatchFinding] {
        guard let assignment = evidence.assignment else { return [] }
        let reason = "\(assignment.actor) assigned it to \(assignment.smartAccount)"
        return [try MatchFinding(assignment.smartAccount, tier: .assignment, reason: reason, index: index)]
    }
}
