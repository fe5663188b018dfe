// Bringing scheduled jobs forward.

public import Storage

extension JobQueue {
    /// Lets a scheduled job run earlier; one that is ready, running, or due before that moment stays as it is.
    ///
    /// - Parameters:
    ///   - uniqueKey: the job's unique key.
    ///   - moment: when it may run, in milliseconds since the epoch.
    ///   - transaction: the transaction of the change that asks for it.
    /// - Returns: whether a job was brought forward.
    /// - Throws: `StorageError`.
    @discardableResult
    public func bringForward(uniqueKey: String, to moment: Int64, in transaction: Transaction) throws -> Bool {
        let changed = try transaction.run(
            "UPDATE job SET run_at = ?2 WHERE unique_key = ?1 AND state = 2 AND run_at > ?2",
            uniqueKey,
            moment
        )
        if changed == 1 { transaction.afterCommit(wake) }
        return changed == 1
    }

    /// After the clock was set back: brings what it had put off while it stood in the future back within a day.
    ///
    /// Only jobs that have failed, since the moment of any other was somebody's wish.
    func bringRetriesBack(in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE job SET run_at = ?1 WHERE state = 2 AND run_at > ?1 AND failures > 0",
            now() + 86_400_000
        )
        try transaction.run("UPDATE recurring_job SET next_at = ?1 + every WHERE next_at > ?1 + every", now())
    }
}
