// QueueUpkeep: finished jobs, and what was in old acknowledgements, are thrown away when their time is over, a slice at a
// time.

internal import Domain
internal import Inbox
internal import JobQueue
internal import Storage
internal import Synchronization

/// The recurring job that prunes finished jobs and acknowledgements.
final class QueueUpkeep: Sendable {
    static let kind = "jobs.prune"
    private static let slice = 500

    private let queue: JobQueue
    private let retention: Mutex<RetentionConfiguration>
    private let time: any TimeSource

    init(queue: JobQueue, retention: RetentionConfiguration, time: any TimeSource) {
        self.queue = queue
        self.retention = Mutex(retention)
        self.time = time
    }

    /// Changes how long things are kept.
    func apply(_ retention: RetentionConfiguration) { self.retention.withLock { $0 = retention } }

    var handler: JobHandler {
        JobHandler(kind: Self.kind, work: .insideTransaction { _, transaction in try self.prune(in: transaction) })
    }

    /// Makes the queue of this job, and describes the job.
    static func recurring(_ queue: JobQueue, in transaction: Transaction) throws -> RecurringJob {
        let id = try queue.queue(named: "upkeep", settings: .init(lane: .insideTransaction), in: transaction)
        return RecurringJob(name: kind, queue: id, kind: kind, every: 3_600_000)
    }

    private func prune(in transaction: Transaction) throws -> JobOutcome {
        var isMore = false
        let retention = retention.withLock { $0 }
        for (ending, kept) in [(JobEnding.done, retention.finishedJobs), (.dead, retention.deadJobs)] {
            guard let kept else { continue }
            let before = time.now.milliseconds - kept.milliseconds
            let pruned = try queue.prune(ending, before: before, limit: Self.slice, in: transaction)
            isMore = isMore || pruned == Self.slice
        }
        if let kept = retention.archive {
            let before = time.now.milliseconds - kept.milliseconds
            let pruned = try AcknowledgementBook.forgetContents(before: before, limit: Self.slice, in: transaction)
            isMore = isMore || pruned == Self.slice
        }
        return isMore ? .more : .done
    }
}
