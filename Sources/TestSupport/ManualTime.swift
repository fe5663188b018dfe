// ManualTime: a clock that only the test moves.

public import Domain
internal import Synchronization

/// A clock that stands still until it is moved.
public final class ManualTime: TimeSource {
    private let milliseconds: Mutex<Int64>

    /// Makes a clock that shows a moment; 2026-01-01T00:00:00Z unless another is given.
    public init(milliseconds: Int64 = 1_767_225_600_000) { self.milliseconds = Mutex(milliseconds) }

    /// The moment it shows.
    public var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    /// Moves it, forwards or back.
    public func advance(milliseconds step: Int64) { milliseconds.withLock { $0 += step } }
}
