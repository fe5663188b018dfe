// WebhookService: the module put together.
//
// GUARANTEES   What it does is decided by its arguments: time, identifiers, randomness and the transport are given to it.

public import Domain
public import JobQueue
public import Logging
public import Storage

/// Events, endpoints and deliveries of one database.
public struct WebhookService: Sendable {
    /// Takes events.
    public let events: EventLog
    /// The operations on endpoints.
    public let endpoints: Endpoints
    /// What became of events, and sending them again.
    public let deliveries: Deliveries
    /// What does the jobs of this module; for the job runner.
    public let handlers: [JobHandler]
    private let queue: JobQueue
    private let settings: CurrentSettings

    /// Puts the module together.
    ///
    /// - Parameters:
    ///   - database: where everything is; its migrations include `WebhookSchema.migrations`.
    ///   - queue: the queue of the runner that gets the handlers.
    ///   - transport: what posts.
    ///   - settings: what the operator has decided.
    ///   - time: the clock.
    ///   - ids: mints identifiers.
    ///   - random: a random number, for jitter.
    ///   - randomBytes: so many bytes nobody can guess, for secrets.
    ///   - logger: where endpoints that were disabled are told.
    public init(
        database: Database,
        queue: JobQueue,
        transport: any HTTPTransport,
        settings: WebhookSettings,
        time: any TimeSource,
        ids: IdentifierGenerator,
        random: @escaping @Sendable () -> UInt64,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        logger: Logger
    ) {
        self.queue = queue
        let current = CurrentSettings(settings)
        self.settings = current
        events = EventLog(queue: queue, time: time, ids: ids, attempts: settings.policy.schedule.count)
        endpoints = Endpoints(
            current: current,
            rules: EndpointRules(current: current, transport: transport),
            events: events,
            randomBytes: randomBytes,
            logger: logger
        )
        deliveries = Deliveries(events: events)
        let worker = DeliveryWorker(
            database: database,
            transport: transport,
            current: current,
            time: time,
            random: random,
            recorder: DeliveryRecorder(endpoints: endpoints, policy: settings.policy, time: time)
        )
        handlers = [
            worker.handler,
            EndpointSettlement(events: events).handler,
            WebhookUpkeep(current: current, queue: queue, time: time).handler,
        ]
    }

    /// Takes other settings, for everything that begins from now on; the policy of deliveries stays.
    ///
    /// - Parameter settings: what the operator has decided now.
    public func apply(_ settings: WebhookSettings) {
        var settings = settings
        settings.policy = self.settings.value.policy
        self.settings.value = settings
    }

    /// Makes the queue of the module's own jobs, and names the jobs that come again by the clock.
    ///
    /// - Parameter transaction: the caller's transaction, at every start.
    /// - Returns: what the caller passes to `JobQueue.setRecurring` together with those of other modules.
    /// - Throws: `StorageError`.
    public func prepare(in transaction: Transaction) throws -> [RecurringJob] {
        let queueID = try WebhookUpkeep.queue(queue, in: transaction)
        return [RecurringJob(name: "webhook.prune", queue: queueID, kind: WebhookUpkeep.kind, every: 3_600_000)]
    }
}
