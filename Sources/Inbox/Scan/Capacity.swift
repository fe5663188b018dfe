// Capacity: how many files and bytes may be in hand at once.
//
// GUARANTEES   Never more files than the limit, nor more bytes unless a single file has more; that one is alone.
//              Those who wait get their turn in the order in which they came.

internal import Synchronization

/// Hands out places for files in hand.
final class Capacity: Sendable {
    private struct Waiting {
        let bytes: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var files = 0
        var bytes = 0
        var waiting: [Waiting] = []
    }

    private let maximumFiles: Int
    private let maximumBytes: Int
    private let state = Mutex(State())

    init(files: Int, bytes: Int) {
        maximumFiles = max(1, files)
        maximumBytes = max(1, bytes)
    }

    /// What is taken.
    var inUse: (files: Int, bytes: Int) { state.withLock { ($0.files, $0.bytes) } }

    /// How many wait for a place.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Takes a place; waits until there is one.
    func acquire(bytes: Int) async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                let isFree = state.waiting.isEmpty && fits(bytes, in: state)
                if isFree { take(bytes, in: &state) }
                if !isFree { state.waiting.append(Waiting(bytes: bytes, continuation: continuation)) }
                return isFree
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives a place back.
    func release(bytes: Int) {
        let resumed = state.withLock { state in
            state.files -= 1
            state.bytes -= bytes
            var resumed: [Waiting] = []
            while let next = state.waiting.first, fits(next.bytes, in: state) {
                take(next.bytes, in: &state)
                resumed.append(state.waiting.removeFirst())
            }
            return resumed
        }
        for waiting in resumed { waiting.continuation.resume() }
    }

    private func fits(_ bytes: Int, in state: borrowing State) -> Bool {
        state.files < maximumFiles && (state.files == 0 || state.bytes + bytes <= maximumBytes)
    }

    private func take(_ bytes: Int, in state: inout State) {
        state.files += 1
        state.bytes += bytes
    }
}
