// BatchCommitter: one group commit, from BEGIN IMMEDIATE to the resumption of its callers.
//
// STATES   collecting --(every request ran, or 5 ms passed)--> committing --OK--> delivered
//          collecting --(the engine rolled back by itself)--> failed
//          collecting --(the connection broke: I/O error, damage)--> failed, writer stops
//          committing --FULL--> failed, may go on    committing --anything else--> failed, writer stops

internal import CSQLite
internal import DequeModule
internal import Failpoints

/// What became of a batch.
struct BatchReport {
    /// Requests that the time limit left for the next batch.
    var notRun: Deque<WriteRequest> = []
    var isCommitted = false
    var wasFull = false
    var succeeded = 0
    var failed = 0
    var logBytes = 0
    /// Set when the writer must not go on.
    var stop: StorageError?
}

/// Commits batches on the writer's connection.
final class BatchCommitter {
    private struct Outcome {
        let request: WriteRequest
        /// Tells the caller; for a failure by its own doing, of that failure.
        let deliver: @Sendable () -> Void
        let isSuccess: Bool
    }

    private let connection: Connection
    private let hooks = CommitHooks()
    private let policy: CheckpointPolicy
    private var pagesAtLastCheckpoint = 0

    init(connection: Connection, policy: CheckpointPolicy = .standard) {
        self.connection = connection
        self.policy = policy
    }

    /// Runs the requests in one transaction and tells each its outcome.
    func commit(_ requests: Deque<WriteRequest>) -> BatchReport {
        var report = BatchReport(notRun: requests)
        var outcomes: [Outcome] = []
        do {
            try connection.begin()
            try collect(&report, into: &outcomes)
            Failpoint.hit("storage.beforeCommit")
            try connection.commit()
            Failpoint.hit("storage.afterCommit")
        } catch {
            fail(outcomes, because: error, &report)
            return report
        }
        report.isCommitted = true
        // A caller that failed by itself may have seen what others of the batch wrote, so it too waits for COMMIT.
        for outcome in outcomes {
            if outcome.isSuccess { report.succeeded += 1 } else { report.failed += 1 }
            outcome.deliver()
        }
        hooks.callAll()
        checkpointIfDue(&report)
        return report
    }

    private func collect(_ report: inout BatchReport, into outcomes: inout [Outcome]) throws(StorageError) {
        let transaction = Transaction(connection: connection, commitHooks: hooks)
        let start = ContinuousClock.now
        while let request = report.notRun.popFirst() {
            do {
                let deliver =
                    request.undoing == .itsPart
                    ? try transaction.part { try request.perform($0) } : try request.perform(transaction)
                outcomes.append(Outcome(request: request, deliver: deliver, isSuccess: true))
            } catch  where request.undoing != .itsPart && !connection.isInAutocommit {
                // It has no part of its own to be undone: the batch goes with it, and the others may try again.
                report.failed += 1
                request.fail(error)
                throw connection.brokenBy ?? .retryable("a request of the batch failed as a whole: \(error)")
            } catch {
                outcomes.append(Outcome(request: request, deliver: { request.fail(error) }, isSuccess: false))
                // The engine gave the whole transaction up; what ran before this request is gone too.
                if connection.isInAutocommit { throw connection.brokenBy ?? connection.rolledBackBy ?? .full }
            }
            // What the others of the batch have read or written cannot be trusted any more, even if it was caught.
            if let reason = connection.brokenBy { throw reason }
            if ContinuousClock.now - start > Writer.batchExecutionLimit { return }
        }
    }

    private func fail(_ outcomes: [Outcome], because error: StorageError, _ report: inout BatchReport) {
        // When the engine has not rolled back by itself; if this fails, the next BEGIN does too and says why.
        if !connection.isInAutocommit { try? connection.runScript("ROLLBACK") }
        hooks.removeAll()
        let told: StorageError
        switch error {
        case .full:
            report.wasFull = true
            told = .full
        case .retryable, .conflict:
            told = .retryable("the batch was rolled back: \(error)")
        case .unknownOutcome, .fatal:
            told = error
            report.stop = error
        }
        report.failed += outcomes.count
        for outcome in outcomes { outcome.request.fail(told) }
    }

    private func checkpointIfDue(_ report: inout BatchReport) {
        let pages = connection.pagesInLog
        report.logBytes = pages * Pragmas.pageSize
        if pages < pagesAtLastCheckpoint { pagesAtLastCheckpoint = 0 }
        guard let mode = policy.mode(pages: pages, atLast: pagesAtLastCheckpoint) else { return }
        pagesAtLastCheckpoint = pages
        do {
            try connection.checkpoint(mode: mode)
        } catch {
            // A full disk stops the database file from growing; the log keeps everything and is moved later.
            if error != .full { report.stop = error }
        }
    }
}
