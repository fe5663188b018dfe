/// How webhooks leave the house.
public struct WebhookConfiguration: Hashable, Sendable {
    /// Whether `http` URLs may be posted to; `https` always may.
    public var allowsHTTP: Bool
    /// Addresses that may be dialled although they are private or local.
    public var allowedAddresses: [NetworkRange]
    /// How long one request may take.
    public var timeout: Duration
    /// How long it may take until its connection stands.
    public var connectTimeout: Duration
    /// How many requests run at once.
    public var maximumInFlight: Int
    /// The certificates of the authorities that are trusted, one PEM file.
    public var caFile: String
}
