// Jobs that come again by the clock.

public import Storage

extension JobQueue {
    /// Makes the recurring jobs exactly these; one that is known keeps its next turn unless its rhythm changed.
    ///
    /// - Parameters:
    ///   - jobs: all recurring jobs.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`.
    public func setRecurring(_ jobs: [RecurringJob], in transaction: Transaction) throws {
        let known = try transaction.snapshot.all("SELECT name FROM recurring_job") { $0.text(0) }
        for name in Set(known).subtracting(jobs.map(\.name)) {
            try transaction.run("DELETE FROM recurring_job WHERE name = ?1", name)
        }
        for job in jobs {
            try transaction.run(
                """
                INSERT INTO recurring_job(name, queue, kind, every, phase, next_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT(name) DO UPDATE SET queue = excluded.queue, kind = excluded.kind, every = excluded.every,
                    phase = excluded.phase, next_at = CASE
                        WHEN recurring_job.every = excluded.every AND recurring_job.phase = excluded.phase
                            AND recurring_job.next_at < excluded.next_at THEN recurring_job.next_at
                        ELSE excluded.next_at END
                """,
                job.name,
                job.queue.rawValue,
                job.kind,
                job.every,
                job.phase,
                job.next(after: now())
            )
        }
        transaction.afterCommit(wake)
    }

    /// Adds the recurring jobs whose turn has come.
    func enqueueRecurring(in transaction: Transaction) throws {
        let moment = now()
        let due = try transaction.snapshot.all(
            "SELECT name, queue, kind, every, phase FROM recurring_job WHERE next_at <= ?1 AND is_paused = 0",
            moment
        ) { row in
            RecurringJob(
                name: row.text(0),
                queue: QueueID(rawValue: row.integer(1)),
                kind: row.text(2),
                every: row.integer(3),
                phase: row.integer(4)
            )
        }
        for job in due {
            var new = NewJob(queue: job.queue, kind: job.kind, payload: job.name)
            new.uniqueKey = "recurring:\(job.name)"
            try enqueue(new, in: transaction)
            try transaction.run(
                "UPDATE recurring_job SET next_at = ?2 WHERE name = ?1",
                job.name,
                job.next(after: moment)
            )
        }
    }

    /// The next moment at which something becomes due by the clock alone; nil when nothing will.
    func nextDue(in snapshot: Snapshot) throws -> Int64? {
        let scheduled = try snapshot.integer("SELECT min(run_at) FROM job WHERE state = 2")
        let recurring = try snapshot.integer("SELECT min(next_at) FROM recurring_job WHERE is_paused = 0")
        return [scheduled, recurring].compactMap(\.self).min()
    }
}
