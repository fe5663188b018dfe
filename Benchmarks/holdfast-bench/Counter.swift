internal import Synchronization

/// A number that many tasks count up or down.
final class Counter: Sendable {
    private let value: Atomic<Int>

    init(_ start: Int = 0) { value = Atomic(start) }

    /// Adds and returns the new value.
    func add(_ step: Int) -> Int { value.add(step, ordering: .relaxed).newValue }

    var current: Int { value.load(ordering: .relaxed) }
}
