// Findings: what each rule finds, before anything is weighed.

internal import Domain

/// Collects what the rules find.
struct Findings {
    private let evidence: Evidence
    private let policy: MatchPolicy
    private let lookup: Lookup
    private(set) var all: [Finding] = []

    init(_ evidence: Evidence, _ policy: MatchPolicy, _ lookup: Lookup) {
        self.evidence = evidence
        self.policy = policy
        self.lookup = lookup
        findNamed()
        findRegistered()
        findConfirmed()
        findByName()
        findByDomain()
    }

    /// T0 and T1: somebody names the account.
    private mutating func findNamed() {
        for statement in evidence.statements {
            let tier = statement.isDecision ? EvidenceTier.decision : .named
            let verb = statement.isDecision ? "decided for" : "assigned it to"
            find(statement.account, tier, "\(statement.actor) \(verb) \(statement.account)")
        }
        if let named = evidence.namedAccount { find(named, .named, "the order names \(named)") }
    }

    private mutating func find(_ written: Name, _ tier: EvidenceTier, _ reason: String) {
        guard let key = Evidence.key(named: written) else {
            all.append(Finding(tier: tier, subject: .unreadable(written.text), reason: reason))
            return
        }
        let subject = lookup.account(named: key).map { Finding.Subject.account($0.id) } ?? .unknown(written.text)
        all.append(Finding(tier: tier, subject: subject, reason: reason))
    }

    /// T2: a registry's number.
    private mutating func findRegistered() {
        for number in evidence.registryIdentifiers {
            for known in lookup.accounts(with: number.key) {
                all.append(Finding(tier: .registry, subject: .account(known.id), reason: "\(number)"))
            }
        }
    }

    /// T3: what people have confirmed for orders like this one.
    private mutating func findConfirmed() {
        if let number = evidence.customerNumber, let key = evidence.customerNumberKey {
            for known in lookup.accounts(with: key) {
                let reason = "the partner's number \(number) is confirmed"
                all.append(Finding(tier: .confirmed, subject: .account(known.id), reason: reason))
            }
        }
        let keys = evidence.identities
        for alias in lookup.aliases where keys.contains(alias.key) && lookup.facts[alias.account]?.state != .closed {
            let reason = "alias learned \(alias.learnedAt.date) by \(alias.author)"
            let isYoung = alias.learnedAt.adding(milliseconds: policy.aliasCoolOff) > policy.now
            var finding = Finding(
                tier: alias.isConfirmed ? .confirmed : .name,
                subject: .account(alias.account),
                reason: alias.isConfirmed ? reason : "\(reason), not confirmed yet"
            )
            finding.veto = isYoung ? .youngAlias : aliasVeto
            finding.isNameLearned = alias.isConfirmed
            all.append(finding)
        }
    }

    /// An alias stands on the name alone, so the name has to be fit for it.
    private var aliasVeto: Veto? {
        guard let name = evidence.name else { return nil }
        if !name.hasDistinctiveCore { return .noDistinctiveCore }
        return name.isTruncated ? .truncated : nil
    }

    /// T4 and T6: the name.
    private mutating func findByName() {
        guard let name = evidence.name, name.hasDistinctiveCore else { return }
        let same = lookup.accounts(with: EvidenceKey(.name, name.k2))
        let sameWords = lookup.accounts(with: EvidenceKey(.wordSet, name.k4)).filter { !same.contains($0) }
        // Without its legal form a name may mean any of those that differ in nothing else.
        let count = same.count + (name.legalForms.isEmpty ? sameWords.count : 0)
        for known in same {
            let which = known.names.contains { $0.name.k1 == name.k1 } ? "name" : "name but for accents and spaces"
            guard let corroborator = corroborator(known) else {
                all.append(nameFinding(.name, known, which, count))
                continue
            }
            all.append(nameFinding(.nameAndCorroborator, known, "\(which)+\(corroborator)", count))
        }
        for known in sameWords {
            all.append(Finding(tier: .name, subject: .account(known.id), reason: "the same words"))
        }
    }

    private func nameFinding(_ tier: EvidenceTier, _ known: AccountFacts, _ reason: String, _ count: Int) -> Finding {
        var finding = Finding(tier: tier, subject: .account(known.id), reason: reason)
        if count > 1 {
            finding.veto = .ambiguousName(count)
        } else if evidence.name?.isTruncated == true {
            finding.veto = .truncated
        } else if evidence.country == nil || known.country == nil {
            finding.veto = .noCountry
        }
        return finding
    }

    /// Something that has nothing to do with the name and leads to this account alone.
    private func corroborator(_ known: AccountFacts) -> String? {
        for domain in evidence.domains where policy.isEvidence(domain) {
            if owners(of: domain) == [known.id] { return "domain \(domain.name)" }
        }
        if let place = evidence.place, known.places.contains(place) {
            return "\(place.postalCode) number \(place.houseNumber)"
        }
        if let key = evidence.customerNumberKey, lookup.accounts(with: key).map(\.id) == [known.id] {
            return "the partner's number"
        }
        return nil
    }

    private func owners(of domain: CustomerDomain) -> [SmartAccountID] {
        lookup.accounts(with: EvidenceKey(.domain, domain.name)).map(\.id)
    }

    /// T5: a company's domain.
    private mutating func findByDomain() {
        for domain in evidence.domains where policy.isEvidence(domain) {
            let owners = owners(of: domain)
            for owner in owners {
                let isAlone =
                    owners.count == 1
                    && evidence.name.map { name in
                        lookup.facts[owner].flatMap { NameComparison.best(name, $0) }.map { $0.grade != .different }
                            ?? false
                    } ?? false
                let tier: EvidenceTier = isAlone ? .domain : .similarity
                all.append(Finding(tier: tier, subject: .account(owner), reason: "domain \(domain.name)"))
            }
        }
    }
}
