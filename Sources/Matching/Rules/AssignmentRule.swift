internal import Domain

/// Somebody assigned the order or the line.
struct AssignmentRule: MatchRule {
    func findings(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> [MatchFinding] {
        // Beside a second one, which virtual account is meant may be what they disagree on.
        let isAlone = evidence.laterAssignment == nil
        return try [evidence.assignment, evidence.laterAssignment].compactMap(\.self).map { assignment in
            let place = isAlone ? "" : assignment.virtualAccount.map { " (\($0))" } ?? ""
            let reason = "\(assignment.actor) assigned it to \(assignment.smartAccount)\(place)"
            return try MatchFinding(assignment.smartAccount, tier: .assignment, reason: reason, index: index)
        }
    }
}
