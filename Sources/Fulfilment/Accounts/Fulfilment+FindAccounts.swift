// Finding Smart Accounts, for partners.
//
// GUARANTEES   A partner sees of an account its names, its state and its open virtual accounts: never a restricted one, nor
//              how much there is of anything. Closed accounts are not found.
// DOES NOT     List: who does not know a customer's domain, id or name does not find it.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Names that are less alike than this are another company's.
    private static let likeness = 0.6

    /// The Smart Accounts that a text may mean.
    ///
    /// - Parameters:
    ///   - text: a domain identifier, `sa_…`, or a company's name.
    ///   - partner: the partner that looks.
    ///   - caller: who asks for it.
    ///   - snapshot: the state to look at.
    /// - Returns: the one account for a domain or an id; for a name those with similar names, at most 25, the most
    ///   similar first.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func findAccounts(
        _ text: String,
        for partner: PartnerID,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [FoundAccountView] {
        let owner = AccessOwner.partner(partner)
        try caller.require(.findAccounts, on: owner.resource, else: owner.unknown)
        return try meant(text, in: snapshot).filter { $0.state != .closed }.map { account in
            FoundAccountView(
                id: account.id.description,
                domain: account.domain.text,
                name: account.name.text,
                state: account.state.rawValue,
                virtualAccounts: try openAccounts(of: account.id, in: snapshot)
            )
        }
    }

    private func meant(_ text: String, in snapshot: Snapshot) throws -> [SmartAccount] {
        let directory = AccountDirectory(snapshot)
        if let id = SmartAccountID(text) { return try directory.account(id: id).map { [$0] } ?? [] }
        if let domain = try? DomainIdentifier(text), let account = try directory.account(domain: domain) {
            return [account]
        }
        return try suggestions(for: CompanyName(text), in: snapshot).filter { $0.score >= Self.likeness }
            .flatMap { [$0.account] + $0.others.prefix(4) }
            .compactMap { try directory.account(id: SmartAccountID(rawValue: $0)) }
    }

    private func openAccounts(of account: SmartAccountID, in snapshot: Snapshot) throws
        -> [FoundAccountView.VirtualAccount]
    {
        try snapshot.all(
            """
            SELECT id, name FROM virtual_account
            WHERE smart_account = ?1 AND is_restricted = 0 AND removed_at IS NULL
            ORDER BY is_default DESC, name LIMIT 1000
            """,
            account.rawValue
        ) {
            FoundAccountView.VirtualAccount(
                id: VirtualAccountID(rawValue: $0.integer(0)).description,
                name: $0.text(1)
            )
        }
    }
}
