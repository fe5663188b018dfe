// Ledger: the only place that writes movements and balances.
//
// GUARANTEES   Every unit leaves one place and enters another in one movement, and both balances change with it in the
//              same transaction. A place that does not hold the units refuses: the row count is checked, and nothing
//              relies on what was read before.
//              A lot's quantity is what lies in holding and virtual accounts together.
// DOES NOT     Decide what may move: nothing but a release ever calls `release`.

internal import Domain
internal import Storage

/// The books of one transaction.
struct Ledger {
    let ids: IdentifierGenerator
    let operation: Operation

    private var transaction: Transaction { operation.transaction }

    /// Makes a lot of a line and receives its units into a holding account.
    func receive(_ line: OrderLineID, _ sku: String, _ quantity: Int, termMonths: Int?, into holding: HoldingAccountID)
        throws
    {
        let lot = ids.next(IdentifierKinds.Lot.self)
        try transaction.run(
            "INSERT INTO lot(id, line, sku, quantity, term_months) VALUES(?1, ?2, ?3, ?4, ?5)",
            lot.rawValue,
            line.rawValue,
            sku,
            quantity,
            termMonths
        )
        try record(lot, quantity, from: .supplier, to: .holding(holding), reason: "received")
        try transaction.run(
            "INSERT INTO holding_balance(lot, holding_account, quantity) VALUES(?1, ?2, ?3)",
            lot.rawValue,
            holding.rawValue,
            quantity
        )
    }

    /// Receives more units of a lot that waits.
    func receiveMore(_ lot: LotID, _ quantity: Int, into holding: HoldingAccountID) throws {
        try transaction.run("UPDATE lot SET quantity = quantity + ?2 WHERE id = ?1", lot.rawValue, quantity)
        try record(lot, quantity, from: .supplier, to: .holding(holding), reason: "received")
        let changed = try transaction.run(
            "UPDATE holding_balance SET quantity = quantity + ?3 WHERE lot = ?1 AND holding_account = ?2",
            lot.rawValue,
            holding.rawValue,
            quantity
        )
        guard changed == 1 else { throw LedgerError.insufficient(lot: lot, wanted: quantity) }
    }

    /// Gives units of a lot that wait back to the supplier.
    func cancel(_ lot: LotID, _ quantity: Int, from holding: HoldingAccountID) throws {
        try take(lot, quantity, from: holding)
        try record(lot, quantity, from: .holding(holding), to: .supplier, reason: "cancelled")
        try transaction.run("UPDATE lot SET quantity = quantity - ?2 WHERE id = ?1", lot.rawValue, quantity)
    }

    /// Moves all units of a lot out of the holding account for good, and starts its term.
    ///
    /// - Returns: when the term ends, nil for a lot without one.
    func release(_ lot: LineRecord.HeldLot, from holding: HoldingAccountID, to account: VirtualAccountID) throws
        -> Timestamp?
    {
        try take(lot.id, lot.quantity, from: holding)
        try record(lot.id, lot.quantity, from: .holding(holding), to: .virtual(account), reason: "released")
        // The term first: the stock, which follows the balance, is kept by the end of the term.
        let end = lot.termMonths.map { operation.now.adding(months: $0) }
        let started = try transaction.run(
            "UPDATE lot SET term_starts_at = ?2, term_ends_at = ?3 WHERE id = ?1 AND term_starts_at IS NULL",
            lot.id.rawValue,
            operation.now.milliseconds,
            end?.milliseconds
        )
        guard started == 1 else { throw LedgerError.termStarted(lot.id) }
        try put(lot.id, lot.quantity, into: account)
        return end
    }

    /// Moves units of a released lot from one virtual account to another; its term goes on as it is.
    func transfer(_ lot: LotID, _ quantity: Int, from source: VirtualAccountID, to destination: VirtualAccountID) throws
    {
        try take(lot, quantity, from: source)
        try record(lot, quantity, from: .virtual(source), to: .virtual(destination), reason: "transferred")
        try put(lot, quantity, into: destination)
    }

    private func put(_ lot: LotID, _ quantity: Int, into account: VirtualAccountID) throws {
        try transaction.run(
            """
            INSERT INTO virtual_balance(virtual_account, lot, quantity) VALUES(?1, ?2, ?3)
            ON CONFLICT(virtual_account, lot) DO UPDATE SET quantity = quantity + excluded.quantity
            """,
            account.rawValue,
            lot.rawValue,
            quantity
        )
    }

    private func take(_ lot: LotID, _ quantity: Int, from account: VirtualAccountID) throws {
        let emptied = try transaction.run(
            "DELETE FROM virtual_balance WHERE virtual_account = ?2 AND lot = ?1 AND quantity = ?3",
            lot.rawValue,
            account.rawValue,
            quantity
        )
        if emptied == 1 { return }
        let reduced = try transaction.run(
            """
            UPDATE virtual_balance SET quantity = quantity - ?3
            WHERE virtual_account = ?2 AND lot = ?1 AND quantity > ?3
            """,
            lot.rawValue,
            account.rawValue,
            quantity
        )
        guard reduced == 1 else { throw LedgerError.insufficient(lot: lot, wanted: quantity) }
    }

    private func take(_ lot: LotID, _ quantity: Int, from holding: HoldingAccountID) throws {
        // A balance of nothing has no row.
        let emptied = try transaction.run(
            "DELETE FROM holding_balance WHERE lot = ?1 AND holding_account = ?2 AND quantity = ?3",
            lot.rawValue,
            holding.rawValue,
            quantity
        )
        if emptied == 1 { return }
        let reduced = try transaction.run(
            """
            UPDATE holding_balance SET quantity = quantity - ?3
            WHERE lot = ?1 AND holding_account = ?2 AND quantity > ?3
            """,
            lot.rawValue,
            holding.rawValue,
            quantity
        )
        guard reduced == 1 else { throw LedgerError.insufficient(lot: lot, wanted: quantity) }
    }

    private func record(_ lot: LotID, _ quantity: Int, from: Place, to: Place, reason: String) throws {
        let (source, destination) = (from.columns, to.columns)
        try transaction.run(
            """
            INSERT INTO movement(id, lot, quantity, from_kind, from_account, to_kind, to_account, reason, actor, moved_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """,
            ids.nextNumber(),
            lot.rawValue,
            quantity,
            source.kind,
            source.account,
            destination.kind,
            destination.account,
            reason,
            operation.actor,
            operation.now.milliseconds
        )
    }
}
