// ProgressMonitor: notices that a part of the service has stopped moving.
//
// GUARANTEES   A part counts as stalled when its mark has not changed for longer than it may stay silent. Only changes
//              count, never the mark's value, so marks that are times of day do no harm when the clock is set.
//              Time in which the machine was suspended does not count.
// DOES NOT     Find the cause. A part that moves without getting anything done looks alive.

internal import Synchronization

/// Judges progress by marks that parts leave.
public final class ProgressMonitor: Sendable {
    /// A part that must move.
    public struct Part: Sendable {
        /// What people call it.
        public let name: String
        /// How long its mark may stay the same.
        public let longestSilence: Duration
        /// A number that changes with every step it takes: a counter, or the time of its last pass.
        public let mark: @Sendable () -> Int64

        /// Describes a part.
        public init(name: String, longestSilence: Duration, mark: @escaping @Sendable () -> Int64) {
            self.name = name
            self.longestSilence = longestSilence
            self.mark = mark
        }
    }

    private struct Observation {
        var mark: Int64
        var since: Duration
    }

    private let parts: [Part]
    private let uptime: @Sendable () -> Duration
    private let observations = Mutex<[Observation]>([])

    /// Watches the parts; each one's silence begins at the first look.
    ///
    /// - Parameters:
    ///   - parts: the parts that must move.
    ///   - uptime: time since any fixed moment, never set back; `ProgressMonitor.systemUptime` outside tests.
    public init(parts: [Part], uptime: @escaping @Sendable () -> Duration = ProgressMonitor.systemUptime) {
        self.parts = parts
        self.uptime = uptime
    }

    /// Time since some fixed moment, without the time in which the machine was suspended.
    @Sendable
    public static func systemUptime() -> Duration { start.duration(to: .now) }
    private static let start = SuspendingClock.now

    /// Looks at every part.
    public func health() -> Health {
        let now = uptime()
        let marks = parts.map { $0.mark() }
        let silences = observations.withLock { observations in
            if observations.isEmpty { observations = marks.map { Observation(mark: $0, since: now) } }
            for (index, mark) in marks.enumerated() where observations[index].mark != mark {
                observations[index] = Observation(mark: mark, since: now)
            }
            return observations.map { now - $0.since }
        }
        let stalled = zip(parts, silences).filter { part, silence in silence > part.longestSilence }
        return stalled.isEmpty
            ? .alive : .stalled(stalled.map { "\($0.name) has not moved for \($1.components.seconds) s" })
    }
}
