public import Domain

/// An account that an order may belong to, with everything that speaks for and against it.
public struct Candidate: Hashable, Sendable {
    /// The account.
    public let account: SmartAccountID
    /// Its domain identifier.
    public let identifier: DomainIdentifier
    /// The strongest rule that found it.
    public let tier: EvidenceTier
    /// How likely it is.
    public let likelihood: Likelihood
    /// What speaks for it, half a sentence each, the strongest first.
    public let reasons: [String]
    /// How the fields compare.
    public let grades: FieldGrades
    /// Which of its names compares best.
    public let matchedName: AccountFacts.KnownName?
    /// How similar that name is, 0 to 1.
    public let similarity: Double
    /// What speaks against it.
    public let vetoes: [Veto]

    /// How many things speak against it, another account's claim aside.
    var contradictions: Int {
        vetoes.count { veto in
            if case .tie = veto { return false }
            return true
        }
    }

    /// One line that says it all, for example `T4 name+domain: name A (“Acme GmbH”, current), country A … no conflicts`.
    public var explanation: String {
        let name = matchedName.map { " (“\($0.name.text)”, \($0.origin.rawValue))" } ?? ""
        let fields = grades.all.filter { $0.field == "name" || $0.grade != .missing }
            .map { "\($0.field) \($0.grade.rawValue)\($0.field == "name" ? name : "")" }
        let against = vetoes.isEmpty ? "no conflicts" : vetoes.map(\.description).joined(separator: "; ")
        return "\(tier) \(reasons.joined(separator: ", and ")): \(fields.joined(separator: ", ")); \(against)"
    }
}
