/// A job that is to be done.
public struct NewJob: Sendable {
    /// The queue it goes to.
    public var queue: QueueID
    /// Which handler does it.
    public var kind: String
    /// What the handler needs to know; text that a person can read in a listing.
    public var payload: String
    /// Lower runs first within the queue.
    public var priority = 0
    /// When it may run, in milliseconds since the epoch; nil for at once.
    public var runAt: Int64?
    /// While a job with this key is in the queue, another one is not added.
    public var uniqueKey: String?
    /// Jobs with the same key run one after the other, in the order in which they were added.
    public var partitionKey: String?
    /// After how many failures it is set aside as dead.
    public var maximumFailures = 20

    /// Describes a job.
    public init(queue: QueueID, kind: String, payload: String) {
        self.queue = queue
        self.kind = kind
        self.payload = payload
    }
}
