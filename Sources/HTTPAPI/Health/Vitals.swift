/// What the daemon's health is judged by; moments are milliseconds since the epoch.
public struct Vitals: Hashable, Sendable {
    /// The present moment.
    public var now: Int64
    /// The parts that have not moved for too long, in a few words each; empty while all move.
    ///
    /// The service manager's watchdog is fed by the same decision, so that both say the same.
    public var stalledParts: [String]
    /// Why the database has stopped; nil while it runs.
    public var databaseFault: String?
    /// Whether the reserve against a full disk is in place.
    public var hasReserve: Bool
    /// When all inboxes were last read to their end; nil where none is watched.
    public var inboxesScannedAt: Int64?
    /// Why no files are taken; nil while they are.
    public var inboxFault: String?
    /// When the job was due that is overdue the longest in queues that are not paused; nil when none is.
    public var oldestOverdueAt: Int64?
    /// Since when a job has been ready and could run, while nothing at all was worked off; nil when work moves.
    public var workStandsStillSince: Int64?

    /// Describes a daemon in which everything moves.
    public init(now: Int64) {
        self.now = now
        self.stalledParts = []
        self.hasReserve = true
    }
}
