/// How likely an account is the customer's, in the words of FHIR's match grades.
public enum Likelihood: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Evidence that may match by itself, and nothing against it.
    case certain
    /// A person can confirm it at a glance.
    case probable
    /// A person has to look into it.
    case possible
    /// A person said that it is not, or a registry's number says so.
    case certainlyNot = "certainly-not"

    /// Whether the left one is more likely.
    public static func < (left: Likelihood, right: Likelihood) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
