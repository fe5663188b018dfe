internal import Domain
public import JobQueue

/// A job as it is shown to people.
public struct JobView: Codable, Hashable, Sendable {
    /// Its number, as text: it has more digits than some readers of JSON keep.
    public var id: String
    /// The name of its queue.
    public var queue: String
    /// The kind.
    public var kind: String
    /// What it is about.
    public var payload: String
    /// `ready`, `running`, `scheduled`, `waiting`, `done` or `dead`.
    public var state: String
    /// How often it was claimed.
    public var claims: Int
    /// How often it failed.
    public var failures: Int
    /// How often the process died during it.
    public var crashes: Int
    /// When it may run, or when it ended, RFC 3339.
    public var moment: String
    /// Why it failed last.
    public var lastError: String?

    /// Makes a view of a job.
    public init(_ job: JobSummary) {
        id = String(job.id)
        queue = job.queue
        kind = job.kind
        payload = job.payload
        state = job.state
        claims = job.claims
        failures = job.failures
        crashes = job.crashes
        moment = Timestamp(milliseconds: job.moment).description
        lastError = job.lastError
    }
}
