// Pauses: how long to leave things alone after failures of our own.

internal import Synchronization

/// Doubles the pause with every failure in a row, up to a minute.
final class Pauses: Sendable {
    private struct State {
        var failures = 0
        var pausedUntil = Duration.zero
    }

    private let state = Mutex(State())

    /// The pause after so many failures in a row, the first being 1.
    static func length(failures: Int) -> Duration {
        min(.milliseconds(250) * (1 << min(max(failures, 1) - 1, 10)), .seconds(60))
    }

    /// Notes a failure.
    func failed(now: Duration) {
        state.withLock { state in
            // Many files in hand fail together; that is one failure.
            guard now >= state.pausedUntil else { return }
            state.failures += 1
            state.pausedUntil = now + Self.length(failures: state.failures)
        }
    }

    /// Notes that something went well.
    func succeeded() { state.withLock { $0 = State() } }

    func isPaused(now: Duration) -> Bool { state.withLock { now < $0.pausedUntil } }
}
