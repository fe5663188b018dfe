// Matcher: decides whose a line is, from certain evidence only.
//
// GUARANTEES   A line is matched only if everything that is said of it leads to the same account, that account is
//              active, and the virtual account is there. Two accounts, or an account beside a name nobody knows, are
//              ambiguous, in whatever tiers they were found.
//              An operator's decision, made with the other evidence before them, counts alone; the explanation says so.
//              A held line tells by which keys it has to be decided again.
// DOES NOT     Guess: names, mail domains and similarity do not take part.

internal import Domain

/// Decides whose a line is.
public struct Matcher: Sendable {
    /// Counts the versions of the rules; kept with every decision.
    public static let ruleVersion = 1

    /// The rules, strongest first: the first of those that agree gives its name to the match.
    private let rules: [any MatchRule] = [AssignmentRule(), ExplicitAccountRule(), CustomerNumberRule()]

    /// Makes a matcher.
    public init() {}

    /// Decides.
    ///
    /// - Parameters:
    ///   - evidence: what is known of the line's customer.
    ///   - index: the accounts.
    /// - Returns: the decision, with its explanation.
    /// - Throws: what the index throws.
    public func decide(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> MatchDecision {
        guard evidence.orderKind.isAssignable else {
            let explanation = HoldReason.notAssignable.explanation
            return .held(.notAssignable, explanation: explanation, waitingFor: [])
        }
        let findings = try rules.flatMap { try $0.findings(evidence, index) }
        let keys = waitingKeys(findings, evidence)
        let counting =
            evidence.assignment?.isOperatorsDecision == true
            ? findings.filter { $0.tier == .assignment } : findings
        guard let strongest = counting.first else {
            return .held(.noAccount, explanation: HoldReason.noAccount.explanation, waitingFor: keys)
        }
        guard counting.allSatisfy({ $0.subject == strongest.subject }), evidence.agreesOnVirtualAccount else {
            let reasons = counting.map(\.reason).joined(separator: "; but ")
            return .held(.ambiguous, explanation: "\(reasons); a person must assign it", waitingFor: keys)
        }
        switch strongest.subject {
        case .unreadable(let name):
            let explanation = "\(strongest.reason), but “\(name)” is neither a domain identifier nor an account's id"
            return .held(.needsReview, explanation: explanation, waitingFor: keys)
        case .unknown:
            let explanation = "\(strongest.reason), and no such Smart Account is known yet"
            return .held(.noAccount, explanation: explanation, waitingFor: keys)
        case .account(let account):
            let match = Match(
                account: account,
                tier: strongest.tier,
                findings: findings,
                counting: counting,
                keys: keys
            )
            return try decide(match, evidence, index)
        }
    }

    /// The one account that was found, and what speaks for it.
    private struct Match {
        let account: SmartAccount
        let tier: MatchTier
        let findings: [MatchFinding]
        let counting: [MatchFinding]
        let keys: [MatchKey]

        /// Whether something leads elsewhere that an operator's decision overrules.
        var overruled: [MatchFinding] { findings.filter { $0.subject != .account(account) } }

        var explanation: String {
            let reasons = counting.map(\.reason).joined(separator: ", and ")
            guard !overruled.isEmpty else { return reasons }
            let rest = overruled.map(\.reason).joined(separator: ", and ")
            return "\(reasons) after the order came, which overrules that \(rest)"
        }
    }

    private func decide(
        _ match: Match,
        _ evidence: MatchEvidence,
        _ index: some MatchIndex
    ) throws -> MatchDecision {
        let account = match.account
        switch account.state {
        case .pending, .suspended:
            let explanation = "\(match.explanation); \(account.domain) is \(account.state.rawValue)"
            return .held(.accountPending, explanation: explanation, waitingFor: match.keys)
        case .closed:
            let explanation = "\(match.explanation); \(account.domain) is closed, so another account must be assigned"
            return .held(.noAccount, explanation: explanation, waitingFor: match.keys)
        case .active: break
        }
        // The virtual account that an order names belongs to the account it names, not to one an operator chose.
        let ordersChoice = match.overruled.isEmpty ? evidence.virtualAccount : nil
        let assigned = evidence.assignment?.virtualAccount ?? evidence.laterAssignment?.virtualAccount
        let name = assigned ?? ordersChoice
        guard let virtualAccount = try index.virtualAccount(name, of: account.id) else {
            let what = name.map { "no virtual account “\($0)”" } ?? "no default virtual account"
            let explanation = "\(match.explanation); \(account.domain) has \(what)"
            return .held(.needsReview, explanation: explanation, waitingFor: match.keys)
        }
        return .matched(
            account: account,
            virtualAccount: virtualAccount,
            tier: match.tier,
            explanation: match.explanation
        )
    }

    /// By what the line is found again: everything that was named, and the customer's number in any case.
    private func waitingKeys(_ findings: [MatchFinding], _ evidence: MatchEvidence) -> [MatchKey] {
        var keys: [MatchKey] = []
        for key in findings.compactMap(\.key) where !keys.contains(key) { keys.append(key) }
        if let number = evidence.customerNumber { keys.append(.customerNumber(evidence.partner, number)) }
        return keys
    }
}

extension MatchEvidence {
    /// Whether the assignments do not name two virtual accounts.
    fileprivate var agreesOnVirtualAccount: Bool {
        guard let earlier = assignment?.virtualAccount, let later = laterAssignment?.virtualAccount else { return true }
        return earlier == later
    }
}
