// AccountIndex: keeps the keys and the names of accounts in step with what is known of them.
//
// GUARANTEES   Written in the transaction of the change; `verify` derives the keys again. Writing what is there already
//              changes nothing.
// DOES NOT     Count features exactly: every sixteenth name counts for all. What is added and taken away counts the same.

internal import Domain
internal import Matching
internal import Storage

/// Writes what finds an account.
struct AccountIndex {
    /// So many ids of names belong to an account; more wordings than this are not suggested by.
    static let namesPerAccount: Int64 = 16
    /// So many names with a feature are enough: nobody reads more of them.
    private static let enough: Int64 = 4_000
    /// One pair of a feature and a name in so many is counted.
    static let sampling: Int64 = 16

    private let operation: Operation
    private var transaction: Transaction { operation.transaction }

    init(_ operation: Operation) { self.operation = operation }

    /// Brings keys and names to what is known of an account now.
    ///
    /// - Parameters:
    ///   - old: what was known before; nil for a new account.
    ///   - new: what is known now.
    /// - Returns: the keys by which lines may be found for which something changed.
    /// - Throws: `StorageError`.
    func change(from old: AccountRecord?, to new: AccountRecord) throws -> Set<EvidenceKey> {
        let (before, after) = (old?.known, new.known)
        if before == nil, operation.pending.isGathering {
            gather(after, new)
            return Set(after.keys.filter(\.isLookedFor))
        }
        try flush()
        let (oldKeys, newKeys) = (before.map(Self.keys) ?? [], Self.keys(after))
        for key in oldKeys.subtracting(newKeys) { try remove(key, new.number) }
        for key in newKeys.subtracting(oldKeys) { try add(key, new.number) }
        let (oldNames, newNames) = (before.map(Self.names) ?? [], Self.names(after))
        var added = 0
        if oldNames != newNames {
            for (position, words) in oldNames.enumerated() where try remove(words, id(position, new)) { added -= 1 }
            for (position, words) in newNames.enumerated() where try add(words, id(position, new)) { added += 1 }
        }
        try transaction.run("UPDATE registry SET version = version + 1, names = names + ?1 WHERE id = 1", added)
        return Set((before?.keys ?? []) + after.keys).filter(\.isLookedFor)
    }

    /// Writes what was gathered: in the order of the tables, so that each page is written once.
    func flush() throws {
        guard !operation.pending.isEmpty else { return }
        let content = operation.pending.take()
        for key in content.keys.sorted(by: { ($0.hash, $0.account) < ($1.hash, $1.account) }) {
            try add(key.hash, key.account)
        }
        var features: [(feature: Int64, id: Int64)] = []
        for name in content.names {
            try transaction.run("INSERT INTO account_name(id, words) VALUES(?1, ?2)", name.id, name.words)
            let words = name.words.split(separator: " ").map(String.init)
            for feature in NameFeatures.features(of: words) { features.append((Self.kept(feature), name.id)) }
        }
        features.sort { ($0.feature, $0.id) < ($1.feature, $1.id) }
        for (feature, id) in features { try add(feature, of: id) }
        try transaction.run(
            "UPDATE registry SET version = version + 1, names = names + ?1 WHERE id = 1",
            content.names.count
        )
    }

    private func gather(_ facts: AccountFacts, _ record: AccountRecord) {
        let names = Self.names(facts).enumerated().map {
            (id: id($0.offset, record), words: $0.element.joined(separator: " "))
        }
        operation.pending.add(keys: Self.keys(facts), of: record.number, names: names)
    }

    private func id(_ position: Int, _ record: AccountRecord) -> Int64 {
        record.number * Self.namesPerAccount + Int64(position)
    }

    // MARK: Keys

    /// The hashes of an account's keys that are kept; a closed one has none.
    static func keys(_ facts: AccountFacts) -> Set<Int64> {
        guard facts.state != .closed else { return [] }
        return Set(facts.keys.lazy.filter { $0.kind != .identifier && $0.kind != .account }.map(\.kept))
    }

    private func add(_ hash: Int64, _ account: Int64) throws {
        try transaction.run(
            "INSERT INTO account_key(hash, account) VALUES(?1, ?2) ON CONFLICT(hash, account) DO NOTHING",
            hash,
            account
        )
    }

    private func remove(_ hash: Int64, _ account: Int64) throws {
        try transaction.run("DELETE FROM account_key WHERE hash = ?1 AND account = ?2", hash, account)
    }

    // MARK: Names

    /// The wordings of an account's names, each once.
    static func names(_ facts: AccountFacts) -> [[String]] {
        guard facts.state != .closed else { return [] }
        var names: [[String]] = []
        for known in facts.names {
            for words in NameFeatures.wordings(of: known.name) where !words.isEmpty && !names.contains(words) {
                names.append(words)
            }
        }
        return Array(names.prefix(Int(namesPerAccount)))
    }

    /// - Returns: whether the name was not there.
    private func add(_ words: [String], _ id: Int64) throws -> Bool {
        let added = try transaction.run(
            "INSERT INTO account_name(id, words) VALUES(?1, ?2) ON CONFLICT(id) DO NOTHING",
            id,
            words.joined(separator: " ")
        )
        guard added == 1 else { return false }
        for feature in NameFeatures.features(of: words).map(Self.kept) { try add(feature, of: id) }
        return true
    }

    private func add(_ feature: Int64, of id: Int64) throws {
        if Self.isSampled(feature, id) { try count(feature, 1) }
        let sampled = try transaction.snapshot.integer(
            "SELECT sampled FROM feature_frequency WHERE feature = ?1",
            feature
        )
        if let sampled, sampled * Self.sampling > Self.enough { return }
        try transaction.run(
            "INSERT INTO name_feature(feature, name) VALUES(?1, ?2) ON CONFLICT(feature, name) DO NOTHING",
            feature,
            id
        )
    }

    /// - Returns: whether the name was there.
    private func remove(_ words: [String], _ id: Int64) throws -> Bool {
        guard try transaction.run("DELETE FROM account_name WHERE id = ?1", id) == 1 else { return false }
        for feature in NameFeatures.features(of: words).map(Self.kept) {
            if Self.isSampled(feature, id) { try count(feature, -1) }
            try transaction.run("DELETE FROM name_feature WHERE feature = ?1 AND name = ?2", feature, id)
        }
        return true
    }

    private func count(_ feature: Int64, _ difference: Int64) throws {
        try transaction.run(
            """
            INSERT INTO feature_frequency(feature, sampled) VALUES(?1, ?3)
            ON CONFLICT(feature) DO UPDATE SET sampled = CASE WHEN sampled + ?2 < 0 THEN 0 ELSE sampled + ?2 END
            """,
            feature,
            difference,
            max(0, difference)
        )
    }

    /// A feature as the tables keep it: 47 bits fit in six bytes.
    static func kept(_ feature: UInt64) -> Int64 { Int64(bitPattern: feature) >> 17 }

    /// Whether a pair is counted; the same each time.
    private static func isSampled(_ feature: Int64, _ id: Int64) -> Bool {
        (UInt64(bitPattern: feature ^ id) &* 0x9E37_79B9_7F4A_7C15) >> 60 == 0
    }
}

extension EvidenceKey {
    /// Whether lines look for their accounts by it; the rest only warn.
    fileprivate var isLookedFor: Bool { kind.rawValue <= Kind.nameLooks.rawValue }
}
