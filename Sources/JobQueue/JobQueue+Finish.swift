// Giving a job back: done, failed, put back, or held on to.
//
// Every statement names the claim. Zero rows changed means that somebody else has the job by now, and the caller's
// result counts for nothing (`isLost`).

public import Storage

extension JobQueue {
    /// Applies what became of a job.
    ///
    /// - Parameters:
    ///   - outcome: what became of it.
    ///   - job: the job as it was claimed.
    ///   - retry: the policy for failures without a moment of their own.
    ///   - random: a random number for the policy.
    ///   - transaction: the transaction of the job's effect.
    /// - Returns: false when the claim was lost; then nothing has changed.
    /// - Throws: `StorageError`.
    @discardableResult
    public func conclude(
        _ outcome: JobOutcome,
        _ job: ClaimedJob,
        retry: RetryPolicy,
        random: UInt64,
        in transaction: Transaction
    ) throws -> Bool {
        switch outcome {
        case .done:
            return try remove(job, as: .done, error: nil, in: transaction)
        case .more:
            return try putBack(job, at: now(), in: transaction)
        case .snoozed(let moment):
            return try putBack(job, at: moment, in: transaction)
        case .failed(let error, let retryAt):
            let failures = job.failures + 1
            guard failures < job.maximumFailures else {
                return try remove(job, as: .dead, error: error, in: transaction)
            }
            let moment = retryAt ?? now() + retry.delay(afterFailures: failures, random: random)
            return try putBack(job, at: moment, failure: error, in: transaction)
        case .dead(let error):
            return try remove(job, as: .dead, error: error, in: transaction)
        }
    }

    /// Holds on to a job for longer.
    ///
    /// - Parameters:
    ///   - job: the job as it was claimed.
    ///   - leaseUntil: until when the claim is believed, in milliseconds since the epoch.
    ///   - transaction: the caller's transaction.
    /// - Returns: false when the claim was lost.
    /// - Throws: `StorageError`.
    public func renew(_ job: ClaimedJob, leaseUntil: Int64, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            "UPDATE job SET lease_until = ?3 WHERE id = ?1 AND state = 1 AND claims = ?2",
            job.id,
            job.claim,
            leaseUntil
        ) == 1
    }

    /// Makes the job ready or scheduled again; crashes are forgiven, since the process has survived this run of it.
    private func putBack(
        _ job: ClaimedJob,
        at moment: Int64,
        failure: String? = nil,
        in transaction: Transaction
    ) throws -> Bool {
        let state: JobState = moment > now() ? .scheduled : .ready
        let changed = try transaction.run(
            """
            UPDATE job SET state = ?3, run_at = ?4, lease_until = NULL, crashes = 0, failures = failures + ?5,
                last_error = coalesce(?6, last_error)
            WHERE id = ?1 AND state = 1 AND claims = ?2
            """,
            job.id,
            job.claim,
            state.rawValue,
            moment,
            failure == nil ? 0 : 1,
            failure
        )
        if changed == 1 { transaction.afterCommit(wake) }
        return changed == 1
    }

    private func remove(
        _ job: ClaimedJob,
        as ending: JobEnding,
        error: String?,
        in transaction: Transaction
    ) throws -> Bool {
        let isKept = try ending == .dead || keepsFinished(job.queue, in: transaction.snapshot)
        if isKept { try keep(job, as: ending, error: error, in: transaction) }
        let removed = try transaction.run(
            "DELETE FROM job WHERE id = ?1 AND state = 1 AND claims = ?2",
            job.id,
            job.claim
        )
        guard removed == 1 else { return false }
        if let key = job.partitionKey { try promoteNext(key, in: transaction) }
        return true
    }

    private func keepsFinished(_ queue: QueueID, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer("SELECT keeps_finished FROM queue WHERE id = ?1", queue.rawValue) == 1
    }

    /// Copies the job, while the claim still holds, to where finished jobs are kept.
    private func keep(_ job: ClaimedJob, as ending: JobEnding, error: String?, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO job_finished(id, queue, kind, outcome, priority, finished_at, claims, failures,
                maximum_failures, crashes, partition_key, unique_key, payload, enqueued_at, last_error)
            SELECT id, queue, kind, ?3, priority, ?4, claims, failures + ?5, maximum_failures, crashes, partition_key,
                unique_key, payload, enqueued_at, coalesce(?6, last_error)
            FROM job WHERE id = ?1 AND state = 1 AND claims = ?2
            """,
            job.id,
            job.claim,
            ending.rawValue,
            now(),
            ending == .dead ? 1 : 0,
            error
        )
    }

    /// Makes the longest-waiting job of a partition its head, once the old head is gone.
    func promoteNext(_ partitionKey: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE job SET state = CASE WHEN run_at > ?2 THEN 2 ELSE 0 END
            WHERE id = (SELECT id FROM job WHERE partition_key = ?1 AND state = 3 ORDER BY id LIMIT 1)
            """,
            partitionKey,
            now()
        )
        transaction.afterCommit(wake)
    }
}
