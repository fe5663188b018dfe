// Trying at once what has failed and waits for a later attempt, by request.
//
// GUARANTEES   The deliveries are looked for in a snapshot, which keeps nobody waiting, and looked at again when they are
//              changed: one that was delivered meanwhile stays delivered.

public import Domain
public import Storage

extension Deliveries {
    /// Deliveries of an endpoint that were tried, have failed, and wait for a later attempt.
    ///
    /// - Parameters:
    ///   - endpoint: the endpoint.
    ///   - since: only those made at this moment or later.
    ///   - after: only those after this one; nil for the beginning.
    ///   - limit: how many at the most.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the deliveries, the oldest first.
    /// - Throws: `WebhookError` or `StorageError`.
    public func failing(
        of endpoint: EndpointID,
        since: Timestamp,
        after: DeliveryID? = nil,
        limit: Int = 500,
        for owner: EventOwner?,
        in snapshot: Snapshot
    ) throws -> [DeliveryID] {
        _ = try EndpointRecord.read(endpoint, for: owner, in: snapshot)
        return try snapshot.all(
            """
            SELECT id FROM delivery
            WHERE endpoint = ?1 AND id > ?2 AND state = 'pending' AND attempts > 0 AND created_at >= ?3 AND next_at > ?4
            ORDER BY id LIMIT ?5
            """,
            endpoint.rawValue,
            after?.rawValue ?? 0,
            since.milliseconds,
            events.time.now.milliseconds,
            max(0, min(limit, Self.longestListing))
        ) { DeliveryID(rawValue: $0.integer(0)) }
    }

    /// Tries deliveries at once that still wait for a later attempt.
    ///
    /// - Parameters:
    ///   - ids: the deliveries.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many; what has come to an end meanwhile is left alone.
    /// - Throws: `WebhookError` or `StorageError`.
    public func hurry(_ ids: [DeliveryID], for owner: EventOwner?, in transaction: Transaction) throws -> Int {
        var count = 0
        for id in ids {
            let isPending = try transaction.snapshot.integer(
                "SELECT 1 FROM delivery WHERE id = ?1 AND state = 'pending'",
                id.rawValue
            )
            guard isPending != nil else { continue }
            _ = try redeliver(id, for: owner, in: transaction)
            count += 1
        }
        return count
    }
}
