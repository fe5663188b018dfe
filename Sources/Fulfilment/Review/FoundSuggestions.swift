internal import Matching
internal import Storage

/// Accounts with similar names that were looked up anew, and may be kept until the accounts change.
public struct FoundSuggestions: Sendable {
    let name: CompanyName
    let suggestions: [Suggestion]
    private let registryVersion: Int64

    /// The accounts with similar names, and what of it is worth keeping.
    static func similar(
        to name: CompanyName?,
        in snapshot: Snapshot
    ) throws -> (suggestions: [Suggestion], found: FoundSuggestions?) {
        guard let name else { return ([], nil) }
        let suggestions = Suggestions(snapshot)
        if let kept = try suggestions.kept(name) { return (kept, nil) }
        let found = try suggestions.found(name)
        let version = try ReviewCase.registryVersion(in: snapshot)
        return (found, FoundSuggestions(name: name, suggestions: found, registryVersion: version))
    }

    /// Whether the accounts are those that were looked at.
    func isCurrent(in snapshot: Snapshot) throws -> Bool {
        try ReviewCase.registryVersion(in: snapshot) == registryVersion
    }
}
