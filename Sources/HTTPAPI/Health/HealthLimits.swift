/// How late things may be before the daemon counts as not ready, in milliseconds.
public struct HealthLimits: Hashable, Sendable {
    /// The last whole scan of the inboxes.
    public var scan: Int64
    /// A job after the moment it was due, or could run.
    public var overdue: Int64

    /// Limits: 60 seconds each unless others are given.
    public init(scan: Int64 = 60_000, overdue: Int64 = 60_000) {
        self.scan = scan
        self.overdue = overdue
    }
}
