// WebhookVerification: checks what constraints alone cannot say.

internal import Domain
public import Storage

/// The checks of this module for `holdfast verify`.
public enum WebhookVerification {
    /// The faults, in words; empty when there are none.
    ///
    /// - Parameter snapshot: the state to check.
    /// - Returns: at most 100 faults of each kind.
    /// - Throws: `StorageError`.
    public static func faults(in snapshot: Snapshot) throws -> [String] {
        try pendingWithoutJob(snapshot) + foreignDeliveries(snapshot) + waitingForEnabled(snapshot)
            + miscountedAttempts(snapshot) + queuesOfOthers(snapshot)
    }

    private static func pendingWithoutJob(_ snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT id FROM delivery WHERE state = 'pending' AND NOT EXISTS(SELECT 1 FROM job WHERE job.id = delivery.job)
            ORDER BY id LIMIT 100
            """
        ) { "delivery \(delivery($0)) is pending, and its job is gone" }
    }

    private static func foreignDeliveries(_ snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT delivery.id FROM delivery JOIN event ON event.id = delivery.event
                JOIN endpoint ON endpoint.id = delivery.endpoint
            WHERE coalesce(event.partner, 0) <> coalesce(endpoint.partner, 0)
                OR coalesce(event.smart_account, 0) <> coalesce(endpoint.smart_account, 0)
            ORDER BY delivery.id LIMIT 100
            """
        ) { "delivery \(delivery($0)) shows an event to an endpoint of somebody else" }
    }

    private static func waitingForEnabled(_ snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT delivery.id FROM delivery JOIN endpoint ON endpoint.id = delivery.endpoint
            WHERE delivery.state = 'waiting' AND (endpoint.is_enabled = 1 OR endpoint.deleted_at IS NOT NULL)
                AND NOT EXISTS(SELECT 1 FROM job WHERE job.kind = 'webhook.settle')
            ORDER BY delivery.id LIMIT 100
            """
        ) { "delivery \(delivery($0)) waits, and its endpoint is not disabled" }
    }

    private static func miscountedAttempts(_ snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT id FROM delivery WHERE attempts <
                (SELECT count(*) FROM delivery_attempt WHERE delivery_attempt.delivery = delivery.id)
            ORDER BY id LIMIT 100
            """
        ) { "delivery \(delivery($0)) counts fewer attempts than were recorded" }
    }

    private static func queuesOfOthers(_ snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT endpoint.id FROM endpoint JOIN queue ON queue.id = endpoint.queue
            WHERE queue.lane <> 1 ORDER BY endpoint.id LIMIT 100
            """
        ) { "endpoint \(EndpointID(rawValue: $0.integer(0))) has a queue that does not run outside" }
    }

    private static func delivery(_ row: Row) -> DeliveryID { DeliveryID(rawValue: row.integer(0)) }
}
