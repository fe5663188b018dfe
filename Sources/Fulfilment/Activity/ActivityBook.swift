// ActivityBook: the only place that writes the activity log.
//
// GUARANTEES   An entry commits with what it tells, or not at all. It is never changed or removed: the database refuses.
// DOES NOT     Decide who may read it.

internal import Domain
internal import Storage

extension Fulfilment {
    /// Writes an entry of the activity log in the operation's transaction.
    ///
    /// - Throws: `StorageError`.
    func record(_ activity: Activity, _ operation: Operation) throws {
        let owner = activity.owner.columns
        try operation.transaction.run(
            """
            INSERT INTO activity(id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account,
                lot, sku, quantity, order_number)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            ids.nextNumber(),
            owner.kind,
            owner.id,
            activity.kind.rawValue,
            activity.actor ?? operation.actor,
            operation.now.milliseconds,
            activity.summary,
            activity.virtualAccount?.rawValue,
            activity.source?.rawValue,
            activity.lot?.rawValue,
            activity.sku,
            activity.quantity,
            activity.orderNumber
        )
        try callSealing(operation)
    }
}
