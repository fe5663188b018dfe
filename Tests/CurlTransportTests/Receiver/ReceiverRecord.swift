import Synchronization

/// What a receiver has seen, and a stream of notes from its scripts for tests to wait on.
final class ReceiverRecord: Sendable {
    private struct State {
        var connections = 0
        var requests: [String] = []
    }

    private let state = Mutex(State())
    private let notes: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (notes, continuation) = AsyncStream.makeStream() }

    var connections: Int { state.withLock { $0.connections } }
    var requests: [String] { state.withLock { $0.requests } }

    func addConnection() -> Int {
        state.withLock { state in
            state.connections += 1
            return state.connections
        }
    }

    func add(_ request: String) { state.withLock { $0.requests.append(request) } }

    func note(_ text: String) { continuation.yield(text) }

    /// Waits for so many notes and returns them.
    func notes(_ count: Int) async -> [String] {
        var seen: [String] = []
        for await note in notes {
            seen.append(note)
            if seen.count == count { break }
        }
        return seen
    }
}
