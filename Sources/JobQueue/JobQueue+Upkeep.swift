// Upkeep: what a start finds, what is kept, and what is thrown away.

public import Storage

extension JobQueue {
    /// What a rescue found.
    public struct Rescue: Sendable, Equatable {
        /// Jobs that were running when the process died and are ready again.
        public var rescued = 0
        /// Jobs set aside because the process has died too often while they ran.
        public var setAside = 0

        /// Puts a result together.
        public init(rescued: Int = 0, setAside: Int = 0) {
            self.rescued = rescued
            self.setAside = setAside
        }
    }

    /// Takes back what was running when the last process died.
    ///
    /// Only for the start: the state directory's lock proves that nobody else can be running anything.
    ///
    /// - Parameters:
    ///   - crashLimit: for a kind, at how many deaths of the process its job is set aside.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was found.
    /// - Throws: `StorageError`.
    public func rescueOrphans(
        crashLimit: (_ kind: String) -> Int,
        in transaction: Transaction
    ) throws -> Rescue {
        let orphans = try transaction.snapshot.all(
            """
            SELECT id, queue, kind, claims, failures, maximum_failures, crashes, partition_key FROM job WHERE state = 1
            """
        ) { row in
            ClaimedJob(
                id: row.integer(0),
                queue: QueueID(rawValue: row.integer(1)),
                kind: row.text(2),
                payload: "",
                claim: row.integer(3),
                failures: row.int(4),
                maximumFailures: row.int(5),
                crashes: row.int(6) + 1,
                partitionKey: row.optionalText(7)
            )
        }
        var result = Rescue()
        for job in orphans {
            try transaction.run("UPDATE job SET crashes = ?2 WHERE id = ?1", job.id, job.crashes)
            if job.crashes >= crashLimit(job.kind) {
                let error = "the process died \(job.crashes) times while this job ran"
                try conclude(.dead(error: error), job, retry: .standard, random: 0, in: transaction)
                result.setAside += 1
            } else {
                try transaction.run("UPDATE job SET state = 0, lease_until = NULL WHERE id = ?1", job.id)
                result.rescued += 1
            }
        }
        transaction.afterCommit(wake)
        return result
    }

    /// Puts a dead job back into its queue, with its failures and crashes forgiven.
    ///
    /// - Parameters:
    ///   - id: the job's number.
    ///   - transaction: the caller's transaction.
    /// - Returns: whether it was there, and no live job has its unique key.
    /// - Throws: `StorageError`.
    public func redrive(_ id: Int64, in transaction: Transaction) throws -> Bool {
        let dead = try transaction.snapshot.first(
            """
            SELECT queue, kind, payload, priority, maximum_failures, unique_key, partition_key
            FROM job_finished WHERE id = ?1 AND outcome = 1
            """,
            id
        ) { row in
            var job = NewJob(
                queue: QueueID(rawValue: row.integer(0)),
                kind: row.text(1),
                payload: String(decoding: row.bytes(2), as: UTF8.self)
            )
            job.priority = row.int(3)
            job.maximumFailures = row.int(4)
            job.uniqueKey = row.optionalText(5)
            job.partitionKey = row.optionalText(6)
            return job
        }
        guard let dead, try enqueue(dead, in: transaction) != nil else { return false }
        try transaction.run("DELETE FROM job_finished WHERE id = ?1", id)
        return true
    }

    /// Throws away finished jobs that are older than their time, a slice at a time.
    ///
    /// - Parameters:
    ///   - ending: which of them.
    ///   - before: those that finished before this moment (milliseconds since the epoch).
    ///   - limit: how many at the most, so that no transaction grows long.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many were thrown away; as many as the limit means that there may be more.
    /// - Throws: `StorageError`.
    public func prune(_ ending: JobEnding, before: Int64, limit: Int, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            DELETE FROM job_finished WHERE id IN
                (SELECT id FROM job_finished WHERE outcome = ?1 AND finished_at < ?2 ORDER BY finished_at LIMIT ?3)
            """,
            ending.rawValue,
            before,
            limit
        )
    }

    /// Whether a queue has neither live nor finished nor recurring jobs.
    public func isEmpty(_ queue: QueueID, in snapshot: Snapshot) throws -> Bool {
        let used = try snapshot.integer(
            """
            SELECT 1 WHERE EXISTS(SELECT 1 FROM job WHERE queue = ?1)
                OR EXISTS(SELECT 1 FROM job_finished WHERE queue = ?1)
                OR EXISTS(SELECT 1 FROM recurring_job WHERE queue = ?1)
            """,
            queue.rawValue
        )
        return used == nil
    }

    /// Removes a queue that is empty; for queues of things that are gone.
    ///
    /// - Parameters:
    ///   - queue: the queue.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`; a conflict when the queue has jobs.
    public func remove(_ queue: QueueID, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM queue WHERE id = ?1", queue.rawValue)
    }

    /// Checks what constraints alone cannot say.
    ///
    /// - Parameter snapshot: the state to check.
    /// - Returns: the faults, in words; empty when there are none.
    /// - Throws: `StorageError`.
    public static func faults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT DISTINCT waiting.partition_key FROM job waiting WHERE waiting.state = 3 AND NOT EXISTS
                (SELECT 1 FROM job head WHERE head.partition_key = waiting.partition_key AND head.state <> 3) LIMIT 100
            """
        ) { "partition \($0.text(0)) has waiting jobs and no head" }
    }
}
