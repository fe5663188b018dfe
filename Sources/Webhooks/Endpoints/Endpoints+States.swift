// An endpoint's life after it was added: its secret, on and off, its test, its end.

public import Domain
internal import JobQueue
internal import Logging
public import Storage

extension Endpoints {
    /// Gives an endpoint a new secret; the old one signs too for a while.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - overlap: for how many milliseconds the old one signs, at most 7 days; nil for what the operator has set.
    ///   - replacesPrevious: whether this may be done while the secret before the old one still signs, which it then does
    ///     no more: a receiver that has not changed over yet is cut off.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the endpoint and its new secret, which is not shown again.
    /// - Throws: `WebhookError` or `StorageError`.
    public func rotateSecret(
        of id: EndpointID,
        overlap: Int64? = nil,
        replacesPrevious: Bool = false,
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> EndpointSecretView {
        _ = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        let previousUntil = try transaction.snapshot.integer(
            "SELECT previous_secret_until FROM endpoint WHERE id = ?1 AND previous_secret IS NOT NULL",
            id.rawValue
        )
        if let previousUntil, previousUntil > now, !replacesPrevious {
            throw WebhookError.secretJustReplaced(until: Timestamp(milliseconds: previousUntil))
        }
        guard let secret = EndpointSecret(key: randomBytes(EndpointSecret.length)) else {
            throw StorageError.fatal("the source of randomness gave too few bytes")
        }
        let until = now + min(max(0, overlap ?? settings.secretOverlap), 7 * 86_400_000)
        try transaction.run(
            """
            UPDATE endpoint SET previous_secret = secret, previous_secret_until = ?3, secret = ?2, changed_at = ?4
            WHERE id = ?1
            """,
            id.rawValue,
            secret.key,
            until,
            now
        )
        return EndpointSecretView(endpoint: try view(id, in: transaction.snapshot), secret: secret.reveal())
    }

    /// Switches an endpoint on: forgets its failures, and sends what has waited.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the endpoint as it is now.
    /// - Throws: `WebhookError` or `StorageError`.
    public func enable(_ id: EndpointID, for owner: EventOwner?, in transaction: Transaction) throws -> EndpointView {
        let record = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        try transaction.run(
            """
            UPDATE endpoint SET is_enabled = 1, disabled_reason = NULL, disabled_at = NULL, failing_since = NULL,
                is_throttled = 0, changed_at = ?2 WHERE id = ?1
            """,
            id.rawValue,
            now
        )
        if record.isThrottled { _ = try setQueue(of: id, record.traits, isThrottled: false, in: transaction) }
        try settleSoon(id, in: transaction)
        return try view(id, in: transaction.snapshot)
    }

    /// Switches an endpoint off; its events wait until it is switched on again.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - reason: why, for people.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the endpoint as it is now.
    /// - Throws: `WebhookError` or `StorageError`.
    public func disable(
        _ id: EndpointID,
        because reason: String = "switched off by request",
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> EndpointView {
        _ = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        _ = try setDisabled(id, because: reason, in: transaction)
        return try view(id, in: transaction.snapshot)
    }

    /// Deletes an endpoint with its secrets; what was not delivered is discarded.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Throws: `WebhookError` or `StorageError`.
    public func delete(_ id: EndpointID, for owner: EventOwner?, in transaction: Transaction) throws {
        _ = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        try transaction.run(
            """
            UPDATE endpoint SET deleted_at = ?2, changed_at = ?2, is_enabled = 0,
                disabled_reason = coalesce(disabled_reason, 'deleted'), disabled_at = coalesce(disabled_at, ?2),
                secret = ?3, previous_secret = NULL, previous_secret_until = NULL, headers = '' WHERE id = ?1
            """,
            id.rawValue,
            now,
            [UInt8]()
        )
        try settleSoon(id, in: transaction)
    }

    /// Sends an `endpoint.tested` event to one endpoint, once, also when it is disabled or wants no such type.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the delivery, whose state and attempt tell how it went.
    /// - Throws: `WebhookError` or `StorageError`.
    public func test(_ id: EndpointID, for owner: EventOwner?, in transaction: Transaction) throws -> DeliveryView {
        let record = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        let event = OwnEvent.tested(id, owner: record.owner, id: events.ids.next(), at: events.time.now)
        try events.store(event, in: transaction)
        let recipient = Recipient(id: id, queue: record.queue, isEnabled: true, filter: .everything)
        let delivery = try events.deliver(event.id, to: recipient, attempts: 1, in: transaction)
        return try DeliveryRecord.read(delivery, for: owner, in: transaction.snapshot).view
    }

    /// Switches an endpoint off that must not be sent to any more, and tells its owner's other endpoints and the log.
    func disableByItself(_ id: EndpointID, because reason: String, in transaction: Transaction) throws {
        guard try setDisabled(id, because: reason, in: transaction) else { return }
        let record = try EndpointRecord.read(id, for: nil, in: transaction.snapshot)
        let event = OwnEvent.disabled(
            record.view,
            reason: reason,
            owner: record.owner,
            id: events.ids.next(),
            at: events.time.now
        )
        try events.append(event, in: transaction)
        let owner = record.owner.description
        transaction.afterCommit(
            CommitHook { [logger] in
                logger.warning(
                    "endpoint disabled; its events wait until somebody enables it",
                    metadata: ["endpoint": "\(id)", "owner": "\(owner)", "reason": "\(reason)"]
                )
            }
        )
    }

    private func setDisabled(_ id: EndpointID, because reason: String, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE endpoint SET is_enabled = 0, disabled_reason = ?2, disabled_at = ?3, changed_at = ?3
            WHERE id = ?1 AND is_enabled = 1 AND deleted_at IS NULL
            """,
            id.rawValue,
            reason,
            now
        ) == 1
    }

    private func settleSoon(_ id: EndpointID, in transaction: Transaction) throws {
        let queueID = try WebhookUpkeep.queue(queue, in: transaction)
        var job = NewJob(queue: queueID, kind: EndpointSettlement.kind, payload: id.description)
        job.uniqueKey = "\(EndpointSettlement.kind):\(id)"
        try queue.enqueue(job, in: transaction)
    }
}
