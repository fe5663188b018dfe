// JobQueue: durable jobs, added in the same transaction as the change that causes them.
//
// GUARANTEES   A job added in a transaction exists if and only if the transaction committed.
//              While a job with a unique key is in the queue no second one is added.
//              Jobs of one partition run one after the other in the order they were added; the database itself
//              (a partial unique index) refuses a second head.
//              A job that is finished, failed or put back by somebody who has lost it changes nothing.
// DOES NOT     Start anything: that is the JobRunner. Jobs run at least once; exactly once only where their effect is
//              in the same database (QueueSettings.Lane.insideTransaction).
//
// STATES       scheduled ──due──▶ ready ──claim──▶ running ──▶ gone (done) or set aside (dead)
//              waiting ──head of its partition gone──▶ ready or scheduled
//              running ──failed, put back, process died──▶ scheduled or ready

public import Storage

/// The queue's operations inside a transaction.
public struct JobQueue: Sendable {
    /// Now, in milliseconds since the epoch.
    let now: @Sendable () -> Int64
    /// Mints numbers that grow.
    let nextID: @Sendable () -> Int64
    /// Tells the runner after a commit that there may be something to do.
    let wake: CommitHook

    /// Makes a queue.
    ///
    /// - Parameters:
    ///   - now: the present moment in milliseconds since the epoch.
    ///   - nextID: mints a positive number larger than every one before.
    ///   - onWork: called after a commit that may have made work; quick and idempotent.
    public init(
        now: @escaping @Sendable () -> Int64,
        nextID: @escaping @Sendable () -> Int64,
        onWork: @escaping @Sendable () -> Void
    ) {
        self.now = now
        self.nextID = nextID
        self.wake = CommitHook(onWork)
    }

    /// Finds a queue or makes it; an existing one takes the settings, and keeps whether it is paused.
    ///
    /// - Parameters:
    ///   - name: the queue's name.
    ///   - settings: how its jobs are run.
    ///   - transaction: the caller's transaction.
    /// - Returns: its number.
    /// - Throws: `StorageError`.
    public func queue(named name: String, settings: QueueSettings, in transaction: Transaction) throws -> QueueID {
        try transaction.run(
            """
            INSERT INTO queue(id, name, lane, maximum_running, rate_per_minute, keeps_finished)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT(name) DO UPDATE SET lane = excluded.lane, maximum_running = excluded.maximum_running,
                rate_per_minute = excluded.rate_per_minute, keeps_finished = excluded.keeps_finished
            """,
            nextID(),
            name,
            settings.lane.rawValue,
            settings.maximumRunning,
            settings.ratePerMinute,
            settings.keepsFinished
        )
        transaction.afterCommit(wake)
        let id = try transaction.snapshot.integer("SELECT id FROM queue WHERE name = ?1", name)
        guard let id else { throw StorageError.fatal("queue \(name) vanished while it was being made") }
        return QueueID(rawValue: id)
    }

    /// Adds a job.
    ///
    /// - Parameters:
    ///   - job: what is to be done.
    ///   - transaction: the transaction of the change that causes it.
    /// - Returns: the job's number, or nil when its unique key is already in the queue.
    /// - Throws: `StorageError`.
    @discardableResult
    public func enqueue(_ job: NewJob, in transaction: Transaction) throws -> Int64? {
        let moment = now()
        let runAt = job.runAt ?? moment
        var state: JobState = runAt > moment ? .scheduled : .ready
        if let key = job.partitionKey, try hasHead(key, in: transaction.snapshot) { state = .waiting }
        let id = nextID()
        let added = try transaction.run(
            """
            INSERT INTO job(id, queue, kind, state, priority, run_at, maximum_failures, partition_key, unique_key,
                            payload, enqueued_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT(unique_key) WHERE unique_key IS NOT NULL DO NOTHING
            """,
            id,
            job.queue.rawValue,
            job.kind,
            state.rawValue,
            job.priority,
            runAt,
            job.maximumFailures,
            job.partitionKey,
            job.uniqueKey,
            Array(job.payload.utf8),
            moment
        )
        guard added == 1 else { return nil }
        transaction.afterCommit(wake)
        return id
    }

    /// Lets a queue's jobs run or keeps them waiting; jobs that are running go on.
    public func setPaused(_ isPaused: Bool, queue: QueueID, in transaction: Transaction) throws {
        try transaction.run("UPDATE queue SET is_paused = ?2 WHERE id = ?1", queue.rawValue, isPaused)
        transaction.afterCommit(wake)
    }

    private func hasHead(_ partitionKey: String, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer("SELECT 1 FROM job WHERE partition_key = ?1 AND state <> 3", partitionKey) != nil
    }
}
