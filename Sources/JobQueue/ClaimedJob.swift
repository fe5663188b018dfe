/// A job in somebody's hands: the claim number is the proof that they are still the right ones.
public struct ClaimedJob: Sendable {
    /// The job's number.
    public let id: Int64
    /// The queue it came from.
    public let queue: QueueID
    /// Which handler does it.
    public let kind: String
    /// What the handler needs to know.
    public let payload: String
    /// How often it has been claimed, this time included; a later claim makes this one worthless.
    public let claim: Int64
    /// How often it has failed before.
    public let failures: Int
    /// After how many failures it is set aside.
    public let maximumFailures: Int
    /// How often the process died while it ran.
    public let crashes: Int
    /// The partition whose head it is.
    let partitionKey: String?
}
