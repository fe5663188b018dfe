// VitalSigns: looks at the database every few seconds, so that health can be told without asking it.
//
// GUARANTEES   `current` answers at once, whatever has stopped. The writer is looked at by giving it something to do,
//              which it does between its other work; a writer that hangs leaves its mark where it was.
// DOES NOT     Judge: that is HealthReport's part, and ProgressMonitor's.

internal import Domain
internal import JobQueue
internal import Storage
internal import Synchronization

/// The latest look at the database.
final class VitalSigns: Sendable {
    /// What a look found.
    struct Look: Sendable {
        /// Grows with each look that the writer has answered.
        var writerMark: Int64 = 0
        /// Why the database has stopped.
        var databaseFault: String?
        /// When the most overdue job of the queues that are not paused was due.
        var oldestOverdueAt: Int64?
        /// Since when a job has been ready that its lane does not come to; found by two looks in a row.
        var standsStillSince: Int64?
        /// Whether this look found such a job; the first may have met one that had just become ready.
        var hasReadyJob = false
    }

    private static let interval = Duration.seconds(5)

    private let database: Database
    private let time: any TimeSource
    private let statistics: @Sendable () -> JobRunnerStatistics
    private let sleep: @Sendable (Duration) async throws -> Void
    private let look = Mutex(Look())

    init(
        database: Database,
        time: any TimeSource,
        statistics: @escaping @Sendable () -> JobRunnerStatistics,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.database = database
        self.time = time
        self.statistics = statistics
        self.sleep = sleep
    }

    /// What the latest look found.
    var current: Look { look.withLock { $0 } }

    /// Looks until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await lookOnce()
            // Sleeping ends early only when the task is cancelled.
            do { try await sleep(Self.interval) } catch { return }
        }
    }

    /// Looks once.
    func lookOnce() async {
        do {
            let now = time.now.milliseconds
            try await database.write { _ in }
            let overviews = try await database.read { try JobQueue.overviews(now: now, in: $0) }
            let since = statistics().standsStillSince(overviews)
            look.withLock { look in
                look.standsStillSince = look.hasReadyJob ? since : nil
                look.hasReadyJob = since != nil
                look.writerMark += 1
                look.databaseFault = nil
                look.oldestOverdueAt = overviews.filter { !$0.isPaused }.compactMap(\.oldestOverdueAt).min()
            }
        } catch {
            look.withLock { $0.databaseFault = "\(error)" }
        }
    }
}
