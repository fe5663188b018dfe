// InsideLane: jobs whose effect lies in the database.
//
// HOW      One transaction runs the jobs claimed by the one before, ends them, and claims the next: a batch costs one
//          commit. The claim is committed before the job runs, so a job that kills the process is counted.

internal import Failpoints
internal import Storage

/// Works off the queues whose jobs run inside a transaction.
struct InsideLane {
    /// How many jobs one transaction runs.
    static let batch = 128
    /// By how many milliseconds the clock must have stepped back for that to matter.
    static let clockTolerance: Int64 = 60_000

    let runner: JobRunner

    private struct Pass: Sendable {
        var claimed: [ClaimedJob] = []
        var concluded: [(job: ClaimedJob, outcome: JobOutcome, isConcluded: Bool)] = []
        var nextDue: Int64?
        var lastQueue = QueueID(rawValue: 0)
    }

    func run() async throws {
        var claimed: [ClaimedJob] = []
        var last = QueueID(rawValue: 0)
        var latest: Int64 = 0
        while true {
            do {
                let (jobs, queue, moment) = (claimed, last, runner.queue.now())
                let isSetBack = moment < latest - Self.clockTolerance
                let pass = try await runner.database.writeInParts { transaction in
                    if isSetBack { try runner.queue.bringRetriesBack(in: transaction) }
                    return try makePass(jobs, after: queue, in: transaction)
                }
                latest = moment
                if !pass.concluded.isEmpty { runner.count { $0.insideEndedAt = moment } }
                for (job, outcome, isConcluded) in pass.concluded {
                    runner.note(outcome, of: job, isConcluded: isConcluded)
                }
                (claimed, last) = (pass.claimed, pass.lastQueue)
                if claimed.isEmpty {
                    if runner.isStopped { return }
                    await runner.rest(runner.insideWakeUp, until: pass.nextDue)
                }
            } catch {
                // The claimed jobs are still ours: the next pass runs them.
                try await runner.recover(from: error)
            }
        }
    }

    private func makePass(_ jobs: [ClaimedJob], after last: QueueID, in transaction: Transaction) throws -> Pass {
        var pass = Pass()
        for job in jobs { pass.concluded.append(try perform(job, in: transaction)) }
        runner.count { $0.insidePass = runner.queue.now() }
        guard !runner.isStopped else { return pass }
        try runner.queue.enqueueRecurring(in: transaction)
        try runner.queue.stageDueJobs(limit: 4 * Self.batch, in: transaction)
        (pass.claimed, pass.lastQueue) = try claimNext(after: last, in: transaction)
        if pass.claimed.isEmpty { pass.nextDue = try runner.queue.nextDue(in: transaction.snapshot) }
        return pass
    }

    private func claimNext(after last: QueueID, in transaction: Transaction) throws -> ([ClaimedJob], QueueID) {
        var claimed: [ClaimedJob] = []
        var lastQueue = last
        let queues = try runner.queue.readyQueues(.insideTransaction, after: last, in: transaction.snapshot)
        for queue in queues where claimed.count < Self.batch {
            var limits = JobQueue.ClaimLimits(count: Self.batch - claimed.count, leaseUntil: .max)
            limits.mayTakeSuspect = claimed.isEmpty
            let jobs = try runner.queue.claim(queue, limits: limits, in: transaction)
            claimed += jobs
            lastQueue = queue
            // A suspect runs alone.
            if jobs.contains(where: { $0.crashes > 0 }) { break }
        }
        return (claimed, lastQueue)
    }

    private func perform(
        _ job: ClaimedJob,
        in transaction: Transaction
    ) throws -> (job: ClaimedJob, outcome: JobOutcome, isConcluded: Bool) {
        Failpoint.hit("jobs.beforeHandler")
        guard let handler = runner.handlers[job.kind], case .insideTransaction(let work) = handler.work else {
            let outcome = JobOutcome.failed(error: "this program has no handler for \(job.kind)", retryAt: nil)
            return (job, outcome, try conclude(outcome, job, retry: .standard, in: transaction))
        }
        do {
            return try transaction.part { part in
                let outcome = try work(job, part)
                // The effect of a lost job must not commit.
                guard try conclude(outcome, job, retry: handler.retry, in: part) else { throw LostClaim() }
                return (job, outcome, true)
            }
        } catch is LostClaim {
            return (job, .done, false)
        } catch let error as StorageError where error.endsAllWork {
            // The fault is the database's and not the job's: it is run again when the database is sound.
            throw error
        } catch {
            let mayRetry = (error as? any RetryableError)?.mayRetry ?? true
            let outcome = mayRetry ? JobOutcome.failed(error: "\(error)", retryAt: nil) : .dead(error: "\(error)")
            return (job, outcome, try conclude(outcome, job, retry: handler.retry, in: transaction))
        }
    }

    private func conclude(
        _ outcome: JobOutcome,
        _ job: ClaimedJob,
        retry: RetryPolicy,
        in transaction: Transaction
    ) throws -> Bool {
        try runner.queue.conclude(outcome, job, retry: retry, random: runner.random(), in: transaction)
    }
}

/// Thrown to undo the effect of a job that somebody else has by now.
struct LostClaim: Error {}
