// VirtualAccountTree: the virtual accounts of one Smart Account.
//
// GUARANTEES   There is exactly one default, made when none is described. A parent is of the same Smart Account, and
//              none lies in itself, however far up. Who names a virtual account as it was called formerly means it.

internal import Domain
internal import Storage

/// Brings the virtual accounts of an account to what a document says; those it does not name stay.
struct VirtualAccountTree {
    /// What the default is called where nobody gave it a name.
    static let defaultName = VirtualAccountName(unchecked: "DEFAULT")

    let account: SmartAccountID
    let ids: IdentifierGenerator
    let operation: Operation

    /// Writes what differs.
    ///
    /// - Returns: whether something did.
    /// - Throws: `FulfilmentError` when the entries contradict themselves; `StorageError`.
    func apply(_ document: AccountDocument) throws -> Bool {
        var known = try load()
        var entries = try byPresentNames(document.virtualAccounts, known)
        guard entries.filter(\.isDefault).count <= 1 else {
            throw refusal("more than one virtual account is named as the default", "name one default")
        }
        let hasDefault = known.values.contains(where: \.isDefault) || entries.contains(where: \.isDefault)
        if !hasDefault, let index = entries.firstIndex(where: { $0.name == Self.defaultName }) {
            entries[index].isDefault = true
        } else if !hasDefault {
            entries.insert(.init(name: Self.defaultName, isDefault: true), at: 0)
        }
        var isChanged = false
        for entry in entries where try apply(entry, &known) { isChanged = true }
        return isChanged
    }

    private func load() throws -> [VirtualAccountName: VirtualAccount] {
        let rows = try operation.snapshot.all(
            """
            SELECT id, smart_account, name, parent, is_default FROM virtual_account
            WHERE smart_account = ?1 AND removed_at IS NULL
            """,
            account.rawValue,
            transform: VirtualAccount.init
        )
        return Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The entries under the names that the customer gave since.
    private func byPresentNames(
        _ entries: [AccountDocument.VirtualAccountEntry],
        _ known: [VirtualAccountName: VirtualAccount]
    ) throws -> [AccountDocument.VirtualAccountEntry] {
        let directory = AccountDirectory(operation.snapshot)
        let present = { (name: VirtualAccountName) in
            guard known[name] == nil, !known.isEmpty else { return name }
            return try directory.virtualAccount(name, of: account)?.name ?? name
        }
        return try entries.map { entry in
            var entry = entry
            entry.name = try present(entry.name)
            entry.parent = try entry.parent.map(present)
            return entry
        }
    }

    private func apply(
        _ entry: AccountDocument.VirtualAccountEntry,
        _ known: inout [VirtualAccountName: VirtualAccount]
    ) throws -> Bool {
        let parent = try parent(of: entry, known)
        let present = known[entry.name]
        // A default stays one until another takes its place; a parent stays when none is named.
        let isDefault = entry.isDefault || present?.isDefault == true
        let wanted = VirtualAccount(
            id: present?.id ?? ids.next(),
            smartAccount: account,
            name: entry.name,
            parent: parent ?? present?.parent,
            isDefault: isDefault
        )
        guard wanted != present else { return false }
        if isDefault, present?.isDefault != true { try clearDefault(&known) }
        try write(wanted)
        known[entry.name] = wanted
        return true
    }

    private func parent(
        of entry: AccountDocument.VirtualAccountEntry,
        _ known: [VirtualAccountName: VirtualAccount]
    ) throws -> VirtualAccountID? {
        guard let name = entry.parent else { return nil }
        guard let parent = known[name] else {
            throw refusal("virtual account “\(entry.name)” lies in “\(name)”, which is not there", "name parents first")
        }
        let byID = Dictionary(known.values.map { ($0.id, $0) }) { first, _ in first }
        var ancestor: VirtualAccount? = parent
        while let present = ancestor {
            guard present.name != entry.name else {
                throw refusal("virtual account “\(entry.name)” would lie in itself", "name another parent")
            }
            ancestor = present.parent.flatMap { byID[$0] }
        }
        return parent.id
    }

    private func clearDefault(_ known: inout [VirtualAccountName: VirtualAccount]) throws {
        guard let old = known.values.first(where: \.isDefault) else { return }
        try operation.transaction.run("UPDATE virtual_account SET is_default = 0 WHERE id = ?1", old.id.rawValue)
        known[old.name] = VirtualAccount(
            id: old.id,
            smartAccount: account,
            name: old.name,
            parent: old.parent,
            isDefault: false
        )
    }

    private func write(_ virtualAccount: VirtualAccount) throws {
        try operation.transaction.run(
            """
            INSERT INTO virtual_account(id, smart_account, name, parent, is_default) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(smart_account, name) DO UPDATE SET parent = excluded.parent, is_default = excluded.is_default,
                is_restricted = CASE WHEN excluded.is_default = 1 THEN 0 ELSE virtual_account.is_restricted END
            """,
            virtualAccount.id.rawValue,
            account.rawValue,
            virtualAccount.name.text,
            virtualAccount.parent?.rawValue,
            virtualAccount.isDefault
        )
    }

    private func refusal(_ message: String, _ remedy: String) -> FulfilmentError {
        FulfilmentError(code: "account.virtualAccounts", message: message, remedy: remedy)
    }
}
