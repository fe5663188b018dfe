/// How somebody wants an endpoint to be; what is nil stays as it is, or as the operator's settings have it.
public struct EndpointDraft: Codable, Hashable, Sendable {
    /// Where events are posted to; a new endpoint needs one.
    public var url: String?
    /// What it is for, in its owner's words.
    public var description: String?
    /// The types of events it wants: `*` (also when nil), families such as `license.*`, or single types.
    public var events: [String]?
    /// Headers sent with each request, by name.
    public var headers: [String: String]?
    /// How many requests run at once.
    public var maximumConcurrency: Int?
    /// How many requests may be started in a minute; 0 for no limit.
    public var ratePerMinute: Int?
    /// For a new endpoint: a secret it already has (`whsec_…`); nil for a fresh one.
    public var secret: String?

    /// Makes a draft that leaves everything as it is.
    public init() {}

    /// Makes a draft of a new endpoint that wants everything.
    public init(url: String) { self.url = url }
}
