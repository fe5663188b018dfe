// EvidenceIndex: what the decision asks of the accounts; the database answers, or a test.
//
// GUARANTEES   Only point lookups, a few for each decision, all that can be asked at once in one call.

public import Domain

/// The accounts, by exact keys.
public protocol EvidenceIndex {
    /// The accounts that are not closed which have each of the keys, in the order of the keys.
    ///
    /// The text of a key is compared again by the caller, so an answer by its hash alone will do.
    ///
    /// - Parameters:
    ///   - keys: the keys.
    ///   - limit: so many accounts for a key are enough; more than one make it ambiguous already.
    /// - Returns: the accounts of each key.
    /// - Throws: what keeps the index from answering.
    func accounts(with keys: [EvidenceKey], limit: Int) throws -> [[SmartAccountID]]
    /// The verified domains of accounts that are not closed which are kept under any of the keys, which are of the kinds
    /// that only verified domains have.
    ///
    /// - Parameters:
    ///   - keys: the keys.
    ///   - limit: at most so many for each key.
    /// - Returns: the domains; one may be there several times.
    /// - Throws: what keeps the index from answering.
    func verifiedDomains(like keys: [EvidenceKey], limit: Int) throws -> [String]
    /// What is known of the accounts, closed ones too; an account that is not there is left out.
    func facts(of accounts: [SmartAccountID]) throws -> [AccountFacts]
    /// The aliases learned under each of the keys that are not revoked.
    func aliases(_ keys: [EvidenceKey]) throws -> [LearnedAlias]
    /// The accounts of which a person said that orders of any of these identities are not theirs.
    func rejected(_ identities: [EvidenceKey]) throws -> Set<SmartAccountID>
}
