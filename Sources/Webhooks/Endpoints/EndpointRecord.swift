// EndpointRecord: an endpoint as the database has it.

internal import Domain
internal import JobQueue
internal import Storage

/// A row of `endpoint` that is not deleted, without its secrets.
struct EndpointRecord {
    let id: EndpointID
    let owner: EventOwner
    let traits: EndpointTraits
    let queue: QueueID
    let isThrottled: Bool
    let view: EndpointView

    /// Reads one that the owner may see.
    ///
    /// - Throws: `WebhookError.unknown` when there is none, or it is somebody else's.
    static func read(_ id: EndpointID, for owner: EventOwner?, in snapshot: Snapshot) throws -> EndpointRecord {
        let record = try snapshot.first(
            """
            SELECT id, partner, smart_account, url, description, events, headers, maximum_concurrency, rate_per_minute,
                queue, is_throttled, is_enabled, disabled_reason, disabled_at, failing_since, previous_secret_until,
                created_at, changed_at
            FROM endpoint WHERE id = ?1 AND deleted_at IS NULL
            """,
            id.rawValue,
            transform: EndpointRecord.init
        )
        guard let record, owner == nil || owner == record.owner else {
            throw WebhookError.unknown("endpoint \(id)")
        }
        return record
    }

    /// The endpoints of an owner, or of everybody, in the order in which they were added.
    static func list(
        for owner: EventOwner?,
        after: EndpointID?,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [EndpointRecord] {
        let after = after ?? EndpointID(rawValue: 0)
        let ids: [EndpointID]
        if let owner {
            // An owner has few: the operator's settings say how many at the most.
            ids = try Recipient.all(of: owner, in: snapshot).map(\.id).filter { $0 > after }.sorted()
        } else {
            ids = try snapshot.all(
                "SELECT id FROM endpoint WHERE deleted_at IS NULL AND id > ?1 ORDER BY id LIMIT ?2",
                after.rawValue,
                limit
            ) { EndpointID(rawValue: $0.integer(0)) }
        }
        return try ids.prefix(limit).map { try read($0, for: owner, in: snapshot) }
    }

    private init(_ row: Row) {
        id = EndpointID(rawValue: row.integer(0))
        owner = EventOwner(partner: row.optionalInteger(1), smartAccount: row.integer(2))
        traits = EndpointTraits(
            url: row.text(3),
            description: row.text(4),
            filter: EventFilter(stored: row.text(5)),
            headers: CustomHeaders(stored: row.text(6)),
            maximumConcurrency: row.int(7),
            ratePerMinute: row.optionalInteger(8).map(Int.init)
        )
        queue = QueueID(rawValue: row.integer(9))
        isThrottled = row.bool(10)
        func moment(_ column: Int32) -> String? {
            row.optionalInteger(column).map { Timestamp(milliseconds: $0).description }
        }
        view = EndpointView(
            id: id.description,
            owner: owner.description,
            url: traits.url,
            description: traits.description,
            events: traits.filter.patterns,
            headers: traits.headers.all.map(\.name),
            maximumConcurrency: traits.maximumConcurrency,
            ratePerMinute: traits.ratePerMinute,
            isEnabled: row.bool(11),
            disabledReason: row.optionalText(12),
            disabledAt: moment(13),
            failingSince: moment(14),
            isThrottled: isThrottled,
            previousSecretUntil: moment(15),
            createdAt: moment(16) ?? "",
            changedAt: moment(17) ?? ""
        )
    }
}
