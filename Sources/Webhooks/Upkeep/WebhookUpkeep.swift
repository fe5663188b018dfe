// WebhookUpkeep: throws away what is older than its time, a slice at a time.
//
// GUARANTEES   A slice is short; between two slices others write. A delivery goes with its attempts, an event only after
//              its deliveries, an endpoint's row and queue only after all of them.
// DOES NOT     Wait for what was not delivered: after its time it is forgotten all the same.

internal import Domain
internal import JobQueue
internal import Storage

/// The handler of the recurring job that prunes.
struct WebhookUpkeep: Sendable {
    static let kind = "webhook.prune"
    private static let slice = 500

    let current: CurrentSettings
    let queue: JobQueue
    let time: any TimeSource

    var handler: JobHandler {
        JobHandler(kind: Self.kind, work: .insideTransaction { try prune($0, in: $1) })
    }

    /// The queue of the module's own jobs.
    static func queue(_ queue: JobQueue, in transaction: Transaction) throws -> QueueID {
        try queue.queue(named: "webhooks", settings: QueueSettings(lane: .insideTransaction), in: transaction)
    }

    private func prune(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        let (now, settings) = (time.now.milliseconds, current.value)
        let attempts = try pruneAttempts(before: now - settings.attemptRetention, in: transaction)
        let deliveries = try pruneDeliveries(before: now - settings.eventRetention, in: transaction)
        let events = try pruneEvents(before: now - settings.eventRetention, in: transaction)
        if max(attempts, deliveries, events) >= Self.slice { return .more }
        try pruneEndpoints(in: transaction)
        try adoptDeadJobs(in: transaction)
        return .done
    }

    private func pruneAttempts(before moment: Int64, in transaction: Transaction) throws -> Int {
        let old = try transaction.snapshot.all(
            "SELECT delivery, number FROM delivery_attempt WHERE started_at < ?1 ORDER BY started_at LIMIT ?2",
            moment,
            Self.slice
        ) { ($0.integer(0), $0.integer(1)) }
        for (delivery, number) in old {
            try transaction.run(
                "DELETE FROM delivery_attempt WHERE delivery = ?1 AND number = ?2",
                delivery,
                number
            )
        }
        return old.count
    }

    /// Identifiers grow with time, so the oldest come first in the order of the key.
    private func pruneDeliveries(before moment: Int64, in transaction: Transaction) throws -> Int {
        let old = try transaction.snapshot.all(
            """
            SELECT id FROM (SELECT id, created_at FROM delivery ORDER BY id LIMIT ?2) AS oldest
            WHERE created_at < ?1
            """,
            moment,
            Self.slice
        ) { $0.integer(0) }
        for id in old {
            try transaction.run("DELETE FROM delivery_attempt WHERE delivery = ?1", id)
            try transaction.run("DELETE FROM delivery WHERE id = ?1", id)
        }
        return old.count
    }

    private func pruneEvents(before moment: Int64, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            DELETE FROM event WHERE id IN
                (SELECT id FROM (SELECT id, occurred_at FROM event ORDER BY id LIMIT ?2) AS oldest
                 WHERE occurred_at < ?1)
            AND NOT EXISTS(SELECT 1 FROM delivery WHERE delivery.event = event.id)
            """,
            moment,
            Self.slice
        )
    }

    private func pruneEndpoints(in transaction: Transaction) throws {
        let empty = try transaction.snapshot.all(
            """
            SELECT id, queue FROM endpoint WHERE deleted_at IS NOT NULL
                AND NOT EXISTS(SELECT 1 FROM delivery WHERE delivery.endpoint = endpoint.id) LIMIT ?1
            """,
            Self.slice
        ) { ($0.integer(0), QueueID(rawValue: $0.integer(1))) }
        for (id, queueID) in empty where try queue.isEmpty(queueID, in: transaction.snapshot) {
            try transaction.run("DELETE FROM endpoint WHERE id = ?1", id)
            try queue.remove(queueID, in: transaction)
        }
    }

    /// Ends deliveries whose jobs the queue has set aside by itself, because the process died while they ran.
    private func adoptDeadJobs(in transaction: Transaction) throws {
        for job in try JobQueue.finished(.dead, limit: 2 * Self.slice, in: transaction.snapshot)
        where job.kind == DeliveryWorker.kind {
            guard let id = DeliveryID(job.payload) else { continue }
            try transaction.run(
                """
                UPDATE delivery SET state = 'failed', job = NULL, next_at = NULL, ended_at = ?3
                WHERE id = ?1 AND job = ?2
                """,
                id.rawValue,
                job.id,
                time.now.milliseconds
            )
        }
    }
}
