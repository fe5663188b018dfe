// VirtualAccountRemoval: a virtual account goes, and nothing that was in it is lost.

internal import Domain
internal import Storage

/// Removes a virtual account in one operation.
struct VirtualAccountRemoval {
    let fulfilment: Fulfilment
    let operation: Operation
    let place: VirtualAccountPlace
    /// Where everything in it goes.
    let target: VirtualAccountPlace?

    private var transaction: Transaction { operation.transaction }

    /// Removes it.
    func run() throws {
        let book = VirtualAccountBook(account: place.smartAccount, operation: operation)
        guard try !book.view(place.id).isDefault else {
            throw FulfilmentError(
                code: "virtualAccount.default",
                message: "the default virtual account cannot be removed",
                remedy: "make another one the default first"
            )
        }
        if let target, target.id == place.id || target.within.contains(place.id) {
            throw FulfilmentError(
                code: "virtualAccount.circular",
                message: "“\(target.name)” lies in what is to be removed",
                remedy: "name another destination"
            )
        }
        try checkIsUnused()
        guard let target else { return try removeEmpty() }
        try moveEverything(to: target)
        try remove()
        try book.lead(place.name, to: target.id)
    }

    /// Product instances belong to the virtual account they registered in: they are told to register elsewhere.
    private func checkIsUnused() throws {
        let users = try operation.snapshot.integer(
            """
            SELECT (SELECT count(*) FROM product_instance WHERE virtual_account = ?1 AND is_registered = 1)
                + (SELECT count(*) FROM reserved_license WHERE virtual_account = ?1 AND is_held = 1)
            """,
            place.id.rawValue
        )
        guard users == 0 else {
            throw FulfilmentError(
                code: "virtualAccount.inUse",
                message: "product instances or reservations use licenses of “\(place.name)”",
                remedy: "let them deregister or return theirs, and register in another virtual account"
            )
        }
    }

    private func removeEmpty() throws {
        // What it holds, what lies in it, and what leads to it.
        let contents = try operation.snapshot.integer(
            """
            SELECT (SELECT count(*) FROM virtual_balance WHERE virtual_account = ?1)
                + (SELECT count(*) FROM virtual_account WHERE parent = ?1)
                + (SELECT count(*) FROM placement_rule WHERE virtual_account = ?1)
            """,
            place.id.rawValue
        )
        guard contents == 0 else {
            throw FulfilmentError(
                code: "virtualAccount.notEmpty",
                message: "“\(place.name)” holds licenses, has virtual accounts in it, or a placement rule leads to it",
                remedy: "name a destination for them"
            )
        }
        try remove()
    }

    private func moveEverything(to target: VirtualAccountPlace) throws {
        let ledger = Ledger(ids: fulfilment.ids, operation: operation)
        let balances = try operation.snapshot.all(
            "SELECT lot, quantity FROM virtual_balance WHERE virtual_account = ?1 ORDER BY lot",
            place.id.rawValue
        ) { (lot: LotID(rawValue: $0.integer(0)), quantity: $0.int(1)) }
        for balance in balances {
            try ledger.transfer(balance.lot, balance.quantity, from: place.id, to: target.id)
        }
        let (old, new) = (place.id.rawValue, target.id.rawValue)
        try transaction.run("UPDATE virtual_account SET parent = ?2 WHERE parent = ?1", old, new)
        try transaction.run("UPDATE placement_rule SET virtual_account = ?2 WHERE virtual_account = ?1", old, new)
        try transaction.run("UPDATE former_name SET virtual_account = ?2 WHERE virtual_account = ?1", old, new)
    }

    /// Decisions of the past name it: so it stays as a row, under a name that tells what it was, and can hold nothing.
    private func remove() throws {
        let old = place.id.rawValue
        try transaction.run("DELETE FROM role_grant WHERE virtual_account = ?1", old)
        try transaction.run("DELETE FROM partner_access WHERE virtual_account = ?1", old)
        try transaction.run("DELETE FROM former_name WHERE virtual_account = ?1", old)
        try transaction.run(
            """
            UPDATE virtual_account SET name = ?2, parent = NULL, removed_at = ?3 WHERE id = ?1
            """,
            old,
            "\(place.name) (removed \(place.id))",
            operation.now.milliseconds
        )
    }
}
