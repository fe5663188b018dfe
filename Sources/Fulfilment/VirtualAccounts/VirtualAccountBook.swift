// VirtualAccountBook: the rows of virtual accounts as their owners see and change them.

internal import Domain
internal import Storage

/// Reads and writes the virtual accounts of a Smart Account.
struct VirtualAccountBook {
    let account: SmartAccountID
    let operation: Operation

    private var snapshot: Snapshot { operation.snapshot }

    /// All of them, by name.
    static func all(of account: SmartAccountID, in snapshot: Snapshot) throws -> [VirtualAccountView] {
        try snapshot.all(
            """
            SELECT id, name, parent, is_default, is_restricted, location, technology_group, department, reporting_line
            FROM virtual_account WHERE smart_account = ?1 AND removed_at IS NULL ORDER BY name
            """,
            account.rawValue
        ) { row in
            var view = VirtualAccountView(
                id: VirtualAccountID(rawValue: row.integer(0)).description,
                name: row.text(1),
                parent: row.optionalInteger(2).map { VirtualAccountID(rawValue: $0).description },
                isDefault: row.bool(3),
                isRestricted: row.bool(4)
            )
            view.location = row.optionalText(5)
            view.technologyGroup = row.optionalText(6)
            view.department = row.optionalText(7)
            view.reportingLine = row.optionalText(8)
            return view
        }
    }

    /// One of them as it stands within the operation.
    func view(_ id: VirtualAccountID) throws -> VirtualAccountView {
        let view = try Self.all(of: account, in: snapshot).first { $0.id == id.description }
        guard let view else { throw VirtualAccountPlace.unknown(id.description) }
        return view
    }

    /// Adds one at the top, with nothing but its name.
    func add(_ name: VirtualAccountName, _ id: VirtualAccountID) throws {
        try checkIsFree(name)
        try forgetFormer(name)
        try operation.transaction.run(
            "INSERT INTO virtual_account(id, smart_account, name, is_default) VALUES(?1, ?2, ?3, 0)",
            id.rawValue,
            account.rawValue,
            name.text
        )
    }

    /// Gives one another name; orders may still write the former.
    func rename(_ place: VirtualAccountPlace, to name: VirtualAccountName) throws {
        guard name != place.name else { return }
        try checkIsFree(name)
        try forgetFormer(name)
        try operation.transaction.run(
            "UPDATE virtual_account SET name = ?2 WHERE id = ?1",
            place.id.rawValue,
            name.text
        )
        try lead(place.name, to: place.id)
    }

    /// Puts one into another.
    func move(_ place: VirtualAccountPlace, into parent: VirtualAccountPlace?) throws {
        if let parent, parent.id == place.id || parent.within.contains(place.id) {
            throw FulfilmentError(
                code: "virtualAccount.circular",
                message: "“\(place.name)” would lie in itself",
                remedy: "name another one to put it into"
            )
        }
        try operation.transaction.run(
            "UPDATE virtual_account SET parent = ?2 WHERE id = ?1",
            place.id.rawValue,
            parent?.id.rawValue
        )
    }

    /// Makes one the default.
    func makeDefault(_ id: VirtualAccountID) throws {
        let transaction = operation.transaction
        try transaction.run("UPDATE virtual_account SET is_default = 0 WHERE smart_account = ?1", account.rawValue)
        try transaction.run("UPDATE virtual_account SET is_default = 1, is_restricted = 0 WHERE id = ?1", id.rawValue)
    }

    /// Hides one from partners' search, or shows it.
    func restrict(_ place: VirtualAccountPlace, _ isRestricted: Bool) throws {
        if isRestricted, try view(place.id).isDefault {
            throw FulfilmentError(
                code: "virtualAccount.default",
                message: "the default virtual account is always open",
                remedy: "make another one the default first"
            )
        }
        try operation.transaction.run(
            "UPDATE virtual_account SET is_restricted = ?2 WHERE id = ?1",
            place.id.rawValue,
            isRestricted
        )
    }

    /// Lets a name that orders may write lead to a virtual account.
    func lead(_ name: VirtualAccountName, to id: VirtualAccountID) throws {
        try operation.transaction.run(
            """
            INSERT INTO former_name(smart_account, name, virtual_account) VALUES(?1, ?2, ?3)
            ON CONFLICT(smart_account, name) DO UPDATE SET virtual_account = excluded.virtual_account
            """,
            account.rawValue,
            name.text,
            id.rawValue
        )
    }

    private func forgetFormer(_ name: VirtualAccountName) throws {
        try operation.transaction.run(
            "DELETE FROM former_name WHERE smart_account = ?1 AND name = ?2",
            account.rawValue,
            name.text
        )
    }

    private func checkIsFree(_ name: VirtualAccountName) throws {
        let other = try snapshot.integer(
            "SELECT 1 FROM virtual_account WHERE smart_account = ?1 AND name = ?2",
            account.rawValue,
            name.text
        )
        guard other == nil else {
            throw FulfilmentError(
                code: "virtualAccount.exists",
                message: "the account has a virtual account “\(name)” already",
                remedy: "choose another name"
            )
        }
    }
}
