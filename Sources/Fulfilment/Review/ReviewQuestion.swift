// ReviewQuestion: what one decision of a person answers.
//
// GUARANTEES   Lines of one partner whose orders say the same of the customer are one question: equal name, country and
//              company's domain, and the same account and registry's numbers where those are named. A line whose order
//              names nobody is a question of its own.

internal import Domain
internal import Matching
internal import Storage

/// Whose the lines are that say the same.
struct ReviewQuestion: Hashable {
    /// The identity; nil where the order names nobody.
    let identity: EvidenceKey?
    /// The account that the order names.
    let named: String?
    /// The registries' numbers that it gives.
    let registered: Set<String>
    /// The line, of a question of its own.
    let line: OrderLineID?

    init(_ evidence: Evidence, _ line: OrderLineID) {
        identity = evidence.identity
        named = evidence.namedAccount?.text
        registered = Set(evidence.registryIdentifiers.map(\.description))
        self.line = evidence.identity == nil ? line : nil
    }

    /// The question as the tables keep it.
    var key: String {
        guard let identity else { return "line/\(line?.description ?? "")" }
        return ([identity.text, named ?? ""] + registered.sorted()).joined(separator: "/")
    }

    /// The hash under which lines look by the identity; 0 for a line alone.
    var hash: Int64 { identity?.kept ?? 0 }
}
