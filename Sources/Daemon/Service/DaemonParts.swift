// DaemonParts: the one place that puts everything together.
//
// GUARANTEES   When `open` returns, the state directory is held, the schema is up to date, what the last process left
//              running is back in its queue, and nothing runs yet.
// DOES NOT     Start or stop anything: that is the DaemonService.

internal import CurlTransport
internal import Domain
internal import Fulfilment
internal import Inbox
internal import JobQueue
internal import Logging
internal import Storage
internal import Webhooks

/// The parts of a daemon.
struct DaemonParts: Sendable {
    let database: Database
    let runner: JobRunner
    let fulfilment: Fulfilment
    let webhooks: WebhookService
    let queueUpkeep: QueueUpkeep
    let transport: CurlTransport
    let countedTransport: CountedTransport
    let inbox: InboxRunner
    let parser: PartnerFeedParser
    let ids: IdentifierGenerator
    let time: any TimeSource
    let vitalSigns: VitalSigns
    let startedAt: Timestamp
    let logger: Logger

    /// Opens the database and builds the parts on it.
    ///
    /// - Parameters:
    ///   - configuration: what the operator wants.
    ///   - logger: where everything is told.
    /// - Returns: the parts, ready to run.
    /// - Throws: `StateDirectoryError`, `StorageError`, `MigrationError`, `CurlTransportError`, `InboxError`.
    static func open(_ configuration: DaemonConfiguration, logger: Logger) async throws -> DaemonParts {
        let time = steadyTime(logger)
        let state = try StateDirectory(path: configuration.directories.state)
        let database = try await Database.open(
            DatabaseConfiguration(
                directory: state,
                readers: configuration.storage.readers,
                ballastBytes: configuration.storage.reserve
            ),
            migrations: DatabaseSchema.migrations,
            now: time.now.milliseconds
        )
        do {
            let floor = try await database.read { try largestIdentifier(in: $0) }
            let ids = IdentifierGenerator(time: time, node: Int64(configuration.node), floor: floor)
            let parts = try build(configuration, on: database, ids: ids, time: time, logger: logger)
            try await parts.prepare(configuration)
            return parts
        } catch {
            await database.close()
            throw error
        }
    }

    /// The machine's clock, with a word to the operator when it is set.
    private static func steadyTime(_ logger: Logger) -> SteadyTime {
        SteadyTime { step in
            logger.error(
                "the clock was set; its time is not believed before it has kept it for ten minutes",
                metadata: ["seconds": "\(step.milliseconds / 1_000)"]
            )
        }
    }

    private static func build(
        _ configuration: DaemonConfiguration,
        on database: Database,
        ids: IdentifierGenerator,
        time: any TimeSource,
        logger: Logger
    ) throws -> DaemonParts {
        let transport = try CurlTransport(settings: configuration.webhooks.transport)
        let assembly = RunnerAssembly(
            configuration: configuration,
            database: database,
            transport: CountedTransport(transport),
            ids: ids,
            time: time,
            logger: logger
        )
        let (runner, fulfilment, webhooks, upkeep) = try assembly.makeRunner()
        let parser = PartnerFeedParser()
        let inbox = InboxRunner(
            settings: configuration.inboxSettings,
            partners: configuration.enabledPartners.map(\.name),
            database: database,
            parser: parser,
            receiver: FulfilmentReceiver(fulfilment: fulfilment),
            nextNumber: { ids.nextNumber() },
            time: time,
            logger: logger,
            mayAccept: { await mayAccept(database) }
        )
        return DaemonParts(
            database: database,
            runner: runner,
            fulfilment: fulfilment,
            webhooks: webhooks,
            queueUpkeep: upkeep,
            transport: transport,
            countedTransport: assembly.transport,
            inbox: inbox,
            parser: parser,
            ids: ids,
            time: time,
            vitalSigns: VitalSigns(database: database, time: time, statistics: { runner.statistics }),
            startedAt: time.now,
            logger: logger
        )
    }

    /// Makes rows and queues that are missing, and takes back what the last process left running.
    private func prepare(_ configuration: DaemonConfiguration) async throws {
        let rescue = try await runner.rescueOrphans()
        if rescue != JobQueue.Rescue() {
            logger.notice(
                "took back jobs that were running when the last process ended",
                metadata: ["rescued": "\(rescue.rescued)", "setAside": "\(rescue.setAside)"]
            )
        }
        try await apply(configuration)
        try await database.write { [webhooks, runner, fulfilment] transaction in
            let recurring = try webhooks.prepare(in: transaction)
            let upkeep = try QueueUpkeep.recurring(runner.jobQueue, in: transaction)
            let (ageing, sealing) = try (fulfilment.ageing(in: transaction), fulfilment.sealing(in: transaction))
            let watch = try fulfilment.useWatch(in: transaction)
            try runner.jobQueue.setRecurring(recurring + [upkeep, ageing, sealing, watch], in: transaction)
        }
        try await inbox.prepare()
    }

    /// Takes what a configuration says that can change while the daemon runs; at the start and on reload.
    func apply(_ configuration: DaemonConfiguration) async throws {
        webhooks.apply(configuration.webhookSettings)
        queueUpkeep.apply(configuration.retention)
        inbox.setRetention(days: configuration.inboxSettings.retentionDays)
        let partners = configuration.enabledPartners
        let profiles = partners.map { ($0.name, $0.profile(limitedBy: configuration.inbox)) }
        parser.setProfiles(Dictionary(profiles) { _, last in last })
        // One that sends nothing any more still has orders that wait, by its own settings and for its operators' commands.
        let settings = configuration.partners.map(\.settings)
        try await database.write { [fulfilment] transaction in
            try fulfilment.prepare(partners: settings, in: transaction)
            _ = try fulfilment.loadCatalog(configuration.catalog, in: transaction)
        }
    }

    /// More ready jobs of our own than this, and files wait in the inbox until the work has caught up.
    private static let backlogLimit = 200_000

    private static func mayAccept(_ database: Database) async -> Bool {
        guard database.hasReserve else { return false }
        // A database that cannot be read takes in nothing either; its own end is told elsewhere.
        return (try? await database.read { try !JobQueue.hasBacklog(moreThan: backlogLimit, in: $0) }) ?? false
    }

    /// The floor from which identifiers grow, whatever the clock says.
    private static func largestIdentifier(in snapshot: Snapshot) throws -> Int64 {
        let candidates = [
            try snapshot.integer("SELECT max(id) FROM job"),
            try snapshot.integer("SELECT max(id) FROM job_finished"),
            try snapshot.integer("SELECT max(id) FROM queue"),
            try snapshot.integer("SELECT max(id) FROM event"),
            try snapshot.integer("SELECT max(id) FROM delivery"),
            try snapshot.integer("SELECT max(id) FROM receipt"),
            try snapshot.integer("SELECT max(id) FROM order_line"),
            try snapshot.integer("SELECT max(id) FROM movement"),
            try snapshot.integer("SELECT max(id) FROM activity"),
            try snapshot.integer("SELECT max(id) FROM decision"),
            try snapshot.integer("SELECT max(id) FROM assignment"),
            try snapshot.integer("SELECT max(id) FROM virtual_account"),
            try snapshot.integer("SELECT max(id) FROM holding_account"),
        ]
        return candidates.compactMap(\.self).max() ?? 0
    }
}
