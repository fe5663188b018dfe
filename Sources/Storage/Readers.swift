// Readers: threads with read-only connections.
//
// GUARANTEES   A read sees one commit from beginning to end and never waits for the writer.
//              A reader cannot write: it is opened read-only and query_only is set.
// DOES NOT     Limit how long a read takes. A long one keeps the WAL from starting over; queries bound themselves.

internal import CSQLite
internal import DequeModule
internal import Synchronization
internal import Threads

/// The pool of reading threads.
final class Readers: Sendable {
    /// A caller's closure with its result type closed over.
    struct Request: Sendable {
        let perform: @Sendable (Snapshot) -> Void
        let fail: @Sendable (StorageError) -> Void
    }

    private struct State {
        var requests: Deque<Request> = []
        var isClosed = false
        var running = 0
    }

    private let state = Mutex(State())
    private let signal = Signal()
    private let count: Int
    private let onAllEnded: @Sendable () -> Void

    /// Makes a pool whose threads are not started yet.
    ///
    /// - Parameters:
    ///   - count: how many threads.
    ///   - onAllEnded: called once when the last of them has closed its connection.
    init(count: Int, onAllEnded: @escaping @Sendable () -> Void) {
        self.count = count
        self.onAllEnded = onAllEnded
    }

    func start(path: String, vfs: String?) throws {
        state.withLock { $0.running = count }
        for number in 1...count {
            try WorkerThread.start(name: "db-read-\(number)") { [self] in
                run(path: path, vfs: vfs)
                if state.withLock({
                    $0.running -= 1; return $0.running == 0
                }) {
                    onAllEnded()
                }
            }
        }
    }

    func submit(_ request: Request) {
        let isAccepted = state.withLock { state in
            if !state.isClosed { state.requests.append(request) }
            return !state.isClosed
        }
        if isAccepted { signal.raise() } else { request.fail(.retryable("the database is closing")) }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        for _ in 0..<count { signal.raise() }
    }

    private func run(path: String, vfs: String?) {
        var connection: Connection?
        while true {
            signal.wait()
            let (request, isClosed) = state.withLock { ($0.requests.popFirst(), $0.isClosed) }
            guard let request else {
                if isClosed { return }
                continue
            }
            connection = serve(request, on: connection, path: path, vfs: vfs)
        }
    }

    /// Answers the request and returns the connection if it can be used again.
    private func serve(_ request: Request, on used: Connection?, path: String, vfs: String?) -> Connection? {
        let connection: Connection
        do throws(StorageError) {
            connection = if let used { used } else { try Self.open(path: path, vfs: vfs) }
            try connection.run("BEGIN")
        } catch {
            request.fail(error)
            return nil
        }
        request.perform(Snapshot(connection: connection))
        // The caller has its answer; a connection that cannot end its read is replaced by a new one.
        let isUsable = (try? connection.run("COMMIT")) != nil && connection.brokenBy == nil
        return isUsable ? connection : nil
    }

    private static func open(path: String, vfs: String?) throws(StorageError) -> Connection {
        let connection = try Connection(path: path, flags: SQLITE_OPEN_READONLY, vfs: vfs)
        try Pragmas.apply(Pragmas.reader, to: connection)
        return connection
    }
}
