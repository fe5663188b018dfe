// Recipient: an endpoint as far as the making of deliveries is concerned.

internal import Domain
internal import JobQueue
internal import Storage

/// Who may have to be told of an event.
struct Recipient {
    let id: EndpointID
    let queue: QueueID
    let isEnabled: Bool
    let filter: EventFilter

    /// The endpoints of an owner; one step of an index where there is none.
    ///
    /// It is read each time: a copy in memory would have to follow transactions that are rolled back.
    static func all(of owner: EventOwner, in snapshot: Snapshot) throws -> [Recipient] {
        switch owner {
        case .partner(let id):
            try snapshot.all(
                """
                SELECT id, queue, is_enabled, events FROM endpoint
                WHERE partner = ?1 AND partner IS NOT NULL AND deleted_at IS NULL
                """,
                id.rawValue,
                transform: recipient
            )
        case .smartAccount(let id):
            try snapshot.all(
                """
                SELECT id, queue, is_enabled, events FROM endpoint
                WHERE smart_account = ?1 AND smart_account IS NOT NULL AND deleted_at IS NULL
                """,
                id.rawValue,
                transform: recipient
            )
        }
    }

    /// One endpoint; nil when there is none.
    static func one(_ id: EndpointID, in snapshot: Snapshot) throws -> Recipient? {
        try snapshot.first(
            "SELECT id, queue, is_enabled, events FROM endpoint WHERE id = ?1 AND deleted_at IS NULL",
            id.rawValue,
            transform: recipient
        )
    }

    private static func recipient(_ row: Row) -> Recipient {
        Recipient(
            id: EndpointID(rawValue: row.integer(0)),
            queue: QueueID(rawValue: row.integer(1)),
            isEnabled: row.bool(2),
            filter: EventFilter(stored: row.text(3))
        )
    }
}
