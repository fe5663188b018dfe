// JobRunner: works the queue off.
//
// GUARANTEES   A job's effect in the database commits together with the end of the job.
//              While nothing fails, every ready job is claimed within one pass of its lane; a commit that makes work
//              wakes the lanes, and moments that come by the clock are looked for at least every 5 seconds, so that
//              a clock that is set does no harm.
//              When one lane ends by an error, so does the other, and `run` throws it.
//              After `stop` nothing more is claimed, and `run` returns when the jobs in hand have ended.
// DOES NOT     Kill a handler that hangs. Its job is given to another run when its lease ends; the slot stays taken.

public import Logging
public import Storage
internal import Synchronization

/// Runs jobs by their handlers.
public final class JobRunner: Sendable {
    let database: Database
    let queue: JobQueue
    let handlers: [String: JobHandler]
    let random: @Sendable () -> UInt64
    let logger: Logger

    let insideWakeUp = WakeUp()
    let outsideWakeUp = WakeUp()
    private let isStopping = Mutex(false)
    private let counters = Mutex(JobRunnerStatistics())

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - database: where the queue is.
    ///   - now: the present moment in milliseconds since the epoch.
    ///   - nextID: mints a positive number larger than every one before.
    ///   - random: a random number, for jitter.
    ///   - logger: where failures are told.
    ///   - handlers: makes one handler for each kind of job; it gets the queue, to add jobs from within jobs.
    public init(
        database: Database,
        now: @escaping @Sendable () -> Int64,
        nextID: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> UInt64,
        logger: Logger,
        handlers: (JobQueue) -> [JobHandler]
    ) {
        self.database = database
        self.random = random
        self.logger = logger
        let (inside, outside) = (insideWakeUp, outsideWakeUp)
        queue = JobQueue(now: now, nextID: nextID) {
            inside.raise()
            outside.raise()
        }
        self.handlers = Dictionary(handlers(queue).map { ($0.kind, $0) }) { _, last in last }
    }

    /// The queue, for everybody who adds jobs.
    public var jobQueue: JobQueue { queue }

    /// What has been done so far.
    public var statistics: JobRunnerStatistics { counters.withLock { $0 } }

    /// Takes back what was running when the last process died; once, before `run`.
    public func rescueOrphans() async throws -> JobQueue.Rescue {
        let limits = handlers.mapValues(\.crashLimit)
        return try await database.write { [queue] transaction in
            try queue.rescueOrphans(crashLimit: { limits[$0] ?? 3 }, in: transaction)
        }
    }

    /// Works until `stop`, or until its task is cancelled.
    ///
    /// - Throws: `StorageError` when the database has stopped; then the process must end.
    public func run() async throws {
        let start = queue.now()
        count { ($0.insideEndedAt, $0.outsideEndedAt) = (start, start) }
        try await withTaskCancellationHandler {
            try await withThrowingTaskGroup { group in
                group.addTask { try await InsideLane(runner: self).run() }
                group.addTask { try await OutsideLane(runner: self).run() }
                do {
                    while try await group.next() != nil {}
                } catch {
                    // One lane alone would hide that half of the work is not done.
                    stop()
                    throw error
                }
            }
        } onCancel: {
            stop()
        }
    }

    /// Lets `run` return once the jobs in hand have ended.
    public func stop() {
        isStopping.withLock { $0 = true }
        wake()
    }

    /// Makes the lanes look for work now; for clocks that were moved by hand.
    public func wake() {
        insideWakeUp.raise()
        outsideWakeUp.raise()
    }

    var isStopped: Bool { isStopping.withLock { $0 } }

    func count(_ change: (inout sending JobRunnerStatistics) -> Void) { counters.withLock { change(&$0) } }

    /// Notes what became of a job, and tells people of what needs them.
    func note(_ outcome: JobOutcome, of job: ClaimedJob, isConcluded: Bool) {
        guard isConcluded else {
            count { $0.lost += 1 }
            return
        }
        var metadata: Logger.Metadata = ["job": "\(job.id)", "kind": "\(job.kind)", "payload": "\(job.payload)"]
        switch outcome {
        case .done: count { $0.done += 1 }
        case .more, .snoozed: break
        case .failed(let error, _) where job.failures + 1 < job.maximumFailures:
            count { $0.failed += 1 }
            metadata["error"] = "\(error)"
            logger.debug("job failed and will be tried again", metadata: metadata)
        case .failed(let error, _), .dead(let error):
            count { $0.dead += 1 }
            metadata["error"] = "\(error)"
            logger.error("job set aside as dead; look at it and redrive it", metadata: metadata)
        }
    }

    /// Waits until the next moment that may bring work, or for a wake-up.
    func rest(_ wakeUp: WakeUp, until moment: Int64?) async {
        let longest: Int64 = 5_000
        let wait = moment.map { min(max($0 - queue.now(), 1), longest) } ?? longest
        await wakeUp.wait(atMost: .milliseconds(wait))
    }

    /// Waits a little after a failed write before the same is tried again; throws when it is of no use.
    func recover(from error: any Error) async throws {
        guard let error = error as? StorageError else { throw error }
        switch error {
        case .full, .retryable:
            logger.warning("the job queue waits for the database", metadata: ["error": "\(error)"])
            try await Task.sleep(for: .milliseconds(500))
        case .conflict, .unknownOutcome, .fatal: throw error
        }
    }
}
