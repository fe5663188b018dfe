/// How a queue stands at a moment, for people and for metrics.
public struct QueueOverview: Sendable {
    /// The queue.
    public let id: QueueID
    /// Its name.
    public let name: String
    /// Whether its jobs are kept waiting.
    public let isPaused: Bool
    /// Where its jobs' effect lies.
    public var lane = QueueSettings.Lane.insideTransaction
    /// How many of its jobs run at once, where they run outside a transaction.
    public var maximumRunning = 1
    /// Whether only so many of its jobs may be started in a minute.
    public var isRateLimited = false
    /// Jobs that may run now.
    public var ready = 0
    /// Jobs that will run at a later moment.
    public var scheduled = 0
    /// Jobs behind the head of their partition.
    public var waiting = 0
    /// Jobs set aside.
    public var dead = 0
    /// Since when the longest-ready job could run, in milliseconds since the epoch.
    public var oldestReadyAt: Int64?
    /// The moment of the scheduled job that should have become ready longest ago; nil when none is overdue.
    public var oldestOverdueAt: Int64?
}
