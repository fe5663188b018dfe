// DueDelivery: everything one attempt needs, in one read.

internal import Domain
internal import JobQueue
internal import Storage

/// A delivery whose job has been claimed.
struct DueDelivery: Sendable {
    /// What is to be done with it.
    enum Task: Sendable, Equatable {
        /// Send it.
        case send
        /// Nothing: it has its end, or another job has taken over.
        case nothing
        /// Keep it until its endpoint is enabled.
        case wait
        /// Forget it: its endpoint was deleted.
        case discard
    }

    let id: DeliveryID
    let state: DeliveryState
    let job: Int64?
    let attempts: Int
    let event: EventID
    let isTest: Bool
    let body: [UInt8]
    let endpoint: EndpointID
    let isEnabled: Bool
    let isDeleted: Bool
    let url: String
    let headers: CustomHeaders
    let secret: EndpointSecret?
    let previousSecret: EndpointSecret?
    let previousSecretUntil: Int64

    static func read(_ id: DeliveryID, in snapshot: Snapshot) throws -> DueDelivery? {
        try snapshot.first(
            """
            SELECT delivery.id, delivery.state, delivery.job, delivery.attempts, event.id, event.type, event.body,
                endpoint.id, endpoint.is_enabled, endpoint.deleted_at, endpoint.url, endpoint.headers, endpoint.secret,
                endpoint.previous_secret, endpoint.previous_secret_until
            FROM delivery JOIN event ON event.id = delivery.event JOIN endpoint ON endpoint.id = delivery.endpoint
            WHERE delivery.id = ?1
            """,
            id.rawValue,
            transform: DueDelivery.init
        )
    }

    private init(_ row: Row) {
        id = DeliveryID(rawValue: row.integer(0))
        // The column's constraint lets no other text in.
        state = DeliveryState(rawValue: row.text(1)) ?? .pending
        job = row.optionalInteger(2)
        attempts = row.int(3)
        event = EventID(rawValue: row.integer(4))
        isTest = row.text(5) == EventType.endpointTested.rawValue
        body = row.bytes(6)
        endpoint = EndpointID(rawValue: row.integer(7))
        isEnabled = row.bool(8)
        isDeleted = !row.isNull(9)
        url = row.text(10)
        headers = CustomHeaders(stored: row.text(11))
        secret = EndpointSecret(key: row.bytes(12))
        previousSecret = EndpointSecret(key: row.bytes(13))
        previousSecretUntil = row.integer(14)
    }

    /// What a job is to do with it.
    ///
    /// The latest job may act: the one that the delivery names, or a later one, which a person has put back after it was
    /// set aside.
    func task(of job: ClaimedJob) -> Task {
        guard state == .failed || self.job.map({ $0 <= job.id }) ?? false else { return .nothing }
        if isDeleted { return .discard }
        return isEnabled || isTest ? .send : .wait
    }

    /// The request of an attempt that begins now (milliseconds since the epoch).
    func request(now: Int64, _ settings: WebhookSettings, needsFreshConnection: Bool, attempt: Int) -> HTTPRequest {
        let secrets = [secret, now < previousSecretUntil ? previousSecret : nil].compactMap(\.self)
        var headers = [(name: "content-type", value: "application/json"), ("user-agent", settings.userAgent)]
        headers += WebhookSignature.headers(
            id: event.description,
            timestamp: now / 1_000,
            body: body,
            secrets: secrets
        )
        headers.append(("holdfast-attempt", String(attempt)))
        headers += self.headers.all
        return HTTPRequest(
            url: url,
            headers: headers,
            body: body,
            timeout: settings.timeout,
            connectTimeout: settings.connectTimeout,
            needsFreshConnection: needsFreshConnection
        )
    }
}
