// EndpointSettlement: settles what waits for an endpoint that was enabled or deleted, a slice at a time.

internal import Domain
internal import JobQueue
internal import Storage

/// The handler of the jobs that follow such a change.
struct EndpointSettlement: Sendable {
    static let kind = "webhook.settle"
    private static let slice = 200

    let events: EventLog

    var handler: JobHandler {
        JobHandler(kind: Self.kind, work: .insideTransaction { try settle($0, in: $1) })
    }

    private func settle(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        guard let id = EndpointID(job.payload) else {
            return .dead(error: "the payload is not an endpoint's identifier")
        }
        guard let recipient = try Recipient.one(id, in: transaction.snapshot) else {
            return try discard(id, in: transaction)
        }
        // Disabled again meanwhile: they go on waiting.
        guard recipient.isEnabled else { return .done }
        let waiting = try transaction.snapshot.all(
            "SELECT id FROM delivery WHERE endpoint = ?1 AND state = 'waiting' ORDER BY id LIMIT ?2",
            id.rawValue,
            Self.slice
        ) { DeliveryID(rawValue: $0.integer(0)) }
        for delivery in waiting {
            let job = try events.enqueue(delivery, to: recipient.queue, events.attempts, in: transaction)
            try transaction.run(
                "UPDATE delivery SET state = 'pending', job = ?2, next_at = ?3 WHERE id = ?1",
                delivery.rawValue,
                job,
                events.time.now.milliseconds
            )
        }
        return waiting.count == Self.slice ? .more : .done
    }

    /// Discards what waits; what is pending is discarded when its job's turn comes.
    private func discard(_ id: EndpointID, in transaction: Transaction) throws -> JobOutcome {
        let discarded = try transaction.run(
            """
            UPDATE delivery SET state = 'discarded', ended_at = ?2 WHERE id IN
                (SELECT id FROM delivery WHERE endpoint = ?1 AND state = 'waiting' ORDER BY id LIMIT ?3)
            """,
            id.rawValue,
            events.time.now.milliseconds,
            Self.slice
        )
        return discarded == Self.slice ? .more : .done
    }
}
