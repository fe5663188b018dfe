internal import Domain
public import JobQueue

/// How a queue stands.
public struct QueueView: Codable, Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Whether its jobs are kept waiting.
    public var isPaused: Bool
    /// Jobs that may run now.
    public var ready: Int
    /// Jobs that will run at a later moment.
    public var scheduled: Int
    /// Jobs behind the head of their partition.
    public var waiting: Int
    /// Jobs set aside.
    public var dead: Int
    /// Since when the longest-ready job could run, RFC 3339.
    public var oldestReadyAt: String?
    /// When the scheduled job was due that is overdue the longest, RFC 3339; nil when none is.
    public var oldestOverdueAt: String?

    /// Makes a view of a queue.
    public init(_ overview: QueueOverview) {
        name = overview.name
        isPaused = overview.isPaused
        ready = overview.ready
        scheduled = overview.scheduled
        waiting = overview.waiting
        dead = overview.dead
        oldestReadyAt = overview.oldestReadyAt.map { Timestamp(milliseconds: $0).description }
        oldestOverdueAt = overview.oldestOverdueAt.map { Timestamp(milliseconds: $0).description }
    }
}
