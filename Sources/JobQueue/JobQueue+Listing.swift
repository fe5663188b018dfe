// What people and metrics see of the queue.

public import Storage

extension JobQueue {
    /// Every queue with its counts and ages.
    ///
    /// - Parameters:
    ///   - now: the moment ages are measured against, in milliseconds since the epoch.
    ///   - snapshot: the state to look at.
    /// - Returns: the queues by name.
    /// - Throws: `StorageError`.
    public static func overviews(now: Int64, in snapshot: Snapshot) throws -> [QueueOverview] {
        var queues: [Int64: QueueOverview] = [:]
        try snapshot.forEach(
            "SELECT id, name, is_paused, lane, maximum_running, rate_per_minute IS NOT NULL FROM queue"
        ) { row in
            let id = QueueID(rawValue: row.integer(0))
            var queue = QueueOverview(id: id, name: row.text(1), isPaused: row.bool(2))
            queue.lane = row.int(3) == QueueSettings.Lane.outside.rawValue ? .outside : .insideTransaction
            (queue.maximumRunning, queue.isRateLimited) = (row.int(4), row.bool(5))
            queues[id.rawValue] = queue
        }
        // Each of these reads one partial index and never the jobs themselves.
        try snapshot.forEach("SELECT queue, count(*), min(run_at) FROM job WHERE state = 0 GROUP BY queue") { row in
            queues[row.integer(0)]?.ready = row.int(1)
            queues[row.integer(0)]?.oldestReadyAt = row.integer(2)
        }
        try snapshot.forEach("SELECT queue, count(*), min(run_at) FROM job WHERE state = 2 GROUP BY queue") { row in
            queues[row.integer(0)]?.scheduled = row.int(1)
            if row.integer(2) < now { queues[row.integer(0)]?.oldestOverdueAt = row.integer(2) }
        }
        try snapshot.forEach("SELECT queue, count(*) FROM job WHERE state = 3 GROUP BY queue") { row in
            queues[row.integer(0)]?.waiting = row.int(1)
        }
        try snapshot.forEach("SELECT queue, count(*) FROM job_finished WHERE outcome = 1 GROUP BY queue") { row in
            queues[row.integer(0)]?.dead = row.int(1)
        }
        return queues.values.sorted { $0.name < $1.name }
    }

    /// The moment of the scheduled job that should have become ready longest ago; nil when none is overdue.
    public static func oldestOverdue(now: Int64, in snapshot: Snapshot) throws -> Int64? {
        let oldest = try snapshot.integer("SELECT min(run_at) FROM job WHERE state = 2")
        return oldest.flatMap { $0 < now ? $0 : nil }
    }

    /// Whether more jobs are ready than a number that nothing but this program's own work keeps waiting.
    ///
    /// Paused queues and those whose effect lies outside do not count: a slow receiver is no reason to take nothing in.
    /// Reads no further than the number.
    public static func hasBacklog(moreThan count: Int, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer(
            """
            SELECT 1 FROM queue JOIN job ON job.queue = queue.id
            WHERE queue.lane = 0 AND queue.is_paused = 0 AND job.state = 0 LIMIT 1 OFFSET ?1
            """,
            count
        ) != nil
    }

    /// Jobs in the queue, those that may run first before the others.
    public static func live(limit: Int, in snapshot: Snapshot) throws -> [JobSummary] {
        try snapshot.all(
            """
            SELECT job.id, queue.name, kind, payload, state, claims, failures, crashes, run_at, last_error
            FROM job JOIN queue ON queue.id = job.queue ORDER BY state = 1 DESC, run_at, job.id LIMIT ?1
            """,
            limit
        ) { summary($0, state: JobState(rawValue: $0.int(4)).map { "\($0)" } ?? "unknown") }
    }

    /// Jobs that have ended in a way, the latest first.
    public static func finished(_ ending: JobEnding, limit: Int, in snapshot: Snapshot) throws -> [JobSummary] {
        try snapshot.all(
            """
            SELECT job_finished.id, queue.name, kind, payload, outcome, claims, failures, crashes, finished_at,
                last_error
            FROM job_finished JOIN queue ON queue.id = job_finished.queue
            WHERE outcome = ?1 ORDER BY finished_at DESC, job_finished.id DESC LIMIT ?2
            """,
            ending.rawValue,
            limit
        ) { summary($0, state: "\(ending)") }
    }

    private static func summary(_ row: Row, state: String) -> JobSummary {
        JobSummary(
            id: row.integer(0),
            queue: row.text(1),
            kind: row.text(2),
            payload: String(decoding: row.bytes(3), as: UTF8.self),
            state: state,
            claims: row.int(5),
            failures: row.int(6),
            crashes: row.int(7),
            moment: row.integer(8),
            lastError: row.optionalText(9)
        )
    }
}
