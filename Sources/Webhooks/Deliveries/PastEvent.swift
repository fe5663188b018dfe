// PastEvent: an event that may have to be told to an endpoint after the fact.

internal import Domain
internal import Storage

/// An event of an owner, and whether an endpoint was told of it.
struct PastEvent {
    let id: EventID
    let type: String
    let isKnown: Bool

    static func list(
        of owner: EventOwner,
        for endpoint: EndpointID,
        after: EventID?,
        since: Timestamp,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [PastEvent] {
        let (sql, key) = listing(of: owner)
        return try snapshot.all(
            sql,
            key,
            endpoint.rawValue,
            after?.rawValue ?? 0,
            since.milliseconds,
            limit,
            transform: PastEvent.init
        )
    }

    /// The statement for an owner, and the number it is given.
    private static func listing(of owner: EventOwner) -> (StaticString, Int64) {
        switch owner {
        case .partner(let id):
            (
                """
                SELECT id, type, CASE WHEN EXISTS(SELECT 1 FROM delivery WHERE event = event.id AND endpoint = ?2)
                    THEN 1 ELSE 0 END FROM event
                WHERE partner = ?1 AND partner IS NOT NULL AND id > ?3 AND occurred_at >= ?4 ORDER BY id LIMIT ?5
                """, id.rawValue
            )
        case .smartAccount(let id):
            (
                """
                SELECT id, type, CASE WHEN EXISTS(SELECT 1 FROM delivery WHERE event = event.id AND endpoint = ?2)
                    THEN 1 ELSE 0 END FROM event
                WHERE smart_account = ?1 AND smart_account IS NOT NULL AND id > ?3 AND occurred_at >= ?4
                ORDER BY id LIMIT ?5
                """, id.rawValue
            )
        }
    }

    private init(_ row: Row) {
        id = EventID(rawValue: row.integer(0))
        type = row.text(1)
        // Tests are for one endpoint only and are never told to others.
        isKnown = row.bool(2) || type == EventType.endpointTested.rawValue
    }
}
