/// How much is sent again.
public struct RedeliveryAnswer: Codable, Hashable, Sendable {
    /// How many deliveries.
    public var deliveries: Int

    /// Puts an answer together.
    public init(deliveries: Int) { self.deliveries = deliveries }
}
