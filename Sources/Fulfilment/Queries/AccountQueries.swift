// AccountQueries: Smart Accounts, for operators and for who may see them.
//
// DOES NOT     Decide who may see an account: the caller does.

public import Domain
public import Storage

/// Reading Smart Accounts.
public enum AccountQueries {
    /// The most accounts one page has.
    public static let maximumLimit = 1_000

    /// A page of accounts in the sequence in which they were registered, without their virtual accounts.
    ///
    /// - Parameters:
    ///   - limit: how many, 1 to 1,000.
    ///   - after: the last account of the page before; nil for the first page.
    ///   - snapshot: the state to look at.
    /// - Returns: the accounts; fewer than asked for at the end of the list only.
    /// - Throws: `StorageError`.
    public static func list(
        limit: Int = 100,
        after: SmartAccountID? = nil,
        in snapshot: Snapshot
    ) throws -> [AccountView] {
        try snapshot.all(
            "SELECT id, domain, name, country, state FROM smart_account WHERE id > ?1 ORDER BY id LIMIT ?2",
            after?.rawValue ?? 0,
            min(max(limit, 1), maximumLimit),
            transform: view
        )
    }

    /// An account with its virtual accounts and how many licenses lie in each.
    ///
    /// - Parameters:
    ///   - written: its domain identifier in either case, or `sa_…`. A closed account has only the latter: its domain
    ///     identifier may be another's by now.
    ///   - snapshot: the state to look at.
    /// - Returns: the account, nil where there is none.
    /// - Throws: `StorageError`.
    public static func account(_ written: String, in snapshot: Snapshot) throws -> AccountView? {
        if let id = SmartAccountID(written) { return try account(id, in: snapshot) }
        guard let domain = try? DomainIdentifier(written) else { return nil }
        let id = try snapshot.integer(
            "SELECT id FROM smart_account WHERE domain = ?1 AND state <> 'closed'",
            domain.text
        )
        return try id.flatMap { try account(SmartAccountID(rawValue: $0), in: snapshot) }
    }

    /// An account with its virtual accounts and how many licenses lie in each.
    ///
    /// - Parameters:
    ///   - id: the account.
    ///   - snapshot: the state to look at.
    /// - Returns: the account, nil where there is none.
    /// - Throws: `StorageError`.
    public static func account(_ id: SmartAccountID, in snapshot: Snapshot) throws -> AccountView? {
        let account = try snapshot.first(
            "SELECT id, domain, name, country, state FROM smart_account WHERE id = ?1",
            id.rawValue,
            transform: view
        )
        guard var account else { return nil }
        account.virtualAccounts = try CustomerView(smartAccount: id).virtualAccounts(in: snapshot)
        return account
    }

    private static func view(_ row: Row) -> AccountView {
        AccountView(
            id: SmartAccountID(rawValue: row.integer(0)).description,
            domain: row.text(1),
            name: row.text(2),
            country: row.optionalText(3),
            state: row.text(4)
        )
    }
}
