// DeliveryRecord: a delivery as the database has it, for people.

internal import Domain
internal import Storage

/// A row of `delivery` with its event's type and its last attempt.
struct DeliveryRecord {
    let id: DeliveryID
    let endpoint: EndpointID
    let state: DeliveryState
    let isTest: Bool
    let view: DeliveryView

    /// Reads one that the owner may see.
    ///
    /// - Throws: `WebhookError.unknown` when there is none, or it is somebody else's.
    static func read(_ id: DeliveryID, for owner: EventOwner?, in snapshot: Snapshot) throws -> DeliveryRecord {
        let found = try snapshot.first(
            """
            SELECT delivery.id, delivery.event, event.type, delivery.endpoint, delivery.state, delivery.attempts,
                delivery.created_at, delivery.next_at, delivery.ended_at, delivery_attempt.started_at,
                delivery_attempt.status, delivery_attempt.failure, event.partner, event.smart_account
            FROM delivery JOIN event ON event.id = delivery.event
            LEFT JOIN delivery_attempt
                ON delivery_attempt.delivery = delivery.id AND delivery_attempt.number = delivery.attempts
            WHERE delivery.id = ?1
            """,
            id.rawValue
        ) { row in
            (EventOwner(partner: row.optionalInteger(12), smartAccount: row.integer(13)), DeliveryRecord(row))
        }
        guard let (holder, record) = found, owner == nil || owner == holder else {
            throw WebhookError.unknown("delivery \(id)")
        }
        return record
    }

    private init(_ row: Row) {
        func moment(_ column: Int32) -> String? {
            row.optionalInteger(column).map { Timestamp(milliseconds: $0).description }
        }
        id = DeliveryID(rawValue: row.integer(0))
        endpoint = EndpointID(rawValue: row.integer(3))
        // The column's constraint lets no other text in.
        state = DeliveryState(rawValue: row.text(4)) ?? .pending
        isTest = row.text(2) == EventType.endpointTested.rawValue
        view = DeliveryView(
            id: id.description,
            event: EventID(rawValue: row.integer(1)).description,
            eventType: row.text(2),
            endpoint: endpoint.description,
            state: state.rawValue,
            attempts: row.int(5),
            createdAt: moment(6) ?? "",
            nextAttemptAt: moment(7),
            endedAt: moment(8),
            lastAttemptAt: moment(9),
            lastStatus: row.optionalInteger(10).map(Int.init),
            lastFailure: row.optionalText(11)
        )
    }
}
