// RecurringJob: a job that comes again by the clock.
//
// GUARANTEES   At most one of it is in the queue. Turns that were missed (the daemon was down, the clock jumped) are
//              made up for by one, not by all of them.

/// A job that is added at regular moments.
public struct RecurringJob: Sendable {
    /// Its name, unique.
    public let name: String
    /// The queue it goes to.
    public let queue: QueueID
    /// Which handler does it.
    public let kind: String
    /// Milliseconds between turns, at least 1,000.
    ///
    /// Turns lie on multiples of it since the epoch, UTC.
    public let every: Int64
    /// Milliseconds after those multiples, for example 2 hours of every 24 for two o'clock at night.
    public let phase: Int64

    /// Describes a recurring job.
    public init(name: String, queue: QueueID, kind: String, every: Int64, phase: Int64 = 0) {
        self.name = name
        self.queue = queue
        self.kind = kind
        self.every = every
        self.phase = phase
    }

    /// The first turn after a moment.
    func next(after moment: Int64) -> Int64 {
        let shifted = moment - phase
        let turns = shifted >= 0 ? shifted / every : (shifted + 1) / every - 1
        return (turns + 1) * every + phase
    }
}
