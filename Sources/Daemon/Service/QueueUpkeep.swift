// QueueUpkeep: finished jobs are thrown away when their time is over, a slice at a time.

internal import Domain
internal import JobQueue
internal import Storage

/// The recurring job that prunes finished jobs.
struct QueueUpkeep: Sendable {
    static let kind = "jobs.prune"
    private static let slice = 500

    let queue: JobQueue
    let retention: RetentionConfiguration
    let time: any TimeSource

    var handler: JobHandler {
        JobHandler(kind: Self.kind, work: .insideTransaction { _, transaction in try prune(in: transaction) })
    }

    /// Makes the queue of this job, and describes the job.
    static func recurring(_ queue: JobQueue, in transaction: Transaction) throws -> RecurringJob {
        let id = try queue.queue(named: "upkeep", settings: .init(lane: .insideTransaction), in: transaction)
        return RecurringJob(name: kind, queue: id, kind: kind, every: 3_600_000)
    }

    private func prune(in transaction: Transaction) throws -> JobOutcome {
        var isMore = false
        for (ending, kept) in [(JobEnding.done, retention.finishedJobs), (.dead, retention.deadJobs)] {
            guard let kept else { continue }
            let before = time.now.milliseconds - kept.milliseconds
            let pruned = try queue.prune(ending, before: before, limit: Self.slice, in: transaction)
            isMore = isMore || pruned == Self.slice
        }
        return isMore ? .more : .done
    }
}
