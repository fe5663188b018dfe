// Suggestions: the accounts whose names are similar, kept until the accounts change.
//
// DOES NOT     Decide anything, nor grow without bound: what is kept for an older state of the accounts is replaced or
//              swept away.

internal import Domain
public import Matching
public import Storage

/// Finds the accounts with similar names.
struct Suggestions {
    private let snapshot: Snapshot

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// The accounts whose names are most similar, by their ids, the most similar first.
    func similar(to name: CompanyName?) throws -> [Suggestion] {
        guard let name else { return [] }
        return try kept(name) ?? found(name)
    }

    /// Looks them up anew.
    func found(_ name: CompanyName) throws -> [Suggestion] {
        try Suggester().suggestions(for: name, DatabaseSuggestionIndex(snapshot)).compactMap { suggestion in
            guard let account = try account(suggestion.account) else { return nil }
            var known = Suggestion(account: account, score: suggestion.score, name: suggestion.name)
            known.others = try suggestion.others.compactMap(account(_:))
            return known
        }
    }

    /// Keeps them until the accounts change.
    func keep(_ suggestions: [Suggestion], for name: CompanyName, in transaction: Transaction) throws {
        let version = try registryVersion
        try transaction.run("DELETE FROM suggestion_cache WHERE registry_version < ?1", version)
        try transaction.run(
            """
            INSERT INTO suggestion_cache(name, registry_version, rule_version, content) VALUES(?1, ?2, ?3, ?4)
            ON CONFLICT(name) DO UPDATE SET registry_version = excluded.registry_version,
                rule_version = excluded.rule_version, content = excluded.content
            """,
            name.text,
            version,
            MatchEngine.ruleVersion,
            suggestions.map(\.line).joined(separator: "\n")
        )
    }

    /// What is kept of the present accounts; nil where nothing is.
    func kept(_ name: CompanyName) throws -> [Suggestion]? {
        try snapshot.first(
            """
            SELECT content FROM suggestion_cache JOIN registry ON registry.version = suggestion_cache.registry_version
            WHERE name = ?1 AND rule_version = ?2
            """,
            name.text,
            MatchEngine.ruleVersion
        ) { $0.text(0).split(separator: "\n").compactMap(Suggestion.init(line:)) }
    }

    private var registryVersion: Int64 {
        get throws { try snapshot.integer("SELECT version FROM registry WHERE id = 1") ?? 0 }
    }

    private func account(_ number: Int64) throws -> Int64? {
        try snapshot.integer("SELECT id FROM smart_account WHERE registry_number = ?1", number)
    }
}

extension Suggestion {
    /// As it is kept: the score, the accounts, and the name, which has no tabs.
    fileprivate var line: String {
        let accounts = ([account] + others).map(String.init).joined(separator: " ")
        return "\(score)\t\(accounts)\t\(name)"
    }

    fileprivate init?(line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 3, let score = Double(parts[0]) else { return nil }
        let accounts = parts[1].split(separator: " ").compactMap { Int64($0) }
        guard let account = accounts.first else { return nil }
        self.init(account: account, score: score, name: String(parts[2]))
        others = Array(accounts.dropFirst())
    }
}

extension Fulfilment {
    /// The accounts whose names are most similar to a name, by their ids, the most similar first.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - snapshot: the state to look at.
    /// - Returns: at most five names, with the accounts that have them.
    /// - Throws: `StorageError`.
    public func suggestions(for name: CompanyName, in snapshot: Snapshot) throws -> [Suggestion] {
        try Suggestions(snapshot).similar(to: name)
    }
}
