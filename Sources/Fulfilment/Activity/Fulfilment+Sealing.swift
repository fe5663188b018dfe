// Sealing the activity log, batch by batch.
//
// GUARANTEES   Every entry is sealed at the next turn of the job, or when so many have come since the last that waiting
//              longer would leave much unsealed; each belongs to exactly one batch, in the order of ids.
// DOES NOT     Publish heads: each is told to the log of the program, so that it is kept in a second place. After a crash the
//              log may know a head that did not come to be; the batch of that number has another one then.

internal import Domain
public import JobQueue
internal import Logging
public import Storage

extension Fulfilment {
    /// The kind of the job that seals the activity log.
    static let sealKind = "seal"
    /// After how many new entries the job comes before its turn.
    static let unsealedLimit = 8 * Seals.batchLimit

    /// Describes the recurring job that seals the activity log: every minute.
    ///
    /// - Parameter transaction: the caller's transaction.
    /// - Returns: the job, for `JobQueue.setRecurring`.
    /// - Throws: `StorageError`.
    public func sealing(in transaction: Transaction) throws -> RecurringJob {
        let settings = QueueSettings(lane: .insideTransaction)
        let id = try queue.queue(named: Self.sealKind, settings: settings, in: transaction)
        setSealingQueue(id)
        return RecurringJob(name: Self.sealKind, queue: id, kind: Self.sealKind, every: 60_000)
    }

    /// Seals the next batch of the activity log: what the recurring job does, and what a program does that wants a proof
    /// at once.
    ///
    /// - Parameter transaction: the caller's transaction.
    /// - Returns: `more` while more may be unsealed, `done` else.
    /// - Throws: `StorageError`.
    public func seal(in transaction: Transaction) throws -> JobOutcome {
        // Not of the log, but of the same minute: a job of its own would be a row more each time.
        try keepTokenUses(in: transaction)
        guard let head = try Seals.sealNext(time.now, randomBytes, in: transaction) else { return .done }
        logger.info(
            "sealing a batch of the activity log",
            metadata: ["batch": "\(head.batch)", "entries": "\(head.count)", "head": "\(head.hash)"]
        )
        return head.count == Seals.batchLimit ? .more : .done
    }

    /// Calls the sealing job when many entries wait for it.
    func callSealing(_ operation: Operation) throws {
        guard let sealing = countUnsealed() else { return }
        var job = NewJob(queue: sealing, kind: Self.sealKind, payload: "many entries")
        job.uniqueKey = Self.sealKind
        _ = try queue.enqueue(job, in: operation.transaction)
    }
}
