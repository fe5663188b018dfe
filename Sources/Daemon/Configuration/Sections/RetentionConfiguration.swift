/// How long things are kept; nil keeps them for ever.
public struct RetentionConfiguration: Hashable, Sendable {
    /// Delivery attempts and what was answered.
    public var attempts: Duration?
    /// Events and their deliveries.
    public var events: Duration?
    /// Jobs that are done.
    public var finishedJobs: Duration?
    /// Jobs that were set aside as dead.
    public var deadJobs: Duration?
    /// Files in the archive.
    public var archive: Duration?
}
