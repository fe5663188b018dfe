// Ending: lets anybody wait for the database's threads to end.

internal import Synchronization

/// The end of the writer and of the readers, awaited by any number of tasks.
final class Ending: Sendable {
    private struct Waiting {
        /// Whether only the end of every part will do, not the first reason.
        let isForAllParts: Bool
        let continuation: CheckedContinuation<StorageError?, Never>
    }

    private struct State {
        var parts: Int
        var reason: StorageError?
        var waiting: [Waiting] = []
    }

    private let state: Mutex<State>

    init(parts: Int) { state = Mutex(State(parts: parts)) }

    /// Notes that one part has ended, and why if it did so by itself.
    func partEnded(because reason: StorageError?) {
        let (resumed, reason) = state.withLock { state in
            state.parts -= 1
            state.reason = state.reason ?? reason
            let (areAllOver, hasReason) = (state.parts == 0, state.reason != nil)
            let resumed = state.waiting.filter { areAllOver || (hasReason && !$0.isForAllParts) }
            state.waiting.removeAll { areAllOver || (hasReason && !$0.isForAllParts) }
            return (resumed, state.reason)
        }
        for waiting in resumed { waiting.continuation.resume(returning: reason) }
    }

    /// Why the database stopped by itself, nil once it has ended in order; waits for either.
    var reason: StorageError? {
        get async { await wait(forAllParts: false) }
    }

    /// Waits until every part has ended.
    func waitForAllParts() async { _ = await wait(forAllParts: true) }

    private func wait(forAllParts isForAllParts: Bool) async -> StorageError? {
        await withCheckedContinuation { continuation in
            let (isOver, reason) = state.withLock { state in
                let isOver = state.parts == 0 || (state.reason != nil && !isForAllParts)
                if !isOver {
                    state.waiting.append(Waiting(isForAllParts: isForAllParts, continuation: continuation))
                }
                return (isOver, state.reason)
            }
            if isOver { continuation.resume(returning: reason) }
        }
    }
}
