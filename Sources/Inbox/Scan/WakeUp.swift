// WakeUp: lets the scanner sleep until there may be something to do.
//
// GUARANTEES   A wake-up that comes while the scanner is busy makes its next wait return at once.

internal import Synchronization

/// A flag that one task waits for and anybody raises.
final class WakeUp: Sendable {
    private struct State {
        var isRaised = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func raise() {
        let waiting = state.withLock { state in
            state.isRaised = state.waiting == nil
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Waits for the flag, or for so long, and lowers it.
    func wait(atMost duration: Duration) async {
        await withTaskGroup { group in
            group.addTask {
                // Cancelled when the flag was raised first; then raising it is wrong.
                if (try? await Task.sleep(for: duration)) != nil { self.raise() }
            }
            await wait()
            group.cancelAll()
        }
    }

    private func wait() async {
        await withCheckedContinuation { continuation in
            let isRaised = state.withLock { state in
                if !state.isRaised { state.waiting = continuation }
                defer { state.isRaised = false }
                return state.isRaised
            }
            if isRaised { continuation.resume() }
        }
    }
}
