import Domain
import Fulfilment
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

/// The use cases on a real database, for routes that call them.
struct APIStore: Sendable {
    static let partner = PartnerName(unchecked: "acme")

    let directory: TemporaryDirectory
    let database: Database
    let fulfilment: Fulfilment
    let time: ManualTime
    let ids: IdentifierGenerator

    /// A store with one partner and no accounts.
    static func make() async throws -> APIStore {
        let directory = try TemporaryDirectory()
        let time = ManualTime()
        let ids = IdentifierGenerator(time: time)
        let database = try await Database.open(
            DatabaseConfiguration(directory: try StateDirectory(path: directory.path)),
            migrations: JobQueueSchema.migrations + FulfilmentSchema.migrations,
            now: time.now.milliseconds
        )
        let made = Mutex<Fulfilment?>(nil)
        let random = SeededRandom(seed: 7)
        _ = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { 4 },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            handlers: { queue in
                let fulfilment = Fulfilment(
                    ids: ids,
                    time: time,
                    queue: queue,
                    randomBytes: { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
                ) { _, _ in }
                made.withLock { $0 = fulfilment }
                return fulfilment.jobHandlers()
            }
        )
        let fulfilment = try #require(made.withLock { $0 })
        try await database.write { try fulfilment.prepare(partners: [PartnerSettings(name: partner)], in: $0) }
        return APIStore(directory: directory, database: database, fulfilment: fulfilment, time: time, ids: ids)
    }

    /// Makes a Smart Account known.
    func account(_ domain: String) async throws -> SmartAccountID {
        var document = AccountDocument(
            domain: try DomainIdentifier(domain),
            state: .active,
            place: SourcePlace(byteOffset: 0, line: 1, column: 1)
        )
        document.name = try Name("The company of \(domain)")
        return try await database.write { [document] in
            try fulfilment.apply(document, partner: nil, actor: "test", in: $0).id
        }
    }
}
