// What the writer has done since it started, for metrics.

/// Counts of the writer thread.
public struct WriterStatistics: Sendable {
    /// Commits that returned OK.
    public var commits = 0
    /// Requests committed.
    public var requests = 0
    /// Requests that failed by themselves, their part undone.
    public var failures = 0
    /// Commits refused because the disk was full.
    public var fullDisks = 0
    /// Length of the WAL after the last commit, in bytes.
    public var logBytes = 0

    mutating func add(_ report: BatchReport) {
        commits += report.isCommitted ? 1 : 0
        requests += report.succeeded
        failures += report.failed
        fullDisks += report.wasFull ? 1 : 0
        logBytes = report.logBytes
    }
}
