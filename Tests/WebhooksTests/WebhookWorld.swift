import Domain
import JobQueue
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Webhooks

/// The webhooks on a real database and a scripted transport, with a clock that the test moves.
struct WebhookWorld {
    static let partner = EventOwner.partner(PartnerID(rawValue: 1))
    static let other = EventOwner.partner(PartnerID(rawValue: 2))
    static let customer = EventOwner.smartAccount(SmartAccountID(rawValue: 1))
    static let url = "https://receiver.example/hook"

    let directory: TemporaryDirectory
    let database: Database
    let time: ManualTime
    let ids: IdentifierGenerator
    let transport: ScriptedTransport
    let runner: JobRunner
    let service: WebhookService

    static func make(
        transport: ScriptedTransport = ScriptedTransport(),
        in directory: TemporaryDirectory? = nil,
        settings change: (inout WebhookSettings) -> Void = { _ in }
    ) async throws -> WebhookWorld {
        let directory = try directory ?? TemporaryDirectory()
        let time = ManualTime()
        let configuration = DatabaseConfiguration(directory: try StateDirectory(path: directory.path))
        let migrations = JobQueueSchema.migrations + WebhookSchema.migrations
        let database = try await Database.open(configuration, migrations: migrations, now: time.now.milliseconds)
        let ids = IdentifierGenerator(time: time)
        let random = SeededRandom(seed: 1)
        var settings = WebhookSettings()
        change(&settings)
        let made = settings
        let service = { (queue: JobQueue) in
            Self.service(queue, database, transport, made, time: time, ids: ids, random: random)
        }
        let runner = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { random.next() },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            handlers: { service($0).handlers }
        )
        let whole = service(runner.jobQueue)
        let queue = runner.jobQueue
        try await database.write { try queue.setRecurring(try whole.prepare(in: $0), in: $0) }
        return WebhookWorld(
            directory: directory,
            database: database,
            time: time,
            ids: ids,
            transport: transport,
            runner: runner,
            service: whole
        )
    }

    private static func service(
        _ queue: JobQueue,
        _ database: Database,
        _ transport: ScriptedTransport,
        _ settings: WebhookSettings,
        time: ManualTime,
        ids: IdentifierGenerator,
        random: SeededRandom
    ) -> WebhookService {
        WebhookService(
            database: database,
            queue: queue,
            transport: transport,
            settings: settings,
            time: time,
            ids: ids,
            random: { random.next() },
            randomBytes: { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Adds an endpoint.
    @discardableResult
    func addEndpoint(
        _ url: String = url,
        owner: EventOwner = partner,
        change: @Sendable (inout EndpointDraft) -> Void = { _ in }
    ) async throws -> (id: EndpointID, secret: EndpointSecret) {
        var draft = EndpointDraft(url: url)
        change(&draft)
        let (service, made) = (service, draft)
        let view = try await database.write { try service.endpoints.add(made, for: owner, in: $0) }
        guard let id = EndpointID(view.endpoint.id), let secret = EndpointSecret(view.secret) else {
            throw WebhookError.unknown("endpoint \(view.endpoint.id)")
        }
        return (id, secret)
    }

    /// Appends an event.
    @discardableResult
    func append(
        _ type: EventType = .licenseReleased,
        owner: EventOwner = partner,
        order: OrderID? = nil,
        body: String = #"{"type":"license.released"}"#
    ) async throws -> EventID {
        let event = Event(
            id: ids.next(),
            type: type,
            owner: owner,
            occurredAt: time.now,
            order: order,
            body: Array(body.utf8)
        )
        try await database.write { [service] in try service.events.append(event, in: $0) }
        return event.id
    }

    /// The deliveries to an endpoint, the oldest first.
    func deliveries(_ endpoint: EndpointID, _ state: DeliveryState? = nil) async throws -> [DeliveryView] {
        try await database.read { [service] snapshot in
            try service.deliveries.list(endpoint: endpoint, state: state, for: nil, in: snapshot).reversed()
        }
    }

    /// The attempts of a delivery, the first one first.
    func attempts(_ delivery: DeliveryView) async throws -> [DeliveryAttemptView] {
        guard let id = DeliveryID(delivery.id) else { return [] }
        return try await database.read { [service] snapshot in
            try service.deliveries.attempts(of: id, for: nil, in: snapshot).reversed()
        }
    }

    func endpoint(_ id: EndpointID) async throws -> EndpointView {
        try await database.read { [service] in try service.endpoints.endpoint(id, for: nil, in: $0) }
    }

    /// Waits until the endpoint's deliveries are as the condition says.
    func wait(_ endpoint: EndpointID, until condition: ([DeliveryView]) -> Bool) async throws -> [DeliveryView] {
        while true {
            let deliveries = try await deliveries(endpoint)
            if condition(deliveries) { return deliveries }
            await Task.yield()
        }
    }

    /// Waits until the endpoint's oldest delivery is as the condition says.
    ///
    /// Closures are kept out of `#require` and `#expect`: inside another closure the compiler takes them for their
    /// neighbors.
    @discardableResult
    func waitForFirst(
        _ endpoint: EndpointID,
        until condition: (DeliveryView) -> Bool
    ) async throws -> DeliveryView {
        let deliveries = try await wait(endpoint) { $0.first.map(condition) ?? false }
        return try #require(deliveries.first)
    }

    /// The states in which the endpoint's deliveries are.
    func states(_ endpoint: EndpointID) async throws -> Set<String> {
        Set(try await deliveries(endpoint).map(\.state))
    }

    /// The number that a statement yields.
    func count(_ sql: StaticString) async throws -> Int64 {
        try await database.read { try $0.integer(sql) ?? 0 }
    }

    /// Waits until a statement yields a number.
    func wait(_ sql: StaticString, toBe number: Int64) async throws {
        while try await count(sql) != number { await Task.yield() }
    }

    /// The faults that a check of the whole database finds.
    func faults() async throws -> [String] {
        try await database.read { try WebhookVerification.faults(in: $0) + JobQueue.faults(in: $0) }
    }

    /// Moves the clock, and lets the runner see it.
    func advance(_ milliseconds: Int64) {
        time.advance(milliseconds: milliseconds)
        runner.wake()
    }

    /// Runs the runner until the body has returned, lets it drain, and checks the database.
    func running<Result>(_ body: () async throws -> Result) async throws -> Result {
        async let run: Void = runner.run()
        let result: Result
        do {
            result = try await body()
        } catch {
            runner.stop()
            try await run
            throw error
        }
        runner.stop()
        try await run
        return result
    }
}

let second: Int64 = 1_000
let hour: Int64 = 3_600_000
let day: Int64 = 86_400_000
