// Sending again, by request.
//
// GUARANTEES   The same event keeps its identifier, so a receiver that has it already can tell. A delivery that is being
//              tried is not doubled: the new job takes its place.

public import Domain
internal import JobQueue
public import Storage

extension Deliveries {
    /// Sends a delivery again, at once, whatever became of it before; one that is pending need not wait for its turn.
    ///
    /// - Parameters:
    ///   - id: the delivery.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the delivery as it is now; it waits when its endpoint is disabled.
    /// - Throws: `WebhookError` or `StorageError`.
    public func redeliver(
        _ id: DeliveryID,
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> DeliveryView {
        let record = try DeliveryRecord.read(id, for: owner, in: transaction.snapshot)
        guard let recipient = try Recipient.one(record.endpoint, in: transaction.snapshot) else {
            throw WebhookError.unknown("endpoint \(record.endpoint)")
        }
        try start(id, isTest: record.isTest, to: recipient, in: transaction)
        return try DeliveryRecord.read(id, for: nil, in: transaction.snapshot).view
    }

    /// Sends deliveries of an endpoint again that have failed, the oldest first, a slice at a time.
    ///
    /// - Parameters:
    ///   - endpoint: the endpoint.
    ///   - since: only those made at this moment or later.
    ///   - limit: how many at the most, so that no transaction grows long.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many; as many as the limit means that there may be more.
    /// - Throws: `WebhookError` or `StorageError`.
    public func redeliverFailed(
        of endpoint: EndpointID,
        since: Timestamp,
        limit: Int = 500,
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> Int {
        _ = try EndpointRecord.read(endpoint, for: owner, in: transaction.snapshot)
        guard let recipient = try Recipient.one(endpoint, in: transaction.snapshot) else { return 0 }
        let ids = try transaction.snapshot.all(
            """
            SELECT delivery.id FROM delivery JOIN event ON event.id = delivery.event
            WHERE delivery.endpoint = ?1 AND delivery.state = 'failed' AND delivery.created_at >= ?2
                AND event.type <> ?4
            ORDER BY delivery.id LIMIT ?3
            """,
            endpoint.rawValue,
            since.milliseconds,
            max(0, min(limit, Self.longestListing)),
            EventType.endpointTested.rawValue
        ) { DeliveryID(rawValue: $0.integer(0)) }
        for id in ids { try start(id, isTest: false, to: recipient, in: transaction) }
        return ids.count
    }

    /// Sends past events to an endpoint that was never told of them, for example because it was added later.
    ///
    /// - Parameters:
    ///   - endpoint: the endpoint; its filter holds for past events too.
    ///   - after: only events after this one; nil for all that are kept.
    ///   - since: only events that happened at this moment or later.
    ///   - limit: how many events are looked at.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many deliveries were made, and the event to go on after; nil when there are no more.
    /// - Throws: `WebhookError` or `StorageError`.
    public func deliverPast(
        to endpoint: EndpointID,
        after: EventID? = nil,
        since: Timestamp,
        limit: Int = 500,
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> (made: Int, next: EventID?) {
        let record = try EndpointRecord.read(endpoint, for: owner, in: transaction.snapshot)
        guard let recipient = try Recipient.one(endpoint, in: transaction.snapshot) else { return (0, nil) }
        let limit = max(1, min(limit, Self.longestListing))
        let past = try PastEvent.list(
            of: record.owner,
            for: endpoint,
            after: after,
            since: since,
            limit: limit,
            in: transaction.snapshot
        )
        let missed = past.filter { !$0.isKnown && recipient.filter.matches($0.type) }
        for event in missed {
            try events.deliver(event.id, to: recipient, attempts: events.attempts, in: transaction)
        }
        return (missed.count, past.count == limit ? past.last?.id : nil)
    }

    private func start(
        _ id: DeliveryID,
        isTest: Bool,
        to recipient: Recipient,
        in transaction: Transaction
    ) throws {
        let starts = recipient.isEnabled || isTest
        let attempts = isTest ? 1 : events.attempts
        let job = starts ? try events.enqueue(id, to: recipient.queue, attempts, in: transaction) : nil
        try transaction.run(
            "UPDATE delivery SET state = ?2, job = ?3, next_at = ?4, ended_at = NULL WHERE id = ?1",
            id.rawValue,
            (starts ? DeliveryState.pending : .waiting).rawValue,
            job,
            starts ? events.time.now.milliseconds : nil
        )
    }
}
