// Latch: lets one task wait until a number of others have come to a point.

internal import Synchronization

/// Counts down to zero, once.
final class Latch: Sendable {
    private struct State {
        var left: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// Waits for so many.
    init(count: Int) { state = Mutex(State(left: count)) }

    /// One has come to the point.
    func countDown() {
        let waiting = state.withLock { state in
            state.left -= 1
            guard state.left == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits until all have come; returns at once when they have.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.left > 0 { state.waiting.append(continuation) }
                return state.left <= 0
            }
            if isOpen { continuation.resume() }
        }
    }
}
