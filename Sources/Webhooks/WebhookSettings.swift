// WebhookSettings: what the operator decides for all endpoints.

/// The operator's settings for webhooks.
public struct WebhookSettings: Hashable, Sendable {
    /// Whether endpoints may be reached without TLS; for development, or inside a network of one's own.
    public var allowsHTTP = false
    /// How long one request may take, in milliseconds.
    public var timeout: Int64 = 20_000
    /// How long it may take until its connection stands, in milliseconds.
    public var connectTimeout: Int64 = 5_000
    /// What the product calls itself in the User-Agent header.
    public var userAgent = "Holdfast"
    /// When to try, when to try again, and when to give up.
    public var policy = DeliveryPolicy.standard
    /// How many requests run at once to an endpoint that asks for no number.
    public var defaultConcurrency = 8
    /// The most requests at once an endpoint may ask for.
    public var maximumConcurrency = 64
    /// How many endpoints one owner may have.
    public var maximumEndpointsPerOwner = 20
    /// How long the old secret signs beside a new one, in milliseconds, unless another time is asked for.
    public var secretOverlap: Int64 = 86_400_000
    /// How long attempts and what was answered are kept, in milliseconds.
    public var attemptRetention: Int64 = 30 * 86_400_000
    /// How long deliveries and events are kept, in milliseconds; what could not be delivered until then is forgotten.
    public var eventRetention: Int64 = 90 * 86_400_000

    /// Makes the settings of a new installation.
    public init() {}
}
