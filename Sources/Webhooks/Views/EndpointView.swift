/// An endpoint as people and programs are shown it, without its secret.
public struct EndpointView: Codable, Hashable, Sendable {
    /// `ep_…`.
    public var id: String
    /// Whose events it gets: `ptn_…` or `sa_…`.
    public var owner: String
    /// Where events are posted to.
    public var url: String
    /// What it is for, in its owner's words.
    public var description: String
    /// The types it wants: `*`, families such as `license.*`, or single types.
    public var events: [String]
    /// The names of the headers that are sent along; their values may be secret.
    public var headers: [String]
    /// How many requests run at once.
    public var maximumConcurrency: Int
    /// How many requests may be started in a minute; nil for no limit.
    public var ratePerMinute: Int?
    /// Whether it is sent to; while it is not, its events wait.
    public var isEnabled: Bool
    /// Why it is switched off.
    public var disabledReason: String?
    /// Since when it is switched off, RFC 3339.
    public var disabledAt: String?
    /// Since when nothing has succeeded, RFC 3339; nil while it works.
    public var failingSince: String?
    /// Whether it gets one request at a time because it seems overwhelmed.
    public var isThrottled: Bool
    /// Until when the old secret signs too, RFC 3339; nil when none was replaced.
    public var previousSecretUntil: String?
    /// When it was added, RFC 3339.
    public var createdAt: String
    /// When it was last changed, RFC 3339.
    public var changedAt: String

    /// Puts a view together.
    public init(
        id: String,
        owner: String,
        url: String,
        description: String,
        events: [String],
        headers: [String],
        maximumConcurrency: Int,
        ratePerMinute: Int?,
        isEnabled: Bool,
        disabledReason: String?,
        disabledAt: String?,
        failingSince: String?,
        isThrottled: Bool,
        previousSecretUntil: String?,
        createdAt: String,
        changedAt: String
    ) {
        self.id = id
        self.owner = owner
        self.url = url
        self.description = description
        self.events = events
        self.headers = headers
        self.maximumConcurrency = maximumConcurrency
        self.ratePerMinute = ratePerMinute
        self.isEnabled = isEnabled
        self.disabledReason = disabledReason
        self.disabledAt = disabledAt
        self.failingSince = failingSince
        self.isThrottled = isThrottled
        self.previousSecretUntil = previousSecretUntil
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}
