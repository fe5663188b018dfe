// SignalStream: the signals that a person or the supervisor sends, one after the other.
//
// GUARANTEES   Every SIGTERM, SIGINT and SIGHUP that the kernel delivers after `start` is on the stream, in order; the
//              process does not die of them, nor of writing to a closed pipe. The handler only writes one byte, so it
//              does no harm wherever the process is just then.
// DOES NOT     Act: whoever reads the stream decides, also about a second SIGTERM while the first is still obeyed.

internal import CLinux
internal import Glibc
internal import Threads

/// A signal that the daemon acts on.
public enum ServiceSignal: Int32, CaseIterable, Sendable {
    /// Stop in good order.
    case terminate = 15
    /// Stop in good order, from the keyboard.
    case interrupt = 2
    /// Read the configuration again.
    case reload = 1
}

/// Delivers the signals of the process.
public enum SignalStream {
    /// Begins to deliver signals; once in a process.
    ///
    /// - Returns: the signals, without an end.
    /// - Throws: `SignalStreamError` or `WorkerThreadError`.
    public static func start() throws -> AsyncStream<ServiceSignal> {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SignalStreamError(errno: errno) }
        let (reading, writing) = (ends[0], ends[1])
        for end in ends where fcntl(end, F_SETFD, FD_CLOEXEC) != 0 { throw SignalStreamError(errno: errno) }
        let (stream, continuation) = AsyncStream.makeStream(of: ServiceSignal.self)
        try WorkerThread.start(name: "signals") { deliver(from: reading, to: continuation) }
        // A handler must never wait: a full pipe means that thousands of signals were sent and nobody looked.
        guard fcntl(writing, F_SETFL, O_NONBLOCK) == 0 else { throw SignalStreamError(errno: errno) }
        signal(SIGPIPE, SIG_IGN)
        for signal in ServiceSignal.allCases where holdfast_watch_signal(signal.rawValue, writing) != 0 {
            throw SignalStreamError(errno: errno)
        }
        return stream
    }

    private static func deliver(from descriptor: Int32, to continuation: AsyncStream<ServiceSignal>.Continuation) {
        var number: UInt8 = 0
        while true {
            let count = read(descriptor, &number, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return continuation.finish() }
            if let signal = ServiceSignal(rawValue: Int32(number)) { continuation.yield(signal) }
        }
    }
}

/// The system refused to deliver signals.
public struct SignalStreamError: Error, Hashable, CustomStringConvertible {
    let errno: Int32

    /// Names the system's reason.
    public var description: String { "cannot watch signals: \(String(cString: strerror(errno)))" }
}
