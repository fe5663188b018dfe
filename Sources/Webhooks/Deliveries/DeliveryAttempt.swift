/// One request that was sent, or tried to be.
struct DeliveryAttempt: Sendable {
    /// When it began, in milliseconds since the epoch.
    let startedAt: Int64
    /// What became of it.
    let exchange: HTTPExchange
}
