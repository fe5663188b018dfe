/// An endpoint with the secret that was just made for it; it is not shown again.
public struct EndpointSecretView: Codable, Hashable, Sendable {
    /// The endpoint.
    public var endpoint: EndpointView
    /// `whsec_…`, for the receiver to verify signatures with.
    public var secret: String

    /// Puts a view together.
    public init(
        endpoint: EndpointView,
        secret: String
    ) {
        self.endpoint = endpoint
        self.secret = secret
    }
}
