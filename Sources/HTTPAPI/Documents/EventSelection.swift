public import Domain

/// Which events are asked for; nil parts select all.
public struct EventSelection: Hashable, Sendable {
    /// Made for this owner.
    public var owner: OwnerName?
    /// Of this type.
    public var type: EventType?
    /// That concern this order.
    public var order: OrderID?

    /// Describes a selection.
    public init(owner: OwnerName? = nil, type: EventType? = nil, order: OrderID? = nil) {
        self.owner = owner
        self.type = type
        self.order = order
    }
}
