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
    /// Of those, how many have outlived their leases: handlers that hang.
    public var overstayed = 0
    /// When the lane inside transactions last looked for work, in milliseconds since the epoch.
    public var insidePass: Int64 = 0
    /// When the lane outside transactions last looked for work.
    public var outsidePass: Int64 = 0
    /// When a run inside a transaction last ended, however it did; the start of the runner when none has.
    public var insideEndedAt: Int64 = 0
    /// When a run outside a transaction last ended, however it did; the start of the runner when none has.
    public var outsideEndedAt: Int64 = 0

    /// When both lanes have looked for work; an old moment means that one of them has stopped.
    public var lastPass: Int64 { min(insidePass, outsidePass) }

    /// Since when a job has been ready that its lane does not come to although it could; nil where none is.
    ///
    /// A lane that ends runs moves, however long its backlog is. A queue whose places are all taken by runs within
    /// their leases has a slow receiver, which is no fault of the lane; a run beyond its lease hangs, which is.
    ///
    /// - Parameter queues: how the queues stand.
    /// - Returns: the moment, in milliseconds since the epoch.
    public func standsStillSince(_ queues: [QueueOverview]) -> Int64? {
        let isCrowded = running.values.reduce(0, +) >= OutsideLane.maximumRunning
        let moments = queues.compactMap { queue -> Int64? in
            guard !queue.isPaused, let oldest = queue.oldestReadyAt else { return nil }
            guard queue.lane == .outside else { return max(oldest, insideEndedAt) }
            let isFull = isCrowded || running[queue.id, default: 0] >= queue.maximumRunning
            if queue.isRateLimited || (isFull && overstayed == 0) { return nil }
            return max(oldest, outsideEndedAt)
        }
        return moments.min()
    }
}
