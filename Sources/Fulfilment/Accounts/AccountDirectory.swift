// AccountDirectory: the accounts of the database as one operation sees them.
//
// GUARANTEES   What it answers is of its operation's transaction; it remembers answers, so it is made anew for each
//              operation and never after an account was changed within one.

internal import Domain
internal import Storage

/// Looks accounts up in the database.
final class AccountDirectory {
    private let snapshot: Snapshot
    private var byDomain: [DomainIdentifier: SmartAccount?] = [:]

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    /// The account with the domain identifier that is not closed.
    func account(domain: DomainIdentifier) throws -> SmartAccount? {
        if let known = byDomain[domain] { return known }
        let found = try snapshot.first(
            "SELECT id, domain, name, country, state FROM smart_account WHERE domain = ?1 AND state <> 'closed'",
            domain.text,
            transform: SmartAccount.init
        )
        byDomain[domain] = .some(found)
        return found
    }

    /// The account with the id, whatever its state.
    func account(id: SmartAccountID) throws -> SmartAccount? {
        try snapshot.first(
            "SELECT id, domain, name, country, state FROM smart_account WHERE id = ?1",
            id.rawValue,
            transform: SmartAccount.init
        )
    }

    /// A virtual account by its identifier.
    func virtualAccount(_ id: VirtualAccountID) throws -> VirtualAccount? {
        try snapshot.first(
            "SELECT id, smart_account, name, parent, is_default FROM virtual_account WHERE id = ?1 AND removed_at IS NULL",
            id.rawValue,
            transform: VirtualAccount.init
        )
    }

    /// The account's virtual account of that exact name, now or, where no other has it, formerly; its default one for no
    /// name.
    func virtualAccount(_ name: VirtualAccountName?, of account: SmartAccountID) throws -> VirtualAccount? {
        guard let name else {
            return try snapshot.first(
                """
                SELECT id, smart_account, name, parent, is_default FROM virtual_account
                WHERE smart_account = ?1 AND is_default = 1
                """,
                account.rawValue,
                transform: VirtualAccount.init
            )
        }
        let present = try snapshot.first(
            """
            SELECT id, smart_account, name, parent, is_default FROM virtual_account
            WHERE smart_account = ?1 AND name = ?2 AND removed_at IS NULL
            """,
            account.rawValue,
            name.text,
            transform: VirtualAccount.init
        )
        if let present { return present }
        return try snapshot.first(
            """
            SELECT v.id, v.smart_account, v.name, v.parent, v.is_default
            FROM former_name f JOIN virtual_account v ON v.id = f.virtual_account
            WHERE f.smart_account = ?1 AND f.name = ?2
            """,
            account.rawValue,
            name.text,
            transform: VirtualAccount.init
        )
    }
}

extension SmartAccount {
    /// Reads the columns id, domain, name, country, state.
    init(_ row: Row) throws {
        self.init(
            id: SmartAccountID(rawValue: row.integer(0)),
            domain: DomainIdentifier(unchecked: row.text(1)),
            name: Name(unchecked: row.text(2)),
            country: row.optionalText(3).map(CountryCode.init(unchecked:)),
            state: try row.domainValue(4)
        )
    }
}

extension VirtualAccount {
    /// Reads the columns id, smart_account, name, parent, is_default.
    init(_ row: Row) {
        self.init(
            id: VirtualAccountID(rawValue: row.integer(0)),
            smartAccount: SmartAccountID(rawValue: row.integer(1)),
            name: VirtualAccountName(unchecked: row.text(2)),
            parent: row.optionalInteger(3).map(VirtualAccountID.init(rawValue:)),
            isDefault: row.bool(4)
        )
    }
}
