/// The delivery of an event to an endpoint, as people and programs are shown it.
public struct DeliveryView: Codable, Hashable, Sendable {
    /// `dlv_…`.
    public var id: String
    /// `evt_…`; the `webhook-id` of its requests.
    public var event: String
    /// What happened, for example `license.released`.
    public var eventType: String
    /// `ep_…`.
    public var endpoint: String
    /// `pending`, `waiting`, `delivered`, `failed` or `discarded`.
    public var state: String
    /// How many requests were sent.
    public var attempts: Int
    /// When it was made, RFC 3339.
    public var createdAt: String
    /// When it is tried next, RFC 3339; while it is pending.
    public var nextAttemptAt: String?
    /// When it came to its end, RFC 3339.
    public var endedAt: String?
    /// When it was tried last, RFC 3339; nil when it was not, or when the attempt is no longer kept.
    public var lastAttemptAt: String?
    /// The status of the last answer.
    public var lastStatus: Int?
    /// Why the last attempt got no answer.
    public var lastFailure: String?

    /// Puts a view together.
    public init(
        id: String,
        event: String,
        eventType: String,
        endpoint: String,
        state: String,
        attempts: Int,
        createdAt: String,
        nextAttemptAt: String?,
        endedAt: String?,
        lastAttemptAt: String?,
        lastStatus: Int?,
        lastFailure: String?
    ) {
        self.id = id
        self.event = event
        self.eventType = eventType
        self.endpoint = endpoint
        self.state = state
        self.attempts = attempts
        self.createdAt = createdAt
        self.nextAttemptAt = nextAttemptAt
        self.endedAt = endedAt
        self.lastAttemptAt = lastAttemptAt
        self.lastStatus = lastStatus
        self.lastFailure = lastFailure
    }
}
