/// What a runner has done since it started, for metrics.
public struct JobRunnerStatistics: Sendable {
    /// Jobs done.
    public var done = 0
    /// Runs that failed and will be tried again.
    public var failed = 0
    /// Jobs set aside.
    public var dead = 0
    /// Results that came after the claim was lost, and counted for nothing.
    public var lost = 0
    /// Jobs running outside a transaction, by queue.
    public var running: [QueueID: Int] = [:]
    /// When a lane last looked for work, in milliseconds since the epoch; an old moment means that work has stopped.
    public var lastPass: Int64 = 0
}
