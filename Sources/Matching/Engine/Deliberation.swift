// Deliberation: weighs what was found, for and against, and comes to a verdict.

internal import Domain

/// One decision on its way.
struct Deliberation {
    private let evidence: Evidence
    private let policy: MatchPolicy
    private let lookup: Lookup
    private let findings: [Finding]
    private var assessments: [SmartAccountID: Assessment] = [:]
    private var similarity: [SmartAccountID: Double] = [:]

    init(
        _ evidence: Evidence,
        _ policy: MatchPolicy,
        _ lookup: Lookup,
        _ similar: [Suggestion] = [],
        _ similarFacts: [AccountFacts] = []
    ) {
        self.evidence = evidence
        self.policy = policy
        self.lookup = lookup
        var findings = Findings(evidence, policy, lookup).all
        let known = lookup.facts.merging(similarFacts.map { ($0.id, $0) }) { first, _ in first }
        for suggestion in similar {
            for account in suggestion.accounts {
                similarity[account] = suggestion.score
                guard let facts = known[account], facts.state != .closed else { continue }
                findings.append(Finding(tier: .similarity, subject: .account(account), reason: "a similar name"))
            }
        }
        self.findings = findings
        for account in Set(findings.compactMap(\.account)) {
            guard let facts = known[account] else { continue }
            assessments[account] = Assessment(evidence, facts, policy, lookup)
        }
    }

    var verdict: Verdict {
        let candidates = self.candidates
        let ruling = self.ruling
        return Verdict(
            outcome: ruling.outcome,
            shadow: ruling.shadow,
            candidates: Self.shown(candidates),
            explanation: ruling.explanation ?? candidates.first?.explanation ?? HoldReason.noAccount.explanation,
            notes: evidence.notes,
            versions: Verdict.Versions(rules: MatchEngine.ruleVersion, normalization: Evidence.version)
        )
    }

    private struct Ruling {
        var outcome: Verdict.Outcome
        var shadow: Verdict.Shadow?
        var explanation: String?
    }

    /// A person's decision first, and then the rules.
    private var ruling: Ruling {
        let decisions = findings.filter { $0.tier == .decision }
        let counting = decisions.isEmpty ? findings.filter(\.tier.mayBeAutomatic) : decisions
        var shadow: Verdict.Shadow?
        for finding in counting.sorted(by: { $0.tier < $1.tier }) {
            guard let account = finding.account, let assessment = assessments[account],
                vetoes(of: finding, assessment).isEmpty
            else { continue }
            switch policy.mode(of: finding.tier) {
            case .auto:
                let words = explanation(of: account, finding)
                return Ruling(outcome: .matched(account, finding.tier), shadow: shadow, explanation: words)
            case .shadow: shadow = shadow ?? Verdict.Shadow(account: account, tier: finding.tier)
            case .off: continue
            }
        }
        return Ruling(outcome: .held(reason(counting)), shadow: shadow, explanation: heldExplanation(counting))
    }

    /// Everything that speaks against a finding.
    private func vetoes(of finding: Finding, _ assessment: Assessment) -> [Veto] {
        if finding.tier == .decision {
            let state = assessment.facts.state
            return (state == .active ? [] : [.notActive(state)]) + rivals(of: finding)
        }
        let own = finding.isNameLearned ? assessment.vetoes.filter { !$0.isAboutTheName } : assessment.vetoes
        return rivals(of: finding) + own
            + assessment.vetoes(for: finding.tier, evidence, policy, lookup) + [finding.veto].compactMap(\.self)
    }

    /// What leads elsewhere.
    ///
    /// A tier that may match by itself suffers no other such finding, be it stronger or weaker: two
    /// certainties that differ are none.
    private func rivals(of finding: Finding) -> [Veto] {
        guard finding.tier.mayBeAutomatic else { return [] }
        let strength: ClosedRange<EvidenceTier> =
            finding.tier == .decision ? .decision ... .decision : .decision ... .nameAndCorroborator
        var vetoes: [Veto] = []
        for other in findings where strength.contains(other.tier) && other.subject != finding.subject {
            let veto: Veto =
                switch other.subject {
                case .account(let account): .tie(account, other.tier)
                case .unknown(let text): .unknownAccount(text)
                case .unreadable(let text): .unreadableAccount(text)
                }
            if !vetoes.contains(veto) { vetoes.append(veto) }
        }
        return vetoes
    }

    private func reason(_ counting: [Finding]) -> HoldReason {
        guard let strongest = counting.min(by: { $0.tier < $1.tier }) else { return .noAccount }
        if counting.contains(where: { $0.subject != strongest.subject }) { return .ambiguous }
        switch strongest.subject {
        case .unknown: return .noAccount
        case .unreadable: return .needsReview
        case .account(let account):
            guard let assessment = assessments[account] else { return .noAccount }
            let vetoes = vetoes(of: strongest, assessment)
            guard vetoes.count == 1, case .notActive(let state) = vetoes[0] else { return .needsReview }
            return state == .closed ? .noAccount : .accountPending
        }
    }

    /// What to say where no candidate says it.
    private func heldExplanation(_ counting: [Finding]) -> String? {
        for finding in counting.sorted(by: { $0.tier < $1.tier }) {
            switch finding.subject {
            case .unknown(let text): return "\(finding.reason), and \(Veto.unknownAccount(text))"
            case .unreadable(let text): return "\(finding.reason), but \(Veto.unreadableAccount(text))"
            case .account: continue
            }
        }
        return nil
    }

    private func explanation(of account: SmartAccountID, _ finding: Finding) -> String? {
        assessments[account].map { candidate(account, $0, findings.filter { $0.account == account }, finding) }?
            .explanation
    }

    // MARK: Candidates

    /// The accounts that were found, the best first.
    var candidates: [Candidate] {
        let byAccount = Dictionary(grouping: findings.filter { $0.account != nil }, by: \.account)
        let all = assessments.compactMap { account, assessment -> Candidate? in
            guard let found = byAccount[account], let strongest = found.min(by: { $0.tier < $1.tier }) else {
                return nil
            }
            return candidate(account, assessment, found, strongest)
        }
        return all.sorted { left, right in
            let (one, other) = (left.likelihood, right.likelihood)
            if one != other { return one < other }
            // What is contradicted less comes first, however strong the rule was that found the other.
            let (against, others) = (left.contradictions, right.contradictions)
            if against != others, one != .possible { return against < others }
            if left.tier != right.tier, one != .possible { return left.tier < right.tier }
            if left.similarity != right.similarity { return left.similarity > right.similarity }
            return left.account < right.account
        }
    }

    /// The candidates of the first five names: accounts under one name are shown together, for a person has to choose.
    private static func shown(_ candidates: [Candidate]) -> [Candidate] {
        var names: Set<String> = []
        var shown: [Candidate] = []
        for candidate in candidates where shown.count < 2 * MatchEngine.candidateLimit {
            names.insert(candidate.matchedName?.name.k4 ?? candidate.identifier.text)
            guard names.count <= MatchEngine.candidateLimit else { break }
            shown.append(candidate)
        }
        return shown
    }

    private func candidate(
        _ account: SmartAccountID,
        _ assessment: Assessment,
        _ found: [Finding],
        _ finding: Finding
    ) -> Candidate {
        let vetoes = vetoes(of: finding, assessment)
        var reasons: [String] = []
        for other in found.sorted(by: { $0.tier < $1.tier })
        where !reasons.contains(where: { $0.hasSuffix(other.reason) }) {
            reasons.append(other.reason)
        }
        let own = assessment.comparison?.similarity ?? 0
        return Candidate(
            account: account,
            identifier: assessment.facts.identifier,
            tier: finding.tier,
            likelihood: likelihood(finding.tier, vetoes),
            reasons: reasons,
            grades: assessment.grades,
            matchedName: assessment.comparison?.known,
            similarity: max(own, similarity[account] ?? 0),
            vetoes: vetoes
        )
    }

    private func likelihood(_ tier: EvidenceTier, _ vetoes: [Veto]) -> Likelihood {
        let denies = vetoes.contains { veto in
            switch veto {
            case .rejectedBefore, .differentIdentifier: true
            default: false
            }
        }
        if denies { return .certainlyNot }
        if tier.mayBeAutomatic { return vetoes.isEmpty ? .certain : .probable }
        return tier < .similarity && vetoes.isEmpty ? .probable : .possible
    }
}
