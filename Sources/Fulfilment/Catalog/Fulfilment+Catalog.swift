// Loading the SKU catalog, and what becomes of lines that waited for their SKU.

public import Domain
public import Storage

extension Fulfilment {
    /// Takes products into the catalog; lines that waited for one of them are decided again.
    ///
    /// What has been accepted keeps the term it was accepted with; only lines that waited for their SKU take the new one.
    ///
    /// - Parameters:
    ///   - products: the products; those the catalog has besides stay.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many are new or changed.
    /// - Throws: `StorageError`.
    public func loadCatalog(_ products: [Product], in transaction: Transaction) throws -> Int {
        let operation = operation("catalog", in: transaction)
        let awaited = try Set(
            operation.snapshot.all("SELECT DISTINCT key FROM waiting_key WHERE kind = 4") { $0.text(0) }
        )
        var nominations: [Nomination] = []
        var count = 0
        for product in products where try write(product, transaction) {
            count += 1
            guard awaited.contains(product.sku.text) else { continue }
            try resolve(product, operation)
            nominations.append(.awaited(sku: product.sku.text))
        }
        _ = try decideAgain(nominations, operation)
        return count
    }

    /// - Returns: whether it is new or changed.
    private func write(_ product: Product, _ transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO product(sku, name, kind, term_months, is_smart_enabled, is_export_controlled)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT(sku) DO UPDATE SET name = excluded.name, kind = excluded.kind,
                term_months = excluded.term_months, is_smart_enabled = excluded.is_smart_enabled,
                is_export_controlled = excluded.is_export_controlled
            WHERE product.name <> excluded.name OR product.kind <> excluded.kind
                OR product.is_smart_enabled <> excluded.is_smart_enabled
                OR product.is_export_controlled <> excluded.is_export_controlled
                OR coalesce(product.term_months, 0) <> coalesce(excluded.term_months, 0)
            """,
            product.sku.text,
            product.name,
            product.kind.column,
            product.kind.termMonths,
            product.isSmartEnabled,
            product.isExportControlled
        ) == 1
    }

    /// Gives the lots of the lines that waited for the SKU its term, or takes the lines off the ledger when it turns
    /// out not to be a license.
    private func resolve(_ product: Product, _ operation: Operation) throws {
        guard product.isSmartEnabled, product.kind.isLicense else { return try record(product.sku, operation) }
        try operation.transaction.run(
            """
            UPDATE lot SET term_months = ?2 WHERE quantity > 0 AND line IN
                (SELECT line FROM waiting_key WHERE kind = 4 AND key = ?1)
            """,
            product.sku.text,
            product.kind.termMonths
        )
    }

    private func record(_ sku: SKU, _ operation: Operation) throws {
        let ledger = Ledger(ids: ids, operation: operation)
        let lots = try operation.snapshot.all(
            """
            SELECT w.line, b.lot, b.quantity, b.holding_account
            FROM waiting_key w JOIN lot t ON t.line = w.line JOIN holding_balance b ON b.lot = t.id
            WHERE w.kind = 4 AND w.key = ?1
            """,
            sku.text
        ) { ($0.integer(0), LotID(rawValue: $0.integer(1)), $0.int(2), HoldingAccountID(rawValue: $0.integer(3))) }
        for (line, lot, quantity, holding) in lots {
            try ledger.cancel(lot, quantity, from: holding)
            try operation.transaction.run(
                """
                UPDATE order_line SET state = 'recorded', hold_reason = NULL, hold_detail = NULL, held_since = NULL
                WHERE id = ?1 AND state = 'held'
                """,
                line
            )
            try operation.transaction.run("DELETE FROM waiting_key WHERE line = ?1", line)
        }
    }
}

extension ProductKind {
    /// The kind as the table keeps it.
    fileprivate var column: String {
        switch self {
        case .perpetualLicense: "perpetualLicense"
        case .termLicense: "termLicense"
        case .subscription: "subscription"
        case .hardware: "hardware"
        case .service: "service"
        }
    }

    /// Whether it is something that is released to a customer.
    fileprivate var isLicense: Bool { self != .hardware && self != .service }
}
