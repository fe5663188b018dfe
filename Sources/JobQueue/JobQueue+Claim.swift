// Claiming: taking ready jobs into one's hands.

internal import Storage

extension JobQueue {
    /// What a claim may take.
    struct ClaimLimits {
        /// How many jobs at the most.
        var count: Int
        /// Whether one job during which the process has died before may be among them.
        var mayTakeSuspect = true
        /// Until when the claim is believed, in milliseconds since the epoch.
        var leaseUntil: Int64
    }

    /// Makes scheduled jobs ready whose moment has come.
    ///
    /// - Returns: how many, at most `limit`.
    @discardableResult
    func stageDueJobs(limit: Int, in transaction: Transaction) throws -> Int {
        let due = try transaction.snapshot.all(
            "SELECT id FROM job WHERE state = 2 AND run_at <= ?1 ORDER BY run_at LIMIT ?2",
            now(),
            limit
        ) { $0.integer(0) }
        for id in due { try transaction.run("UPDATE job SET state = 0 WHERE id = ?1", id) }
        return due.count
    }

    /// The queues of a lane that have ready jobs and are not paused, from the one after `last` around the circle.
    func readyQueues(_ lane: QueueSettings.Lane, after last: QueueID, in snapshot: Snapshot) throws -> [QueueID] {
        var found: [QueueID] = []
        var previous: Int64 = 0
        // One index step per queue that has ready jobs, however many jobs or idle queues there are.
        while let queue = try snapshot.integer(
            "SELECT queue FROM job WHERE state = 0 AND queue > ?1 ORDER BY queue LIMIT 1",
            previous
        ) {
            previous = queue
            let isServed = try snapshot.integer(
                "SELECT 1 FROM queue WHERE id = ?1 AND lane = ?2 AND is_paused = 0",
                queue,
                lane.rawValue
            )
            if isServed != nil { found.append(QueueID(rawValue: queue)) }
        }
        return found.filter { $0 > last } + found.filter { $0 <= last }
    }

    /// Takes ready jobs of a queue.
    ///
    /// A suspect (the process died while it ran) is taken alone, so that the next death says whose fault it was.
    func claim(_ queue: QueueID, limits: ClaimLimits, in transaction: Transaction) throws -> [ClaimedJob] {
        guard var bucket = try rateLimit(queue, in: transaction.snapshot) else {
            return try claimUnlimited(queue, limits: limits, in: transaction)
        }
        bucket.refill(now: now())
        var reduced = limits
        reduced.count = min(limits.count, bucket.available)
        let claimed = try claimUnlimited(queue, limits: reduced, in: transaction)
        bucket.take(claimed.count)
        try transaction.run(
            "UPDATE queue SET tokens = ?2, refilled_at = ?3 WHERE id = ?1",
            queue.rawValue,
            bucket.tokens,
            bucket.refilledAt
        )
        return claimed
    }

    /// Until when a rate-limited queue has to wait; nil when it need not.
    func rateLimitedUntil(_ queue: QueueID, in snapshot: Snapshot) throws -> Int64? {
        guard var bucket = try rateLimit(queue, in: snapshot) else { return nil }
        let moment = now()
        bucket.refill(now: moment)
        return bucket.available > 0 ? nil : moment + bucket.wait
    }

    private func rateLimit(_ queue: QueueID, in snapshot: Snapshot) throws -> TokenBucket? {
        try snapshot.first(
            "SELECT rate_per_minute, tokens, refilled_at FROM queue WHERE id = ?1 AND rate_per_minute IS NOT NULL",
            queue.rawValue
        ) { TokenBucket(ratePerMinute: $0.integer(0), tokens: $0.integer(1), refilledAt: $0.integer(2)) }
    }

    private func claimUnlimited(
        _ queue: QueueID,
        limits: ClaimLimits,
        in transaction: Transaction
    ) throws -> [ClaimedJob] {
        guard limits.count > 0 else { return [] }
        let candidates = try transaction.snapshot.all(
            """
            SELECT id, kind, payload, claims, failures, maximum_failures, crashes, partition_key FROM job
            WHERE state = 0 AND queue = ?1 ORDER BY priority, run_at, id LIMIT ?2
            """,
            queue.rawValue,
            limits.count
        ) { row in
            ClaimedJob(
                id: row.integer(0),
                queue: queue,
                kind: row.text(1),
                payload: String(decoding: row.bytes(2), as: UTF8.self),
                claim: row.integer(3) + 1,
                failures: row.int(4),
                maximumFailures: row.int(5),
                crashes: row.int(6),
                partitionKey: row.optionalText(7)
            )
        }
        let taken = choose(from: candidates, mayTakeSuspect: limits.mayTakeSuspect)
        for job in taken {
            try transaction.run(
                "UPDATE job SET state = 1, claims = ?2, lease_until = ?3 WHERE id = ?1",
                job.id,
                job.claim,
                limits.leaseUntil
            )
        }
        return taken
    }

    private func choose(from candidates: [ClaimedJob], mayTakeSuspect: Bool) -> [ClaimedJob] {
        guard let first = candidates.first else { return [] }
        if first.crashes > 0, mayTakeSuspect { return [first] }
        return candidates.filter { $0.crashes == 0 }
    }
}
