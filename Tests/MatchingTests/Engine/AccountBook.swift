// AccountBook: accounts in memory, found by the hashes of their keys as a database finds them.

import Domain
import Matching

/// An index of a few accounts.
struct AccountBook: EvidenceIndex {
    static let partner = PartnerID(rawValue: 7)

    private(set) var accounts: [SmartAccountID: AccountFacts] = [:]
    private var postings: [Int64: [SmartAccountID]] = [:]
    var learned: [LearnedAlias] = []
    var rejections: [EvidenceKey: Set<SmartAccountID>] = [:]

    mutating func add(_ facts: AccountFacts, customerNumbers: [String] = []) {
        accounts[facts.id] = facts
        guard facts.state != .closed else { return }
        let numbers = customerNumbers.map {
            EvidenceKey.customerNumber(CustomerNumber(unchecked: $0), of: Self.partner)
        }
        for key in facts.keys + numbers { postings[key.hash, default: []].append(facts.id) }
    }

    func accounts(with keys: [EvidenceKey], limit: Int) -> [[SmartAccountID]] {
        keys.map { Array((postings[$0.hash] ?? []).prefix(limit)) }
    }

    func verifiedDomains(like keys: [EvidenceKey], limit: Int) -> [String] {
        accounts(with: keys, limit: limit).joined().flatMap { id in
            (accounts[id]?.domains ?? []).filter(\.isVerified).map(\.domain.name)
        }
    }

    func facts(of accounts: [SmartAccountID]) -> [AccountFacts] { accounts.compactMap { self.accounts[$0] } }

    func aliases(_ keys: [EvidenceKey]) -> [LearnedAlias] { learned.filter { keys.contains($0.key) } }

    func rejected(_ identities: [EvidenceKey]) -> Set<SmartAccountID> {
        Set(identities.flatMap { rejections[$0] ?? [] })
    }
}
