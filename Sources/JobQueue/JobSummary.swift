/// A job as it is shown to people.
public struct JobSummary: Sendable {
    /// Its number.
    public let id: Int64
    /// The name of its queue.
    public let queue: String
    /// The kind.
    public let kind: String
    /// What the handler gets.
    public let payload: String
    /// `ready`, `running`, `scheduled`, `waiting`, `done` or `dead`.
    public let state: String
    /// How often it was claimed.
    public let claims: Int
    /// How often it failed.
    public let failures: Int
    /// How often the process died during it.
    public let crashes: Int
    /// When it may run, or when it ended; milliseconds since the epoch.
    public let moment: Int64
    /// Why it failed last.
    public let lastError: String?
}
