/// How much is sent again.
public struct RedeliveryAnswer: Codable, Hashable, Sendable {
    /// How many deliveries, in all.
    public var deliveries: Int
    /// How many of them had been given up.
    public var failed: Int
    /// How many of them waited for a later attempt.
    public var hurried: Int

    /// Puts an answer together.
    public init(failed: Int, hurried: Int = 0) {
        self.failed = failed
        self.hurried = hurried
        deliveries = failed + hurried
    }
}
