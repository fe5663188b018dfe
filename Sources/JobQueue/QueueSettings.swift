// QueueSettings: how a queue is worked off.

/// How the jobs of a queue are run.
public struct QueueSettings: Hashable, Sendable {
    /// Where the effect of a queue's jobs lies.
    public enum Lane: Int, Sendable {
        /// In the database only: the handler runs inside the transaction that finishes the job, so it takes effect once.
        case insideTransaction = 0
        /// Elsewhere (a request, a file): the handler runs first, so it may take effect again after a crash.
        case outside = 1
    }

    /// Where the jobs' effect lies.
    public var lane: Lane
    /// How many of its jobs run at once; only for those that run outside a transaction.
    public var maximumRunning: Int
    /// How many of its jobs may be started in a minute; nil for no limit.
    public var ratePerMinute: Int?
    /// Whether jobs that are done are kept for a while, for people to look at.
    public var keepsFinished: Bool

    /// Describes a queue.
    public init(lane: Lane, maximumRunning: Int = 1, ratePerMinute: Int? = nil, keepsFinished: Bool = false) {
        self.lane = lane
        self.maximumRunning = maximumRunning
        self.ratePerMinute = ratePerMinute
        self.keepsFinished = keepsFinished
    }
}
