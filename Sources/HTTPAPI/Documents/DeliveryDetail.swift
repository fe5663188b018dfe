public import Webhooks

/// A delivery with everything that was tried for it.
public struct DeliveryDetail: Codable, Hashable, Sendable {
    /// The delivery.
    public var delivery: DeliveryView
    /// Its attempts, oldest first.
    public var attempts: [DeliveryAttemptView]

    /// Puts the two together.
    public init(delivery: DeliveryView, attempts: [DeliveryAttemptView]) {
        self.delivery = delivery
        self.attempts = attempts
    }
}
