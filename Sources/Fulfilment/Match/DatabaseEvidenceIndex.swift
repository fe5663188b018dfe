// DatabaseEvidenceIndex: the accounts by their keys, as one operation sees them.
//
// GUARANTEES   Every answer is a point lookup of the operation's transaction; it remembers accounts, so it is made anew
//              for each operation and never used after an account was changed within one.

internal import Domain
internal import Matching
internal import Storage

/// Looks accounts up by what orders say.
final class DatabaseEvidenceIndex: EvidenceIndex {
    private let snapshot: Snapshot
    private var known: [SmartAccountID: AccountFacts] = [:]
    private(set) var accounts: [SmartAccountID: SmartAccount] = [:]
    /// Those of them that have placement rules.
    private(set) var placed: Set<SmartAccountID> = []
    /// Whether one of them may have a licensing agreement to accept.
    private(set) var mayNeedAgreement = false

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    func accounts(with keys: [EvidenceKey], limit: Int) throws -> [[SmartAccountID]] {
        try keys.map { try accounts(with: $0, limit: limit) }
    }

    private func accounts(with key: EvidenceKey, limit: Int) throws -> [SmartAccountID] {
        switch key.kind {
        case .account, .alias: []
        case .identifier:
            // The domain identifier has an index of its own; so have the partners' numbers.
            try snapshot.all("SELECT id FROM smart_account WHERE domain = ?1 AND state <> 'closed'", key.text) {
                SmartAccountID(rawValue: $0.integer(0))
            }
        case .customerNumber: try accounts(customerNumber: key.text, limit: limit)
        default:
            try snapshot.all(
                """
                SELECT a.id FROM account_key k JOIN smart_account a ON a.registry_number = k.account
                WHERE k.hash = ?1 AND a.state <> 'closed' LIMIT ?2
                """,
                key.kept,
                limit
            ) { SmartAccountID(rawValue: $0.integer(0)) }
        }
    }

    private func accounts(customerNumber text: String, limit: Int) throws -> [SmartAccountID] {
        guard let slash = text.firstIndex(of: "/"), let partner = PartnerID(text[..<slash]) else { return [] }
        return try snapshot.all(
            """
            SELECT a.id FROM customer_number n JOIN smart_account a ON a.id = n.smart_account
            WHERE n.partner = ?1 AND n.number = ?2 AND a.state <> 'closed' LIMIT ?3
            """,
            partner.rawValue,
            String(text[text.index(after: slash)...]),
            limit
        ) { SmartAccountID(rawValue: $0.integer(0)) }
    }

    func verifiedDomains(like keys: [EvidenceKey], limit: Int) throws -> [String] {
        // Only an account's domain identifier is proved to be its own.
        try keys.flatMap { key in
            try snapshot.all(
                """
                SELECT a.domain FROM account_key k JOIN smart_account a ON a.registry_number = k.account
                WHERE k.hash = ?1 AND a.state <> 'closed' LIMIT ?2
                """,
                key.kept,
                limit
            ) { DomainIdentifier(unchecked: $0.text(0)) }
        }.compactMap { CustomerDomain($0)?.name }
    }

    func facts(of accounts: [SmartAccountID]) throws -> [AccountFacts] {
        try accounts.compactMap { id in
            if let facts = known[id] { return facts }
            guard let record = try AccountRecord.find(id, in: snapshot) else { return nil }
            let facts = record.known
            known[id] = facts
            self.accounts[id] = record.account
            if record.hasPlacement { placed.insert(id) }
            if record.mayNeedAgreement { mayNeedAgreement = true }
            return facts
        }
    }

    func aliases(_ keys: [EvidenceKey]) throws -> [LearnedAlias] {
        try keys.flatMap { key in
            try snapshot.all(
                """
                SELECT smart_account, author, coalesce(confirmed_at, learned_at), state FROM alias
                WHERE identity_hash = ?1 AND identity = ?2 AND state <> 'revoked'
                """,
                key.kept,
                key.text
            ) { row in
                LearnedAlias(
                    key: key,
                    account: SmartAccountID(rawValue: row.integer(0)),
                    author: row.text(1),
                    learnedAt: Timestamp(milliseconds: row.integer(2)),
                    isConfirmed: row.text(3) == "confirmed"
                )
            }
        }
    }

    func rejected(_ identities: [EvidenceKey]) throws -> Set<SmartAccountID> {
        var accounts: Set<SmartAccountID> = []
        for identity in identities {
            try snapshot.forEach(
                "SELECT smart_account FROM not_a_match WHERE identity_hash = ?1 AND identity = ?2",
                identity.kept,
                identity.text
            ) { accounts.insert(SmartAccountID(rawValue: $0.integer(0))) }
        }
        return accounts
    }
}

extension EvidenceKey {
    /// The hash as the tables keep it: 47 bits fit in six bytes.
    var kept: Int64 { hash >> 17 }
}
