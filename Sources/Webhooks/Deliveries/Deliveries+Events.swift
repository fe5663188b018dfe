// The events themselves: what a receiver reads that would rather ask than be told.

public import Domain
public import Storage

extension Deliveries {
    /// One event.
    ///
    /// - Parameters:
    ///   - id: the event.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the event.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func event(_ id: EventID, for owner: EventOwner?, in snapshot: Snapshot) throws -> EventView {
        let found = try snapshot.first(
            "SELECT id, type, partner, smart_account, order_id, occurred_at, body FROM event WHERE id = ?1",
            id.rawValue
        ) { (Self.owner($0), Self.view($0)) }
        guard let (holder, view) = found, owner == nil || owner == holder else {
            throw WebhookError.unknown("event \(id)")
        }
        return view
    }

    /// Events in the order in which they were written; asking again with the last one as `after` misses none.
    ///
    /// - Parameters:
    ///   - owner: whose; nil for everybody's, for the operator.
    ///   - order: only those of this order; nil for all.
    ///   - type: only those of this type; nil for all.
    ///   - after: only those after this one; nil for the beginning.
    ///   - limit: how many at the most.
    ///   - snapshot: the state to look at.
    /// - Returns: the events.
    /// - Throws: `StorageError`.
    public func listEvents(
        for owner: EventOwner?,
        order: OrderID? = nil,
        type: EventType? = nil,
        after: EventID? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [EventView] {
        let after = after?.rawValue ?? 0
        let limit = max(0, min(limit, Self.longestListing))
        if let order { return try events(of: order, owner, type, after, limit, in: snapshot) }
        let (sql, key) = Self.listing(of: owner)
        return try snapshot.all(sql, key, after, type?.rawValue, limit, transform: Self.view)
    }

    /// The statement for an owner, and the number it is given.
    private static func listing(of owner: EventOwner?) -> (StaticString, Int64) {
        switch owner {
        case .partner(let id):
            (
                """
                SELECT id, type, partner, smart_account, order_id, occurred_at, body FROM event
                WHERE partner = ?1 AND partner IS NOT NULL AND id > ?2 AND (?3 IS NULL OR type = ?3)
                ORDER BY id LIMIT ?4
                """, id.rawValue
            )
        case .smartAccount(let id):
            (
                """
                SELECT id, type, partner, smart_account, order_id, occurred_at, body FROM event
                WHERE smart_account = ?1 AND smart_account IS NOT NULL AND id > ?2 AND (?3 IS NULL OR type = ?3)
                ORDER BY id LIMIT ?4
                """, id.rawValue
            )
        case nil:
            (
                """
                SELECT id, type, partner, smart_account, order_id, occurred_at, body FROM event
                WHERE ?1 = 0 AND id > ?2 AND (?3 IS NULL OR type = ?3) ORDER BY id LIMIT ?4
                """, 0
            )
        }
    }

    private func events(
        of order: OrderID,
        _ owner: EventOwner?,
        _ type: EventType?,
        _ after: Int64,
        _ limit: Int,
        in snapshot: Snapshot
    ) throws -> [EventView] {
        try snapshot.all(
            """
            SELECT id, type, partner, smart_account, order_id, occurred_at, body FROM event
            WHERE order_id = ?1 AND order_id IS NOT NULL AND id > ?2 AND (?3 IS NULL OR type = ?3)
                AND (?4 = 0 OR partner = ?5 OR smart_account = ?6) ORDER BY id LIMIT ?7
            """,
            order.rawValue,
            after,
            type?.rawValue,
            owner != nil,
            owner?.partner?.rawValue,
            owner?.smartAccount?.rawValue,
            limit,
            transform: Self.view
        )
    }

    private static func owner(_ row: Row) -> EventOwner {
        EventOwner(partner: row.optionalInteger(2), smartAccount: row.integer(3))
    }

    private static func view(_ row: Row) -> EventView {
        EventView(
            id: EventID(rawValue: row.integer(0)).description,
            type: row.text(1),
            owner: owner(row).description,
            order: row.optionalInteger(4).map { OrderID(rawValue: $0).description },
            occurredAt: Timestamp(milliseconds: row.integer(5)).description,
            body: String(decoding: row.bytes(6), as: UTF8.self)
        )
    }
}
