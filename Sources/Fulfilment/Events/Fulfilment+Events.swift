// Publishing: an event's envelope around its data.

internal import Domain

extension Fulfilment {
    /// Publishes an event in the operation's transaction.
    ///
    /// - Parameters:
    ///   - type: what happened.
    ///   - owner: for whose eyes the data is made.
    ///   - order: the order it concerns; nil in what a customer sees, to whom a partner's orders do not exist.
    ///   - operation: the operation.
    ///   - capacity: about how many bytes it will have.
    ///   - data: writes the members of `data`.
    /// - Throws: what the event log throws.
    func publish(
        _ type: EventType,
        to owner: EventOwner,
        order: OrderID? = nil,
        _ operation: Operation,
        capacity: Int = 512,
        data: (inout JSONWriter) -> Void
    ) throws {
        var writer = JSONWriter(capacity: capacity)
        writer.object { body in
            body.member("type", type.rawValue)
            body.member("timestamp", operation.moment)
            body.object("data", data)
        }
        let event = Event(
            id: ids.next(),
            type: type,
            owner: owner,
            occurredAt: operation.now,
            order: order,
            body: writer.bytes
        )
        try publish(event, operation.transaction)
    }
}
