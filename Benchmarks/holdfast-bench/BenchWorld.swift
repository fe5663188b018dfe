// BenchWorld: the use cases on a database on the disk, without the daemon around them.

internal import Domain
internal import Foundation
internal import Fulfilment
internal import JobQueue
internal import Logging
internal import Storage
internal import Synchronization

/// The use cases for a benchmark; events go nowhere.
struct BenchWorld: Sendable {
    let database: Database
    let fulfilment: Fulfilment
    let partner: PartnerID
    private let directory: String

    static func open(_ directory: String) async throws -> BenchWorld {
        let state = try StateDirectory(path: directory)
        let time = SystemTime()
        let database = try await Database.open(
            .init(directory: state),
            migrations: JobQueueSchema.migrations + FulfilmentSchema.migrations,
            now: time.now.milliseconds
        )
        let ids = IdentifierGenerator(time: time)
        let made = Mutex<Fulfilment?>(nil)
        _ = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { 1 },
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            handlers: { queue in
                let fulfilment = Fulfilment(
                    ids: ids,
                    time: time,
                    queue: queue,
                    randomBytes: { [UInt8](repeating: 7, count: $0) },
                    publish: { _, _ in }
                )
                made.withLock { $0 = fulfilment }
                return fulfilment.jobHandlers()
            }
        )
        guard let fulfilment = made.withLock({ $0 }) else { throw StorageError.fatal("no use cases were made") }
        let name = PartnerName(unchecked: "bench")
        try await database.write {
            try fulfilment.prepare(partners: [PartnerSettings(name: name, unknownSKUs: .accept)], in: $0)
        }
        guard let partner = fulfilment.partnerID(name) else { throw StorageError.fatal("the partner is not there") }
        return BenchWorld(database: database, fulfilment: fulfilment, partner: partner, directory: directory)
    }

    /// Takes documents in as one file, whose orders are decided at once.
    @discardableResult
    func receive(_ documents: [FeedDocument], named name: String, decides: Bool = false) async throws -> ReceiptResult {
        var hash = [UInt8](repeating: 0, count: 32)
        for (index, byte) in name.utf8.enumerated() { hash[index % 32] = hash[index % 32] &* 31 &+ byte }
        let file = ReceivedFile(
            partner: partner,
            fileName: name,
            sha256: hash,
            bytes: 1,
            format: "bench",
            documents: documents,
            rejected: [],
            faults: FaultList(),
            wantsOutcomes: decides
        )
        return try await database.writeAlone { try fulfilment.receive(file, in: $0) }
    }

    /// The bytes of the database's files, once it is closed.
    func size() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: directory).reduce(0) { sum, name in
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
            return sum + (attributes[.size] as? Int ?? 0)
        }
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let elapsed = ContinuousClock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }
}
