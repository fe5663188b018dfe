import Domain
import Fulfilment
import Inbox
import JobQueue
import Logging
import Storage
import Synchronization
import TestSupport
import Webhooks

@testable import Daemon
@testable import HTTPAPI

/// The API's operations on a real database, without files, sockets and network.
struct OperationsWorld {
    static let acme = PartnerName(unchecked: "acme")

    let directory: TemporaryDirectory
    let database: Database
    let time: ManualTime
    let runner: JobRunner
    let fulfilment: Fulfilment
    let parser = ScriptedParser()
    let vitalSigns: VitalSigns
    let operations: DaemonOperations

    static func make(stalledParts: [String] = [], inbox: InboxStatus? = nil) async throws -> OperationsWorld {
        let (directory, time, random) = (try TemporaryDirectory(), ManualTime(), SeededRandom(seed: 1))
        let database = try await Database.open(
            DatabaseConfiguration(directory: try StateDirectory(path: directory.path)),
            migrations: DatabaseSchema.migrations,
            now: time.now.milliseconds
        )
        let transport = CountedTransport(AcceptingTransport())
        let (runner, fulfilment, webhooks) = try modules(on: database, transport, time: time, random: random)
        try await database.write { transaction in
            try fulfilment.prepare(partners: [PartnerSettings(name: acme, unknownSKUs: .accept)], in: transaction)
            _ = try webhooks.prepare(in: transaction)
        }
        let vitalSigns = VitalSigns(database: database, time: time, statistics: { runner.statistics })
        let parser = ScriptedParser()
        let operations = DaemonOperations(
            database: database,
            fulfilment: fulfilment,
            webhooks: webhooks,
            runner: runner,
            parser: parser,
            transport: transport,
            vitalSigns: vitalSigns,
            stalledParts: { stalledParts },
            inboxStatus: { inbox },
            healthLimits: HealthLimits(),
            time: time,
            stateDirectory: directory.path,
            startedAt: time.now
        )
        return OperationsWorld(
            directory: directory,
            database: database,
            time: time,
            runner: runner,
            fulfilment: fulfilment,
            vitalSigns: vitalSigns,
            operations: operations
        )
    }

    /// The runner with those who do its jobs.
    private static func modules(
        on database: Database,
        _ transport: CountedTransport,
        time: ManualTime,
        random: SeededRandom
    ) throws -> (JobRunner, Fulfilment, WebhookService) {
        let ids = IdentifierGenerator(time: time)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let modules = Mutex<(Fulfilment, WebhookService)?>(nil)
        let runner = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { random.next() },
            logger: logger
        ) { queue in
            let webhooks = WebhookService(
                database: database,
                queue: queue,
                transport: transport,
                settings: WebhookSettings(),
                time: time,
                ids: ids,
                random: { random.next() },
                randomBytes: { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } },
                logger: logger
            )
            let fulfilment = Fulfilment(
                ids: ids,
                time: time,
                queue: queue,
                randomBytes: { [UInt8](repeating: 7, count: $0) },
                publish: { try webhooks.events.append($0, in: $1) }
            )
            modules.withLock { $0 = (fulfilment, webhooks) }
            return fulfilment.jobHandlers() + webhooks.handlers
        }
        guard let (fulfilment, webhooks) = modules.withLock({ $0 }) else { throw CancellationError() }
        return (runner, fulfilment, webhooks)
    }

    static func key(_ number: String) -> OrderKey { OrderKey(partner: acme, number: OrderNumber(unchecked: number)) }

    /// Takes orders in as the inbox would: the file is a list of `number account` lines.
    func receive(_ file: String) async throws {
        let bytes = Array(file.utf8)
        let parsed = bytes.withUnsafeBytes { parser.parse($0, partner: Self.acme) }
        let (fulfilment, partner) = (fulfilment, try operations.partnerID(Self.acme))
        _ = try await database.write { transaction in
            let sha256 = (0..<32).map { UInt8(truncatingIfNeeded: bytes.count &+ Int(bytes.first ?? 0) &+ $0) }
            let received = ReceivedFile(
                partner: partner,
                fileName: "orders",
                sha256: sha256,
                bytes: bytes.count,
                format: "test",
                documents: parsed.documents
            )
            return try fulfilment.receive(received, in: transaction).receipt
        }
    }

    /// Lets the jobs run that can, until the body is true of the database.
    func runJobs(until isDone: @escaping @Sendable (Snapshot) throws -> Bool) async throws {
        async let run: Void = runner.run()
        while try await !database.read(isDone) { await Task.yield() }
        runner.stop()
        try await run
    }

    /// How many rows every table has.
    func rowCounts() async throws -> [String: Int64] {
        let path = "\(directory.path)/count-\(time.now.milliseconds)"
        return BackupView(try await database.backup(to: path)).rows
    }
}

/// Understands files of `number account` lines; the account may be missing.
final class ScriptedParser: FileParser {
    func parse(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> ParsedFile {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let documents = lines.enumerated().map { index, text in
            let fields = text.split(separator: " ")
            let place = SourcePlace(byteOffset: 0, line: index + 1, column: 1)
            let line = OrderLineDocument(
                action: .add,
                number: LineNumber(unchecked: "1"),
                sku: SKU(unchecked: "NET-1"),
                quantity: Quantity(3),
                place: place
            )
            var order = OrderDocument(
                purpose: .new,
                number: OrderNumber(unchecked: String(fields[0])),
                lines: [line],
                place: place
            )
            if fields.count > 1 { order.endCustomer.smartAccount = Name(unchecked: String(fields[1])) }
            return FeedDocument.order(order)
        }
        return ParsedFile(format: "test", documents: documents)
    }

    func isComplete(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> Bool { true }
}

/// Receivers that take everything.
private struct AcceptingTransport: HTTPTransport {
    func post(_ request: HTTPRequest) async -> HTTPExchange {
        HTTPExchange(outcome: .success(HTTPResponse(status: 204)))
    }

    func check(url: String) throws(HTTPFailure) -> HTTPTarget {
        HTTPTarget(scheme: "https", host: "hooks.example", port: 443, hasUserInformation: false, hasFragment: false)
    }
}
