// Writer: the one thread that writes. It gathers what callers want and commits it in groups.
//
// GUARANTEES   A caller is resumed with success only after COMMIT returned OK under synchronous=FULL.
//              A request that throws undoes its own part only; the others of its batch commit.
//              A disk that is full fails the batch with `full`, and the writer goes on.
//              A failed COMMIT, an I/O error or a damaged file fails the batch with `unknownOutcome` (or `fatal`)
//              and stops the writer for good: the pages in memory can no longer be trusted (fsyncgate).
// DOES NOT     Wait to gather: a batch is what has come while the last one was being committed.
//              Cut a request short: one that writes for seconds holds up everybody behind it.

internal import CSQLite
internal import DequeModule
internal import Synchronization
internal import Threads

/// The thread that owns the writing connection.
final class Writer: Sendable {
    /// How long requests are added to a batch before it is committed.
    static let batchExecutionLimit = Duration.milliseconds(5)
    /// How many requests one batch takes at the most.
    static let batchRequestLimit = 512

    fileprivate struct Inbox {
        var requests: Deque<WriteRequest> = []
        var maintenance: Deque<MaintenanceRequest> = []
        var stoppedBy: StorageError?
        var isClosing = false
        /// Whether the thread has been told of what is waiting, so that a burst raises the signal once.
        var isSignalled = false
    }

    private let inbox = Mutex(Inbox())
    private let signal = Signal()
    private let counters = Mutex(WriterStatistics())

    var statistics: WriterStatistics { counters.withLock { $0 } }

    func submit(_ request: WriteRequest) {
        if let refusal = change({ $0.requests.append(request) }) { request.fail(refusal) }
    }

    func submit(_ request: MaintenanceRequest) {
        if let refusal = change({ $0.maintenance.append(request) }) { request.fail(refusal) }
    }

    /// Lets the thread end after everything submitted so far.
    func close() { _ = change { $0.isClosing = true } }

    /// The thread's body.
    ///
    /// - Returns: why the writer stopped by itself, nil after `close`.
    func run(on connection: Connection) -> StorageError? {
        let committer = BatchCommitter(connection: connection)
        while let (requests, maintenance) = nextWork() {
            if !requests.isEmpty {
                let report = committer.commit(requests)
                putBack(report.notRun)
                counters.withLock { $0.add(report) }
                if let reason = report.stop { return stopped(reason) }
            }
            if let maintenance, maintenance.performSlice(connection) {
                _ = change(evenIfRefusing: true) { $0.maintenance.append(maintenance) }
            }
            if let reason = connection.brokenBy { return stopped(reason) }
        }
        // A log that cannot be emptied now is read again at the next start; nothing is lost.
        try? connection.checkpoint(mode: SQLITE_CHECKPOINT_TRUNCATE, mayWait: true)
        return nil
    }

    /// Blocks until there is something to do; nil when the writer is closed and everything is done.
    private func nextWork() -> (requests: Deque<WriteRequest>, maintenance: MaintenanceRequest?)? {
        while true {
            signal.wait()
            let (requests, maintenance, isFinished) = inbox.withLock { inbox in
                let taken = inbox.takeRequests(atMost: Self.batchRequestLimit)
                let slice = inbox.maintenance.popFirst()
                // What stays behind keeps the signal raised.
                inbox.isSignalled = !inbox.requests.isEmpty || !inbox.maintenance.isEmpty || inbox.isClosing
                if inbox.isSignalled { signal.raise() }
                return (taken, slice, inbox.isClosing && taken.isEmpty && slice == nil)
            }
            if isFinished { return nil }
            if !requests.isEmpty || maintenance != nil { return (requests, maintenance) }
        }
    }

    private func putBack(_ requests: Deque<WriteRequest>) {
        guard !requests.isEmpty else { return }
        _ = change(evenIfRefusing: true) { $0.requests.prepend(contentsOf: requests) }
    }

    /// Changes the inbox and wakes the thread, unless the writer takes nothing any more; then says why.
    private func change(evenIfRefusing: Bool = false, _ body: (inout Inbox) -> Void) -> StorageError? {
        inbox.withLock { inbox in
            if let refusal = inbox.refusal, !evenIfRefusing { return refusal }
            body(&inbox)
            if !inbox.isSignalled { signal.raise() }
            inbox.isSignalled = true
            return nil
        }
    }

    /// What requests are told that come too late; it is of no use to try again in this process.
    fileprivate static func refusal(because reason: StorageError) -> StorageError {
        .fatal("the database has stopped, and this was not tried: \(reason)")
    }

    private func stopped(_ reason: StorageError) -> StorageError {
        let (requests, maintenance) = inbox.withLock { inbox in
            inbox.stoppedBy = reason
            defer {
                inbox.requests.removeAll()
                inbox.maintenance.removeAll()
            }
            return (inbox.requests, inbox.maintenance)
        }
        // These were never tried, so nothing of them is written.
        for request in requests { request.fail(Self.refusal(because: reason)) }
        for request in maintenance { request.fail(reason) }
        return reason
    }
}

extension Writer.Inbox {
    fileprivate mutating func takeRequests(atMost limit: Int) -> Deque<WriteRequest> {
        var taken: Deque<WriteRequest> = []
        if let end = requests.prefix(limit).firstIndex(where: { $0.undoing == .itsTransaction }) {
            // It ends the batch before it, or is one by itself.
            let count = max(end, 1)
            taken.append(contentsOf: requests.prefix(count))
            requests.removeFirst(count)
        } else if requests.count <= limit {
            swap(&taken, &requests)
        } else {
            taken.append(contentsOf: requests.prefix(limit))
            requests.removeFirst(limit)
        }
        return taken
    }

    /// Why nothing is taken any more.
    fileprivate var refusal: StorageError? {
        if let stoppedBy { return Writer.refusal(because: stoppedBy) }
        return isClosing ? .retryable("the database is closing") : nil
    }
}
