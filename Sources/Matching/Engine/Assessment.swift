// Assessment: one account beside one order: the grades of its fields, and everything that speaks against it.

internal import Domain

/// What compares, and what contradicts.
struct Assessment {
    let facts: AccountFacts
    let comparison: NameComparison?
    let grades: FieldGrades
    /// What speaks against the account, whatever found it.
    let vetoes: [Veto]

    init(_ evidence: Evidence, _ facts: AccountFacts, _ policy: MatchPolicy, _ lookup: Lookup) {
        self.facts = facts
        comparison = evidence.name.flatMap { NameComparison.best($0, facts) }
        grades = Self.grades(evidence, facts, policy, lookup, comparison)
        vetoes =
            Self.contradictions(evidence, facts, comparison, grades)
            + Self.deceptions(evidence, facts, policy, lookup, comparison)
            + (lookup.rejected.contains(facts.id) ? [.rejectedBefore] : [])
    }

    /// What speaks against a tier's finding, over and above what speaks against the account.
    func vetoes(for tier: EvidenceTier, _ evidence: Evidence, _ policy: MatchPolicy, _ lookup: Lookup) -> [Veto] {
        switch tier {
        case .registry:
            // A number may be copied from another order: the name and the country have to say the same.
            let isCountryKnown =
                grades.country != .missing
                || evidence.registryIdentifiers.contains { $0.scheme == .tax && $0.country == facts.country?.text }
            return (grades.name == .missing ? [.noName] : []) + (isCountryKnown ? [] : [.noCountry])
        case .nameAndCorroborator, .name:
            return evidence.domains.filter(policy.isEvidence).compactMap { domain in
                let owners = lookup.accounts(with: EvidenceKey(.domain, domain.name)).map(\.id)
                return owners.first { $0 != facts.id }.map { .domainOfAnother(domain.name, $0) }
            }
        default: return []
        }
    }

    private static func grades(
        _ evidence: Evidence,
        _ facts: AccountFacts,
        _ policy: MatchPolicy,
        _ lookup: Lookup,
        _ comparison: NameComparison?
    ) -> FieldGrades {
        var grades = FieldGrades()
        grades.name = comparison?.grade ?? .missing
        if let ours = evidence.country, let theirs = facts.country {
            grades.country = ours == theirs ? .same : .different
        }
        let domains = evidence.domains.filter(policy.isEvidence)
        if !domains.isEmpty, !facts.domains.isEmpty {
            let isSame = domains.contains { domain in facts.domains.contains { $0.domain.name == domain.name } }
            grades.domain = isSame ? .same : .different
        }
        grades.tax = grade(.tax, evidence, facts)
        grades.duns = grade(.duns, evidence, facts)
        grades.lei = grade(.lei, evidence, facts)
        if let place = evidence.place, !facts.places.isEmpty {
            grades.place = facts.places.contains(place) ? .same : .different
        }
        if let key = evidence.customerNumberKey {
            let owners = lookup.accounts(with: key)
            if !owners.isEmpty { grades.customerNumber = owners.contains { $0.id == facts.id } ? .same : .different }
        }
        return grades
    }

    /// The grade of a registry's numbers; those of other realms do not compare.
    private static func grade(
        _ scheme: RegistryIdentifier.Scheme,
        _ evidence: Evidence,
        _ facts: AccountFacts
    ) -> FieldGrade {
        var grade = FieldGrade.missing
        for ours in evidence.registryIdentifiers where ours.scheme == scheme {
            let theirs = facts.registryIdentifiers.filter { $0.realm == ours.realm }
            if theirs.contains(where: { $0.number == ours.number }) {
                if grade == .missing { grade = .same }
            } else if !theirs.isEmpty {
                grade = .different
            }
        }
        return grade
    }

    private static func contradictions(
        _ evidence: Evidence,
        _ facts: AccountFacts,
        _ comparison: NameComparison?,
        _ grades: FieldGrades
    ) -> [Veto] {
        var vetoes: [Veto] = []
        if facts.state != .active { vetoes.append(.notActive(facts.state)) }
        for (grade, text) in [(grades.tax, "tax number"), (grades.duns, "D-U-N-S number"), (grades.lei, "LEI")]
        where grade == .different { vetoes.append(.differentIdentifier(text)) }
        if grades.country == .different, let ours = evidence.country, let theirs = facts.country {
            vetoes.append(.differentCountry(ours, theirs))
        }
        if let comparison {
            if comparison.grade == .different { vetoes.append(.differentName(comparison.known.name.text)) }
            vetoes += comparison.vetoes
        }
        return vetoes
    }

    /// Looks that deceive: they speak against everything, for somebody may have meant them to.
    private static func deceptions(
        _ evidence: Evidence,
        _ facts: AccountFacts,
        _ policy: MatchPolicy,
        _ lookup: Lookup,
        _ comparison: NameComparison?
    ) -> [Veto] {
        var vetoes: [Veto] = []
        for domain in evidence.domains where !policy.ownDomains.contains(domain.name) {
            if domain.isDeceptive { vetoes.append(.deceptiveDomain(domain.name)) }
            guard let other = lookup.lookAlikes[domain.name] else { continue }
            vetoes.append(.lookAlikeDomain(domain.name, other))
        }
        if let name = evidence.name {
            if name.isMixedScript { vetoes.append(.mixedScript(name.text)) }
            if let looks = name.skeleton {
                let others = lookup.accounts(with: EvidenceKey(.nameLooks, looks))
                // The account itself may have such a name besides, but then not as its only likeness.
                if comparison?.grade != .same, others.contains(where: { $0.id == facts.id }) {
                    vetoes.append(.homograph(facts.id))
                }
                if let other = others.first(where: { $0.id != facts.id && !$0.hasName(name) }) {
                    vetoes.append(.homograph(other.id))
                }
            }
        }
        return vetoes
    }
}

extension AccountFacts {
    fileprivate func hasName(_ name: CompanyName) -> Bool { names.contains { $0.name.k2 == name.k2 } }
}
