// OutsideLane: jobs whose effect lies elsewhere, many at once.
//
// HOW      Each running job has a slot. When it ends, one transaction records its effect, ends it, and claims the next
//          job of the same queue for the slot. So a busy queue costs one request per job, and the group commit makes
//          one sync of many. A queue that is slow fills its own slots and nobody else's.

internal import Failpoints
internal import Storage
internal import Synchronization

/// Works off the queues whose jobs run outside a transaction.
final class OutsideLane: Sendable {
    /// How many jobs run at once in all queues together.
    static let maximumRunning = 1_024

    private struct Slots {
        var running: [QueueID: Int] = [:]
        var suspects: Set<QueueID> = []
        var leases: [Int64: (job: ClaimedJob, until: Int64)] = [:]
        /// Claimed by a pass that has not committed yet.
        var uncommitted: [ClaimedJob] = []
        /// Slots whose handlers have outlived their leases.
        var overstayed = 0
        var total: Int { leases.count + overstayed }
    }

    private struct Pass: Sendable {
        var claimed: [ClaimedJob] = []
        var nextDue: Int64?
        var lastQueue = QueueID(rawValue: 0)
    }

    private let runner: JobRunner
    private let slots = Mutex(Slots())

    init(runner: JobRunner) { self.runner = runner }

    func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var last = QueueID(rawValue: 0)
            // A slot that throws cancels the group; what this throws then is that slot's error.
            while !runner.isStopped, !group.isCancelled {
                do {
                    let queue = last
                    try await failExpiredLeases()
                    let pass = try await runner.database.write { try self.makePass(after: queue, in: $0) }
                    slots.withLock { $0.uncommitted = [] }
                    last = pass.lastQueue
                    for job in pass.claimed { group.addTask { try await self.occupySlot(with: job) } }
                    if pass.claimed.isEmpty { await runner.rest(runner.outsideWakeUp, until: pass.nextDue) }
                } catch {
                    vacateUncommitted()
                    try await runner.recover(from: error)
                }
            }
        }
    }

    /// Runs a job, then whatever the queue has next, until it has nothing.
    private func occupySlot(with first: ClaimedJob) async throws {
        // A place is free, and other queues may have waited for it; or the lane must end.
        defer { runner.outsideWakeUp.raise() }
        var current: ClaimedJob? = first
        while let job = current {
            guard let handler = runner.handlers[job.kind], case .outside(let work) = handler.work else {
                let error = "this program has no handler for \(job.kind)"
                current = try await finish(job, retry: .standard) { _ in .failed(error: error, retryAt: nil) }
                continue
            }
            Failpoint.hit("jobs.beforeEffect")
            let conclusion = await work(job)
            Failpoint.hit("jobs.afterEffect")
            current = try await finish(job, retry: handler.retry, conclusion)
        }
    }

    /// Ends a job and claims the next one of its queue in the same transaction.
    private func finish(
        _ job: ClaimedJob,
        retry: RetryPolicy,
        _ conclusion: @escaping JobHandler.Conclusion
    ) async throws -> ClaimedJob? {
        while true {
            do {
                let (outcome, isConcluded, next) = try await runner.database.write { transaction in
                    let (outcome, isConcluded) = try self.conclude(job, retry: retry, conclusion, in: transaction)
                    return (outcome, isConcluded, try self.claimNext(after: job, in: transaction))
                }
                runner.note(outcome, of: job, isConcluded: isConcluded)
                runner.count { $0.outsideEndedAt = runner.queue.now() }
                replace(job, by: next)
                return next
            } catch {
                // The effect has happened; recording it is tried until it succeeds or the database has stopped.
                try await runner.recover(from: error)
            }
        }
    }

    private func conclude(
        _ job: ClaimedJob,
        retry: RetryPolicy,
        _ conclusion: JobHandler.Conclusion,
        in transaction: Transaction
    ) throws -> (JobOutcome, isConcluded: Bool) {
        do {
            return try transaction.part { part in
                let outcome = try conclusion(part)
                let isConcluded = try runner.queue.conclude(
                    outcome,
                    job,
                    retry: retry,
                    random: runner.random(),
                    in: part
                )
                // What a lost job did outside is recorded all the same: it has happened.
                return (outcome, isConcluded)
            }
        } catch let error as StorageError where error.endsAllWork {
            throw error
        } catch {
            let outcome = JobOutcome.failed(error: "\(error)", retryAt: nil)
            let isConcluded = try runner.queue.conclude(
                outcome,
                job,
                retry: retry,
                random: runner.random(),
                in: transaction
            )
            return (outcome, isConcluded)
        }
    }
}

// MARK: - Claims and slots

extension OutsideLane {
    private func makePass(after last: QueueID, in transaction: Transaction) throws -> Pass {
        var pass = Pass()
        pass.lastQueue = last
        runner.count { $0.outsidePass = runner.queue.now() }
        try runner.queue.stageDueJobs(limit: 512, in: transaction)
        let queues = try runner.queue.readyQueues(.outside, after: last, in: transaction.snapshot)
        for queue in queues {
            let free = try freeSlots(of: queue, besides: pass.claimed.count, in: transaction.snapshot)
            let claimed = try claim(queue, count: free, in: transaction)
            pass.claimed += claimed
            if !claimed.isEmpty { pass.lastQueue = queue }
        }
        pass.nextDue = try nextDue(queues, in: transaction.snapshot)
        slots.withLock { [claimed = pass.claimed] in $0.uncommitted = claimed }
        for job in pass.claimed { occupy(job) }
        return pass
    }

    /// Gives up the slots of a pass that did not commit.
    private func vacateUncommitted() {
        let jobs = slots.withLock { slots in
            defer { slots.uncommitted = [] }
            return slots.uncommitted
        }
        for job in jobs { replace(job, by: nil) }
    }

    /// How many more jobs of the queue may be started now.
    private func freeSlots(of queue: QueueID, besides claimed: Int, in snapshot: Snapshot) throws -> Int {
        let limit = try snapshot.integer("SELECT maximum_running FROM queue WHERE id = ?1", queue.rawValue) ?? 0
        return slots.withLock { slots in
            max(0, min(Int(limit) - slots.running[queue, default: 0], Self.maximumRunning - slots.total - claimed))
        }
    }

    private func claim(_ queue: QueueID, count: Int, in transaction: Transaction) throws -> [ClaimedJob] {
        var limits = JobQueue.ClaimLimits(count: count, leaseUntil: runner.queue.now() + 600_000)
        limits.mayTakeSuspect = slots.withLock { !$0.suspects.contains(queue) }
        return try runner.queue.claim(queue, limits: limits, in: transaction)
    }

    /// The next job for the slot of one that ends, unless its queue is paused or has too many slots, the runner
    /// stops, or all places are taken and others wait: then the next pass decides whose turn it is.
    private func claimNext(after job: ClaimedJob, in transaction: Transaction) throws -> ClaimedJob? {
        guard !runner.isStopped else { return nil }
        let limit = try transaction.snapshot.integer(
            "SELECT maximum_running FROM queue WHERE id = ?1 AND is_paused = 0",
            job.queue.rawValue
        )
        // The job itself still counts; a limit that was lowered gives up the slots above it.
        guard let limit, slots.withLock({ $0.running[job.queue, default: 0] }) <= Int(limit) else { return nil }
        if slots.withLock({ $0.total >= Self.maximumRunning }), try othersWait(for: job.queue, in: transaction.snapshot)
        {
            return nil
        }
        return try claim(job.queue, count: 1, in: transaction).first
    }

    /// Whether another queue has a ready job that it might start if there were a place.
    private func othersWait(for queue: QueueID, in snapshot: Snapshot) throws -> Bool {
        try runner.queue.readyQueues(.outside, after: queue, in: snapshot).contains { other in
            guard other != queue, try runner.queue.rateLimitedUntil(other, in: snapshot) == nil else { return false }
            let limit = try snapshot.integer("SELECT maximum_running FROM queue WHERE id = ?1", other.rawValue) ?? 0
            return slots.withLock { $0.running[other, default: 0] < Int(limit) }
        }
    }

    private func nextDue(_ queues: [QueueID], in snapshot: Snapshot) throws -> Int64? {
        let moments = try queues.compactMap { try runner.queue.rateLimitedUntil($0, in: snapshot) }
        return (moments + [try runner.queue.nextDue(in: snapshot)].compactMap(\.self)).min()
    }

    private func occupy(_ job: ClaimedJob) {
        let lease = runner.handlers[job.kind]?.lease ?? 600_000
        let running = slots.withLock { slots in
            slots.running[job.queue, default: 0] += 1
            slots.leases[job.id] = (job, runner.queue.now() + lease)
            if job.crashes > 0 { slots.suspects.insert(job.queue) }
            return slots.running
        }
        runner.count { $0.running = running }
    }

    private func replace(_ job: ClaimedJob, by next: ClaimedJob?) {
        let (running, overstayed) = slots.withLock { slots in
            slots.running[job.queue, default: 0] -= 1
            if slots.running[job.queue] == 0 { slots.running[job.queue] = nil }
            if slots.leases[job.id]?.job.claim == job.claim {
                slots.leases[job.id] = nil
            } else {
                slots.overstayed -= 1
            }
            if job.crashes > 0 { slots.suspects.remove(job.queue) }
            return (slots.running, slots.overstayed)
        }
        runner.count { ($0.running, $0.overstayed) = (running, overstayed) }
        if let next { occupy(next) }
    }

    /// Gives jobs to somebody else whose handlers have taken longer than their lease.
    private func failExpiredLeases() async throws {
        let moment = runner.queue.now()
        let (expired, overstayed) = slots.withLock { slots in
            let expired = slots.leases.values.filter { $0.until <= moment }.map(\.job)
            for job in expired { slots.leases[job.id] = nil }
            slots.overstayed += expired.count
            return (expired, slots.overstayed)
        }
        guard !expired.isEmpty else { return }
        runner.count { $0.overstayed = overstayed }
        let outcome = JobOutcome.failed(error: "the handler did not end within its lease", retryAt: nil)
        try await runner.database.write { [runner] transaction in
            for job in expired {
                try runner.queue.conclude(outcome, job, retry: .standard, random: runner.random(), in: transaction)
            }
        }
    }
}
