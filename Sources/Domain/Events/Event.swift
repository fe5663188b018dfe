// Event: something that happened, told to one owner.

/// An event as it is stored and delivered.
public struct Event: Hashable, Sendable {
    /// Its identifier, the same in every attempt to deliver it: receivers recognise repeats by it.
    public let id: EventID
    /// What happened.
    public let type: EventType
    /// For whose eyes it is.
    public let owner: EventOwner
    /// When it happened.
    public let occurredAt: Timestamp
    /// The order it concerns, where it concerns one.
    public let order: OrderID?
    /// The body: a JSON object in UTF-8 with `type`, `timestamp` and `data` (Standard Webhooks 1.0).
    public let body: [UInt8]

    /// Puts an event together.
    public init(
        id: EventID,
        type: EventType,
        owner: EventOwner,
        occurredAt: Timestamp,
        order: OrderID?,
        body: [UInt8]
    ) {
        self.id = id
        self.type = type
        self.owner = owner
        self.occurredAt = occurredAt
        self.order = order
        self.body = body
    }
}
