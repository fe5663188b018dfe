public import Domain

/// A file that was taken in, and what became of everything in it.
public struct AnsweredFeed: Sendable {
    /// What the file says around its orders.
    public var envelope: FeedEnvelope
    /// What became of each document of the file, in the file's order; nil for one that is no order.
    public var outcomes: [OrderOutcome?]
    /// All faults of the file, those found while reading it included.
    public var faults: FaultList
    /// The receipt the partner got, `rcp_…`.
    public var receipt: String
    /// The partner's name.
    public var partner: String
    /// When it was received.
    public var receivedAt: Timestamp

    /// Puts the answer to a file together.
    public init(
        envelope: FeedEnvelope,
        outcomes: [OrderOutcome?],
        faults: FaultList,
        receipt: String,
        partner: String,
        receivedAt: Timestamp
    ) {
        self.envelope = envelope
        self.outcomes = outcomes
        self.faults = faults
        self.receipt = receipt
        self.partner = partner
        self.receivedAt = receivedAt
    }
}
