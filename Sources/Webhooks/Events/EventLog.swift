// EventLog: what happened, and who is to be told of it, written together.
//
// GUARANTEES   An event, its deliveries and their jobs exist if and only if the change that caused them committed.
//              An event goes to endpoints of its own owner and to nobody else's.
//              A disabled endpoint gets its deliveries too: they wait until it is enabled.
// DOES NOT     Look at the body. Nobody is told in a fixed order: receivers use the event's own time.

public import Domain
internal import JobQueue
public import Storage

/// Takes events and makes their deliveries.
public struct EventLog: Sendable {
    let queue: JobQueue
    let time: any TimeSource
    let ids: IdentifierGenerator
    let attempts: Int

    /// Stores an event and, for each endpoint of its owner that wants it, a delivery.
    ///
    /// - Parameters:
    ///   - event: the event.
    ///   - transaction: the transaction of the change that it tells of.
    /// - Throws: `StorageError`; a conflict when the event's identifier is taken.
    public func append(_ event: Event, in transaction: Transaction) throws {
        try store(event, in: transaction)
        for recipient in try Recipient.all(of: event.owner, in: transaction.snapshot)
        where recipient.filter.matches(event.type) {
            try deliver(event.id, to: recipient, attempts: attempts, in: transaction)
        }
    }

    func store(_ event: Event, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO event(id, type, partner, smart_account, order_id, occurred_at, body)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            event.id.rawValue,
            event.type.rawValue,
            event.owner.partner?.rawValue,
            event.owner.smartAccount?.rawValue,
            event.order?.rawValue,
            event.occurredAt.milliseconds,
            event.body
        )
    }

    /// Makes the delivery of an event to an endpoint; it waits when the endpoint is disabled.
    @discardableResult
    func deliver(
        _ event: EventID,
        to recipient: Recipient,
        attempts: Int,
        in transaction: Transaction
    ) throws -> DeliveryID {
        let delivery = ids.next(IdentifierKinds.Delivery.self)
        let now = time.now.milliseconds
        let job = recipient.isEnabled ? try enqueue(delivery, to: recipient.queue, attempts, in: transaction) : nil
        try transaction.run(
            """
            INSERT INTO delivery(id, event, endpoint, state, job, created_at, next_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            delivery.rawValue,
            event.rawValue,
            recipient.id.rawValue,
            (job == nil ? DeliveryState.waiting : .pending).rawValue,
            job,
            now,
            job == nil ? nil : now
        )
        return delivery
    }

    /// Adds the job that works on a delivery.
    func enqueue(
        _ delivery: DeliveryID,
        to queueID: QueueID,
        _ attempts: Int,
        in transaction: Transaction
    ) throws -> Int64 {
        var job = NewJob(queue: queueID, kind: DeliveryWorker.kind, payload: delivery.description)
        job.maximumFailures = attempts
        guard let id = try queue.enqueue(job, in: transaction) else {
            throw StorageError.fatal("a job without a unique key was taken for a repeat")
        }
        return id
    }
}
