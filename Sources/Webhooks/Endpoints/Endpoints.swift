// Endpoints: who wants to be told, where, and of what.
//
// GUARANTEES   Whoever names an owner sees and changes that owner's endpoints only; those of others are unknown to it.
//              A secret is shown once, when it is made. What is deleted cannot sign or send any more.
//              Enabling forgets the failures before it, and sends what has waited.
// DOES NOT     Decide who may do what: the caller passes the owner it acts for, or nil for the operator.

public import Domain
internal import JobQueue
internal import Logging
public import Storage

/// The operations on endpoints.
public struct Endpoints: Sendable {
    let current: CurrentSettings
    let rules: EndpointRules
    let events: EventLog
    let randomBytes: @Sendable (Int) -> [UInt8]
    let logger: Logger

    var settings: WebhookSettings { current.value }
    var queue: JobQueue { events.queue }
    var now: Int64 { events.time.now.milliseconds }

    /// Adds an endpoint.
    ///
    /// - Parameters:
    ///   - draft: how it should be; only the URL is needed.
    ///   - owner: whose events it gets.
    ///   - transaction: the caller's transaction.
    /// - Returns: the endpoint and its secret, which is not shown again.
    /// - Throws: `WebhookError` or `StorageError`.
    public func add(_ draft: EndpointDraft, for owner: EventOwner, in transaction: Transaction) throws
        -> EndpointSecretView
    {
        let plain = EndpointTraits(
            url: "",
            description: "",
            filter: .everything,
            headers: .none,
            maximumConcurrency: settings.defaultConcurrency
        )
        let traits = try rules.applying(draft, to: plain)
        let secret = try self.secret(for: draft)
        guard try Recipient.all(of: owner, in: transaction.snapshot).count < settings.maximumEndpointsPerOwner else {
            throw WebhookError.tooManyEndpoints(limit: settings.maximumEndpointsPerOwner)
        }
        let id = events.ids.next(IdentifierKinds.Endpoint.self)
        let queueID = try setQueue(of: id, traits, isThrottled: false, in: transaction)
        try insert(id, owner, traits, secret, queueID, in: transaction)
        return EndpointSecretView(endpoint: try view(id, in: transaction.snapshot), secret: secret.reveal())
    }

    /// Changes what the draft names.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - draft: how it should be.
    ///   - owner: for whom; nil for the operator.
    ///   - transaction: the caller's transaction.
    /// - Returns: the endpoint as it is now.
    /// - Throws: `WebhookError` or `StorageError`.
    public func update(
        _ id: EndpointID,
        to draft: EndpointDraft,
        for owner: EventOwner?,
        in transaction: Transaction
    ) throws -> EndpointView {
        let record = try EndpointRecord.read(id, for: owner, in: transaction.snapshot)
        let traits = try rules.applying(draft, to: record.traits)
        guard draft.secret == nil else {
            let reason = "is replaced by rotating it, not by a change"
            throw WebhookError.invalid([.init(name: "secret", reason: reason)])
        }
        _ = try setQueue(of: id, traits, isThrottled: record.isThrottled, in: transaction)
        try transaction.run(
            """
            UPDATE endpoint SET url = ?2, description = ?3, events = ?4, headers = ?5, maximum_concurrency = ?6,
                rate_per_minute = ?7, changed_at = ?8 WHERE id = ?1
            """,
            id.rawValue,
            traits.url,
            traits.description,
            traits.filter.stored,
            traits.headers.stored,
            traits.maximumConcurrency,
            traits.ratePerMinute,
            now
        )
        return try view(id, in: transaction.snapshot)
    }

    /// An owner's endpoints, or everybody's for the operator, the oldest first.
    ///
    /// - Parameters:
    ///   - owner: whose; nil for all.
    ///   - after: those after this one only.
    ///   - limit: how many at the most.
    ///   - snapshot: the state to look at.
    /// - Returns: the endpoints.
    /// - Throws: `StorageError`.
    public func list(
        for owner: EventOwner?,
        after: EndpointID? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [EndpointView] {
        try EndpointRecord.list(for: owner, after: after, limit: limit, in: snapshot).map(\.view)
    }

    /// One endpoint.
    ///
    /// - Parameters:
    ///   - id: the endpoint.
    ///   - owner: for whom; nil for the operator.
    ///   - snapshot: the state to look at.
    /// - Returns: the endpoint.
    /// - Throws: `WebhookError.unknown` or `StorageError`.
    public func endpoint(_ id: EndpointID, for owner: EventOwner?, in snapshot: Snapshot) throws -> EndpointView {
        try EndpointRecord.read(id, for: owner, in: snapshot).view
    }

    func view(_ id: EndpointID, in snapshot: Snapshot) throws -> EndpointView {
        try endpoint(id, for: nil, in: snapshot)
    }

    /// Makes the endpoint's queue, or gives it other limits.
    func setQueue(
        of id: EndpointID,
        _ traits: EndpointTraits,
        isThrottled: Bool,
        in transaction: Transaction
    ) throws -> QueueID {
        let queueSettings = QueueSettings(
            lane: .outside,
            maximumRunning: isThrottled ? 1 : traits.maximumConcurrency,
            ratePerMinute: traits.ratePerMinute
        )
        return try queue.queue(named: "endpoint:\(id)", settings: queueSettings, in: transaction)
    }

    private func secret(for draft: EndpointDraft) throws(WebhookError) -> EndpointSecret {
        let secret = draft.secret.map { EndpointSecret($0) } ?? EndpointSecret(key: randomBytes(EndpointSecret.length))
        guard let secret else {
            throw .invalid([.init(name: "secret", reason: "is not whsec_ and 24 to 64 bytes in base64")])
        }
        return secret
    }

    private func insert(
        _ id: EndpointID,
        _ owner: EventOwner,
        _ traits: EndpointTraits,
        _ secret: EndpointSecret,
        _ queueID: QueueID,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO endpoint(id, partner, smart_account, url, description, events, headers, secret,
                maximum_concurrency, rate_per_minute, queue, created_at, changed_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)
            """,
            id.rawValue,
            owner.partner?.rawValue,
            owner.smartAccount?.rawValue,
            traits.url,
            traits.description,
            traits.filter.stored,
            traits.headers.stored,
            secret.key,
            traits.maximumConcurrency,
            traits.ratePerMinute,
            queueID.rawValue,
            now
        )
    }
}
