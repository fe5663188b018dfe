// WorkerThread: a named thread of our own, for calls that block.
//
// GUARANTEES   The body runs on a new thread, off Swift's cooperative pool, exactly once; all signals are blocked
//              there, so that they reach the main thread's handlers.
// DOES NOT     Stop the body: the body ends when its owner tells it to.

internal import CLinux
internal import Glibc

/// Starts threads that blocking code may block.
public enum WorkerThread {
    /// Runs the body on a thread of its own.
    ///
    /// - Parameters:
    ///   - name: what ps and debuggers show, at most 15 bytes.
    ///   - body: the work.
    /// - Throws: `WorkerThreadError` when the system gives no thread.
    public static func start(name: String, _ body: @escaping @Sendable () -> Void) throws(WorkerThreadError) {
        let start = Unmanaged.passRetained(ThreadStart(name: name, body: body)).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let code = pthread_create(&thread, &attributes, runThread, start)
        guard code == 0 else {
            Unmanaged<ThreadStart>.fromOpaque(start).release()
            throw WorkerThreadError(name: name, code: code)
        }
    }
}

/// The system refused to start a thread.
public struct WorkerThreadError: Error, CustomStringConvertible {
    let name: String
    let code: Int32

    /// Names the thread and the system's reason.
    public var description: String { "cannot start thread \(name): \(String(cString: strerror(code)))" }
}

private final class ThreadStart: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    _ = holdfast_name_thread(start.name)
    start.body()
    return nil
}

extension WorkerThread {
    /// Runs a blocking body on a thread of its own and waits for its result without blocking a task's thread.
    ///
    /// - Parameters:
    ///   - name: what ps and debuggers show, at most 15 bytes.
    ///   - body: the work.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws, or `WorkerThreadError`.
    public static func result<Result: Sendable>(
        name: String,
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            do {
                try start(name: name) { continuation.resume(with: .init { try body() }) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
