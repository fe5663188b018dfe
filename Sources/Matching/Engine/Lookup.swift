// Lookup: everything the accounts say about one order, asked at once.
//
// GUARANTEES   Two round trips at most, however many keys: the keys, then the accounts. What was found by a hash is
//              compared by its text, so a collision finds nothing.

internal import Domain

/// The answers of the index.
struct Lookup {
    /// More accounts than these make a key ambiguous.
    private static let limit = 8

    private(set) var facts: [SmartAccountID: AccountFacts] = [:]
    private(set) var aliases: [LearnedAlias] = []
    private(set) var rejected: Set<SmartAccountID> = []
    private var accounts: [EvidenceKey: [SmartAccountID]] = [:]

    init(_ evidence: Evidence, _ policy: MatchPolicy, _ index: some EvidenceIndex) throws {
        let keys = Self.keys(evidence, policy)
        let found = try index.accounts(with: keys, limit: Self.limit)
        for (key, accounts) in zip(keys, found) where self.accounts[key] == nil { self.accounts[key] = accounts }
        if let identity = evidence.identity {
            aliases = try index.aliases(evidence.identities)
            rejected = try index.rejected(identity)
        }
        let all = Set(found.joined()).union(aliases.map(\.account)).union(keys.compactMap(Self.id))
        guard !all.isEmpty else { return }
        for known in try index.facts(of: all.sorted()) { facts[known.id] = known }
    }

    /// The accounts that have a key and are not closed.
    func accounts(with key: EvidenceKey) -> [AccountFacts] {
        (accounts[key] ?? []).compactMap { facts[$0] }.filter { known in
            // A partner's number is kept apart from the account's facts; the index compared it.
            known.state != .closed && (key.kind == .customerNumber || known.has(key))
        }
    }

    /// The account that a key names, whatever its state where it is named by its id.
    func account(named key: EvidenceKey) -> AccountFacts? {
        key.kind == .account ? Self.id(key).flatMap { facts[$0] } : accounts(with: key).first
    }

    private static func id(_ key: EvidenceKey) -> SmartAccountID? {
        key.kind == .account ? SmartAccountID(key.text) : nil
    }

    private static func keys(_ evidence: Evidence, _ policy: MatchPolicy) -> [EvidenceKey] {
        var keys = evidence.interests.filter { $0.kind != .alias }
        for domain in evidence.domains where policy.isEvidence(domain) { keys += domain.likenessQueries }
        return keys
    }
}

extension AccountFacts {
    /// Whether a key that was found by its hash is the account's.
    fileprivate func has(_ key: EvidenceKey) -> Bool {
        switch key.kind {
        case .identifier: identifier.text == key.text
        case .account: id.description == key.text
        case .registry: registryIdentifiers.contains { $0.key == key }
        case .name: names.contains { $0.name.k2 == key.text }
        case .wordSet: names.contains { $0.name.k4 == key.text }
        case .domain: domains.contains { $0.domain.name == key.text }
        case .nameLooks: names.contains { $0.name.looks == key.text }
        case .domainLooks, .domainLabel, .domainHead, .domainTail:
            domains.contains { $0.isVerified && $0.domain.likenessKeys.contains(key) }
        case .customerNumber, .alias: false
        }
    }
}
