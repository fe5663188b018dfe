// Deliveries: what became of the telling, for people.
//
// GUARANTEES   Whoever names an owner sees that owner's events and deliveries only. Listings are bounded and walk an index.

public import Domain
public import Storage

/// Looks at events and deliveries.
public struct Deliveries: Sendable {
    /// The most rows one listing returns.
    public static let longestListing = 1_000

    let events: EventLog

    /// One delivery.
    ///
    /// - Parameters:
    ///   - id: the delivery.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the delivery.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func delivery(_ id: DeliveryID, for owner: EventOwner?, in snapshot: Snapshot) throws -> DeliveryView {
        try DeliveryRecord.read(id, for: owner, in: snapshot).view
    }

    /// The deliveries to an endpoint, the latest first.
    ///
    /// - Parameters:
    ///   - endpoint: the endpoint.
    ///   - state: only those in this state; nil for all.
    ///   - before: only those before this one, for the next page; nil for the first page.
    ///   - limit: how many at the most.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the deliveries.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func list(
        endpoint: EndpointID,
        state: DeliveryState? = nil,
        before: DeliveryID? = nil,
        limit: Int = 100,
        for owner: EventOwner?,
        in snapshot: Snapshot
    ) throws -> [DeliveryView] {
        _ = try EndpointRecord.read(endpoint, for: owner, in: snapshot)
        let ids = try snapshot.all(
            Self.listing(of: state),
            endpoint.rawValue,
            before?.rawValue ?? .max,
            max(0, min(limit, Self.longestListing)),
            state?.rawValue
        ) { DeliveryID(rawValue: $0.integer(0)) }
        return try ids.map { try delivery($0, for: owner, in: snapshot) }
    }

    /// The statement for a state: the few that failed or wait have indexes of their own, which their names call for.
    private static func listing(of state: DeliveryState?) -> StaticString {
        switch state {
        case .failed:
            """
            SELECT id FROM delivery WHERE endpoint = ?1 AND id < ?2 AND state = 'failed' AND state = ?4
            ORDER BY id DESC LIMIT ?3
            """
        case .waiting:
            """
            SELECT id FROM delivery WHERE endpoint = ?1 AND id < ?2 AND state = 'waiting' AND state = ?4
            ORDER BY id DESC LIMIT ?3
            """
        case .pending, .delivered, .discarded, nil:
            """
            SELECT id FROM delivery WHERE endpoint = ?1 AND id < ?2 AND (?4 IS NULL OR state = ?4)
            ORDER BY id DESC LIMIT ?3
            """
        }
    }

    /// The deliveries of an event.
    ///
    /// - Parameters:
    ///   - event: the event.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the deliveries, one for each endpoint that was told.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func list(event: EventID, for owner: EventOwner?, in snapshot: Snapshot) throws -> [DeliveryView] {
        _ = try self.event(event, for: owner, in: snapshot)
        let ids = try snapshot.all(
            "SELECT id FROM delivery WHERE event = ?1 ORDER BY id LIMIT ?2",
            event.rawValue,
            Self.longestListing
        ) { DeliveryID(rawValue: $0.integer(0)) }
        return try ids.map { try delivery($0, for: owner, in: snapshot) }
    }

    /// The attempts of a delivery, the latest first.
    ///
    /// - Parameters:
    ///   - id: the delivery.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the attempts that are still kept.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func attempts(
        of id: DeliveryID,
        for owner: EventOwner?,
        in snapshot: Snapshot
    ) throws -> [DeliveryAttemptView] {
        _ = try DeliveryRecord.read(id, for: owner, in: snapshot)
        return try snapshot.all(
            """
            SELECT number, started_at, status, failure, name_lookup, connect, tls_handshake, first_byte, total,
                remote_address, is_reused, response
            FROM delivery_attempt WHERE delivery = ?1 ORDER BY number DESC LIMIT ?2
            """,
            id.rawValue,
            Self.longestListing
        ) { row in
            DeliveryAttemptView(
                number: row.int(0),
                startedAt: Timestamp(milliseconds: row.integer(1)).description,
                status: row.optionalInteger(2).map(Int.init),
                failure: row.optionalText(3),
                nameLookup: row.integer(4),
                connect: row.integer(5),
                tlsHandshake: row.integer(6),
                firstByte: row.integer(7),
                total: row.integer(8),
                remoteAddress: row.optionalText(9),
                isReusedConnection: row.bool(10),
                response: String(decoding: row.bytes(11), as: UTF8.self)
            )
        }
    }
}
