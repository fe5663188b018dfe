// Lookup: everything the accounts say about one order, asked at once.
//
// GUARANTEES   Two round trips at most, however many keys: the keys, then the accounts. What was found by a hash is
//              compared by its text, so a collision finds nothing.

internal import Domain

/// The answers of the index.
struct Lookup {
    /// More accounts than these make a key ambiguous.
    private static let limit = 8
    /// So many domains that begin or end alike are compared letter by letter.
    private static let likenessLimit = 2_048

    private(set) var facts: [SmartAccountID: AccountFacts] = [:]
    private(set) var aliases: [LearnedAlias] = []
    private(set) var rejected: Set<SmartAccountID> = []
    /// Domains of the order that are proved by nobody, with a proved one that each looks like.
    private(set) var lookAlikes: [String: String] = [:]
    private var accounts: [EvidenceKey: [SmartAccountID]] = [:]

    init(_ evidence: Evidence, _ policy: MatchPolicy, _ index: some EvidenceIndex) throws {
        let keys = evidence.interests.filter { $0.kind != .alias }
        let found = try index.accounts(with: keys, limit: Self.limit)
        for (key, accounts) in zip(keys, found) where self.accounts[key] == nil { self.accounts[key] = accounts }
        let identities = evidence.identities
        if !identities.isEmpty {
            aliases = try index.aliases(identities)
            rejected = try index.rejected(identities)
        }
        let all = Set(found.joined()).union(aliases.map(\.account)).union(keys.compactMap(Self.id))
        guard !all.isEmpty else { return }
        for known in try index.facts(of: all.sorted()) { facts[known.id] = known }
        for domain in evidence.domains where domain.standing == .corporate && !policy.ownDomains.contains(domain.name) {
            // What is proved itself is no likeness of something else.
            let owners = accounts(with: EvidenceKey(.domain, domain.name))
            guard !owners.contains(where: { $0.isVerified(domain) }) else { continue }
            let near = try index.verifiedDomains(like: domain.likenessQueries, limit: Self.likenessLimit)
            let own = facts.values.flatMap { $0.domains.filter(\.isVerified).map(\.domain.name) }
            // A company may have another ending, or a common misspelling, of its own domain.
            let theirs = Set(owners.flatMap(\.domains).map(\.domain.name))
            lookAlikes[domain.name] = (near + own)
                .filter { !theirs.contains($0) && DomainLikeness.isLookAlike(domain.name, $0) }.min()
        }
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
        // These are not answered with accounts, or not compared with their facts.
        case .domainLooks, .domainLabel, .domainHead, .domainTail, .customerNumber, .alias: false
        }
    }

    /// Whether the company proved that it owns a domain.
    fileprivate func isVerified(_ domain: CustomerDomain) -> Bool {
        domains.contains { $0.isVerified && $0.domain.name == domain.name }
    }
}
