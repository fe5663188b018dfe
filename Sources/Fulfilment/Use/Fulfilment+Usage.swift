// Usage: what product instances say of themselves, from their registration to their end.
//
// GUARANTEES   A report replaces the one before: the same one again changes nothing but the sign of life, and is not in the
//              activity log. An instance uses licenses of its own virtual account only, in an active Smart Account.
// DOES NOT     Refuse more use than there are licenses: that is told as an overage, and the position shows it.

public import Domain
public import Storage

extension Fulfilment {
    /// Takes a report of a product instance; it is a sign of life too.
    ///
    /// - Parameters:
    ///   - report: what it uses now.
    ///   - instance: who reports.
    ///   - transaction: the caller's transaction.
    /// - Returns: the instance.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func reportUsage(_ report: UsageReport, by instance: ProductInstance, in transaction: Transaction) throws
        -> InstanceView
    {
        try take(report, of: instance.id, operation(instance.actor, in: transaction))
    }

    /// Takes a report of a product instance from a person or program that speaks for it.
    ///
    /// - Parameters:
    ///   - report: what it uses now.
    ///   - id: the instance.
    ///   - caller: who reports.
    ///   - transaction: the caller's transaction.
    /// - Returns: the instance.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func reportUsage(
        _ report: UsageReport,
        of id: ProductInstanceID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> InstanceView {
        let operation = operation(caller.actor, in: transaction)
        _ = try instance(id, for: .useLicenses, as: caller, in: operation.snapshot)
        return try take(report, of: id, operation)
    }

    /// Takes a sign of life of a product instance.
    ///
    /// - Parameters:
    ///   - instance: who gives it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the instance with the end of its authorization.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func renew(_ instance: ProductInstance, in transaction: Transaction) throws -> InstanceView {
        let operation = operation(instance.actor, in: transaction)
        let (record, place) = try registered(instance.id, in: operation.snapshot)
        try place.requireActive(in: operation.snapshot)
        try renew(record, operation)
        return try known(instance.id, in: operation.snapshot).view(at: operation.now, in: operation.snapshot)
    }

    /// Ends the registration of a product instance at its own wish; what it used is free.
    ///
    /// - Parameters:
    ///   - instance: who goes.
    ///   - transaction: the caller's transaction.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func deregister(_ instance: ProductInstance, in transaction: Transaction) throws {
        let operation = operation(instance.actor, in: transaction)
        try remove(try registered(instance.id, in: operation.snapshot).record, operation)
    }

    /// Ends the registration of a product instance; what it used is free, and its credential counts no more.
    ///
    /// - Parameters:
    ///   - id: the instance.
    ///   - caller: who removes it.
    ///   - transaction: the caller's transaction.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func removeInstance(_ id: ProductInstanceID, as caller: Principal, in transaction: Transaction) throws {
        let operation = operation(caller.actor, in: transaction)
        let record = try instance(id, for: .useLicenses, as: caller, in: operation.snapshot)
        guard record.isRegistered else { return }
        try remove(record, operation)
    }

    /// A product instance in which the caller may do something.
    func instance(_ id: ProductInstanceID, for action: Action, as caller: Principal, in snapshot: Snapshot) throws
        -> InstanceRecord
    {
        let record = try known(id, in: snapshot)
        let place = try VirtualAccountPlace.find(record.virtualAccount, in: snapshot)
        guard let place else { throw FulfilmentError.unknownInstance(id) }
        try caller.require(action, on: place.resource, else: .unknownInstance(id))
        return record
    }

    private func registered(_ id: ProductInstanceID, in snapshot: Snapshot) throws
        -> (record: InstanceRecord, place: VirtualAccountPlace)
    {
        let record = try known(id, in: snapshot)
        guard record.isRegistered, let place = try VirtualAccountPlace.find(record.virtualAccount, in: snapshot) else {
            throw FulfilmentError(
                code: "instance.removed",
                message: "\(record.name) is not registered any more",
                remedy: "register it again with a registration token"
            )
        }
        return (record, place)
    }

    private func take(_ report: UsageReport, of id: ProductInstanceID, _ operation: Operation) throws -> InstanceView {
        let (record, place) = try registered(id, in: operation.snapshot)
        try place.requireActive(in: operation.snapshot)
        if let named = report.virtualAccount, named != place.name.text, named != place.id.description {
            throw FulfilmentError(
                code: "use.wrongVirtualAccount",
                message: "\(record.name) is registered in another virtual account than \(named)",
                remedy: "use the licenses of its own virtual account, or register it in the other one"
            )
        }
        let wanted = try UseChecks.counts(report.licenses, atLeast: 0)
        let mayUseControlled = record.mayUseExportControlled
        for (sku, count) in wanted where count > 0 {
            try UseChecks.license(sku, in: place, mayUseControlled: mayUseControlled, operation.snapshot)
        }
        let before = Dictionary(
            try record.usage(in: operation.snapshot).map { ($0.sku, $0.quantity) }
        ) { first, _ in first }
        let after = Dictionary(wanted.filter { $0.1 > 0 }) { first, _ in first }
        for sku in Set(before.keys).union(after.keys).sorted() where before[sku] != after[sku] {
            try write(after[sku] ?? 0, insteadOf: before[sku] ?? 0, of: sku, record, operation)
        }
        try renew(record, operation)
        try tellOverages(operation)
        return try known(id, in: operation.snapshot).view(at: operation.now, in: operation.snapshot)
    }

    private func write(
        _ count: Int,
        insteadOf before: Int,
        of sku: String,
        _ record: InstanceRecord,
        _ operation: Operation
    ) throws {
        if count == 0 {
            try operation.transaction.run(
                "DELETE FROM license_usage WHERE instance = ?1 AND sku = ?2",
                record.id.rawValue,
                sku
            )
        } else {
            try operation.transaction.run(
                """
                INSERT INTO license_usage(instance, sku, virtual_account, quantity, reported_at)
                VALUES(?1, ?2, ?3, ?4, ?5)
                ON CONFLICT(instance, sku) DO UPDATE SET quantity = excluded.quantity, reported_at = excluded.reported_at
                """,
                record.id.rawValue,
                sku,
                record.virtualAccount.rawValue,
                count,
                operation.now.milliseconds
            )
        }
        let activity = Activity(
            owner: .smartAccount(record.smartAccount),
            kind: .usageReported,
            summary: "\(record.name) uses \(count) \(sku) instead of \(before)",
            virtualAccount: record.virtualAccount,
            sku: sku,
            quantity: count > 0 ? count : nil
        )
        try self.record(activity, operation)
    }

    private func renew(_ record: InstanceRecord, _ operation: Operation) throws {
        try operation.transaction.run(
            """
            UPDATE product_instance SET renewed_at = ?2, authorized_until = ?3, is_silent = 0
            WHERE id = ?1 AND is_registered = 1
            """,
            record.id.rawValue,
            operation.now.milliseconds,
            Self.authorization(from: operation.now)
        )
    }

    private func remove(_ record: InstanceRecord, _ operation: Operation) throws {
        try operation.transaction.run("DELETE FROM license_usage WHERE instance = ?1", record.id.rawValue)
        try operation.transaction.run(
            "UPDATE product_instance SET is_registered = 0, removed_at = ?2 WHERE id = ?1 AND is_registered = 1",
            record.id.rawValue,
            operation.now.milliseconds
        )
        try self.record(instanceActivity("\(record.name) was removed", record), operation)
        try tellOverages(operation)
    }
}
