import Foundation
import Synchronization

/// What has been seen so far, in order, for tests to wait on.
///
/// Every wait looks at what has come already and then at what comes, each entry once. It ends with an error when its time
/// is over, when the test is cancelled, or when nothing more can come.
final class Journal<Entry: Sendable>: Sendable {
    struct NotSeen: Error, CustomStringConvertible {
        let description: String
    }

    private struct Waiter {
        /// Looks at an entry; returns whether the wait is over.
        let look: @Sendable (Entry) -> Bool
        let end: @Sendable (Ending) -> Void
    }

    private enum Ending: String {
        case found, closed = "nothing more can come", late = "the time is over", cancelled = "the test was cancelled"
    }

    private struct State {
        var entries: [Entry] = []
        var isClosed = false
        var waiters: [Int: Waiter] = [:]
        var waits = 0
    }

    private let state = Mutex(State())

    var all: [Entry] { state.withLock { $0.entries } }
    var count: Int { state.withLock { $0.entries.count } }

    func note(_ entry: Entry) {
        let ready = state.withLock { state in
            state.entries.append(entry)
            let done = state.waiters.filter { $0.value.look(entry) }
            for key in done.keys { state.waiters[key] = nil }
            return done.values.map(\.end)
        }
        for end in ready { end(.found) }
    }

    /// Says that nothing more will come.
    func close() {
        let left = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [:] }
            return state.waiters.values.map(\.end)
        }
        for end in left { end(.closed) }
    }

    /// Waits for the first entry that fits, of those after so many.
    @discardableResult
    func first(
        _ what: String,
        after skipped: Int = 0,
        within limit: Duration = .seconds(60),
        where fits: @escaping @Sendable (Entry) -> Bool = { _ in true }
    ) async throws -> Entry {
        let found = try await wait(for: what, after: skipped, within: limit, Entry?.none) { found, entry in
            guard fits(entry) else { return false }
            found = entry
            return true
        }
        guard let found else { throw NotSeen(description: what) }
        return found
    }

    /// Waits until a value that is formed from one entry after the other says that it is enough.
    @discardableResult
    func wait<Value: Sendable>(
        for what: String,
        after skipped: Int = 0,
        within limit: Duration = .seconds(60),
        _ value: Value,
        until isEnough: @escaping @Sendable (inout Value, Entry) -> Bool
    ) async throws -> Value {
        let formed = Mutex(value)
        let ending = await ending(after: skipped, within: limit) { entry in formed.withLock { isEnough(&$0, entry) } }
        guard ending == .found else {
            let seen = all.suffix(20).map { "\($0)".prefix(300) }.joined(separator: "\n")
            throw NotSeen(description: "\(what): \(ending.rawValue); the last that was seen:\n\(seen)")
        }
        return formed.withLock { $0 }
    }

    private func ending(
        after skipped: Int,
        within limit: Duration,
        _ look: @escaping @Sendable (Entry) -> Bool
    ) async -> Ending {
        let key = state.withLock { state in
            state.waits += 1
            return state.waits
        }
        let clock = Task {
            // Cancelled when the wait has ended.
            if (try? await Task.sleep(for: limit)) != nil { self.end(key, .late) }
        }
        defer { clock.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(key, after: skipped, Waiter(look: look) { continuation.resume(returning: $0) })
                if Task.isCancelled { end(key, .cancelled) }
            }
        } onCancel: {
            end(key, .cancelled)
        }
    }

    private func begin(_ key: Int, after skipped: Int, _ waiter: Waiter) {
        let ending = state.withLock { state -> Ending? in
            if state.entries.dropFirst(skipped).contains(where: waiter.look) { return .found }
            if state.isClosed { return .closed }
            state.waiters[key] = waiter
            return nil
        }
        if let ending { waiter.end(ending) }
    }

    private func end(_ key: Int, _ ending: Ending) {
        state.withLock { $0.waiters.removeValue(forKey: key) }?.end(ending)
    }
}
