// The watch: what the clock alone changes about licenses and product instances.
//
// GUARANTEES   Each end of a term is told once at each of its distances, and each silence once, in the transaction that
//              notes it: neither a crash nor a long time without the daemon tells anything twice or not at all.

internal import Domain
public import JobQueue
public import Storage

extension Fulfilment {
    /// The kind of the recurring job that watches terms, product instances and reservations.
    static let watchKind = "use.watch"
    /// How many of each one transaction tells of.
    static let watchLimit = 500

    /// Describes the recurring job that watches terms, product instances and reservations: every quarter of an hour.
    ///
    /// - Parameter transaction: the caller's transaction.
    /// - Returns: the job, for `JobQueue.setRecurring`.
    /// - Throws: `StorageError`.
    public func useWatch(in transaction: Transaction) throws -> RecurringJob {
        let settings = QueueSettings(lane: .insideTransaction)
        let id = try queue.queue(named: Self.watchKind, settings: settings, in: transaction)
        return RecurringJob(name: Self.watchKind, queue: id, kind: Self.watchKind, every: 900_000)
    }

    /// Tells of what has come since the last time.
    func watchUse(in transaction: Transaction) throws -> JobOutcome {
        let operation = operation("watch", in: transaction)
        let hasMoreEnds = try TermWatch(self, operation).tell()
        let hasMoreSilence = try tellSilent(operation)
        let hasMoreReservations = try endReservations(operation)
        let hasMoreOverages = try tellOverages(operation)
        return hasMoreEnds || hasMoreSilence || hasMoreReservations || hasMoreOverages ? .more : .done
    }

    private func tellSilent(_ operation: Operation) throws -> Bool {
        let silent = try operation.snapshot.all(
            """
            SELECT id FROM product_instance WHERE is_registered = 1 AND is_silent = 0 AND authorized_until <= ?1
            ORDER BY authorized_until LIMIT ?2
            """,
            operation.now.milliseconds,
            Self.watchLimit
        ) { ProductInstanceID(rawValue: $0.integer(0)) }
        for id in silent {
            try operation.transaction.run("UPDATE product_instance SET is_silent = 1 WHERE id = ?1", id.rawValue)
            let view = try known(id, in: operation.snapshot)
            let place = try VirtualAccountPlace.find(view.virtualAccount, in: operation.snapshot)
            let domain = try place?.domain(in: operation.snapshot)
            try publish(.instanceSilent, to: .smartAccount(view.smartAccount), operation) { data in
                data.member("id", id.description)
                data.member("smartAccount", domain)
                data.member("virtualAccount", place?.name.text)
                data.member("product", view.product)
                data.member("serial", view.serial)
                data.member("hostName", view.hostName)
                data.member("renewedAt", Timestamp(milliseconds: view.renewedAt).description)
                data.member("authorizedUntil", Timestamp(milliseconds: view.authorizedUntil).description)
            }
        }
        return silent.count == Self.watchLimit
    }
}
