import Domain
import Fulfilment
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

/// The use cases on a real database, with a clock that the test moves and an event log it can read.
struct FulfilmentWorld {
    static let partner = PartnerName(unchecked: "acme")
    static let otherPartner = PartnerName(unchecked: "other")
    static let window: Int64 = 900_000

    let directory: TemporaryDirectory
    let database: Database
    let time: ManualTime
    let ids: IdentifierGenerator
    let runner: JobRunner
    let fulfilment: Fulfilment
    let acme: PartnerID
    let other: PartnerID
    let matching: MatchingSettings

    var now: Int64 { time.now.milliseconds }

    /// Events as the log would keep them: they are gone with a transaction that is undone.
    private static let events = Migration(
        component: "test",
        version: 1,
        name: "events",
        sql:
            "CREATE TABLE event(id INTEGER PRIMARY KEY, type TEXT NOT NULL, owner TEXT NOT NULL, body BLOB NOT NULL) STRICT"
    )

    static func make(
        in directory: TemporaryDirectory? = nil,
        time: ManualTime = ManualTime(),
        unknownSKUs: PartnerSettings.UnknownSKUPolicy = .hold,
        undoWindow: Int64 = window,
        mayManageAccounts: Bool = false,
        matching: MatchingSettings = MatchingSettings(),
        fourEyes: FourEyes = FourEyes(),
        products: [Product] = Product.samples
    ) async throws -> FulfilmentWorld {
        let directory = try directory ?? TemporaryDirectory()
        let configuration = DatabaseConfiguration(directory: try StateDirectory(path: directory.path))
        let migrations = JobQueueSchema.migrations + FulfilmentSchema.migrations + [events]
        let database = try await Database.open(configuration, migrations: migrations, now: time.now.milliseconds)
        let ids = IdentifierGenerator(time: time)
        let (runner, fulfilment) = try parts(database, time, ids)
        let settings = [partner, otherPartner].map {
            PartnerSettings(
                name: $0,
                undoWindow: undoWindow,
                unknownSKUs: unknownSKUs,
                mayManageAccounts: mayManageAccounts,
                matching: matching,
                fourEyes: fourEyes
            )
        }
        try await database.write { transaction in
            try fulfilment.prepare(partners: settings, in: transaction)
            _ = try fulfilment.loadCatalog(products, in: transaction)
        }
        return FulfilmentWorld(
            directory: directory,
            database: database,
            time: time,
            ids: ids,
            runner: runner,
            fulfilment: fulfilment,
            acme: try #require(fulfilment.partnerID(partner)),
            other: try #require(fulfilment.partnerID(otherPartner)),
            matching: matching
        )
    }

    private static func parts(
        _ database: Database,
        _ time: ManualTime,
        _ ids: IdentifierGenerator
    ) throws -> (JobRunner, Fulfilment) {
        let (random, secrets) = (SeededRandom(seed: 1), SeededRandom(seed: 2))
        let made = Mutex<Fulfilment?>(nil)
        let runner = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { random.next() },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            handlers: { queue in
                let fulfilment = Fulfilment(
                    ids: ids,
                    time: time,
                    queue: queue,
                    randomBytes: { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: secrets.next()) } },
                    publish: log
                )
                made.withLock { $0 = fulfilment }
                return fulfilment.jobHandlers()
            }
        )
        return (runner, try #require(made.withLock { $0 }))
    }

    @Sendable private static func log(_ event: Event, _ transaction: Transaction) throws {
        try transaction.run(
            "INSERT INTO event(id, type, owner, body) VALUES(?1, ?2, ?3, ?4)",
            event.id.rawValue,
            event.type.rawValue,
            event.owner.description,
            event.body
        )
    }

    /// Takes documents in as one file; the content of the file is its name.
    @discardableResult
    func receive(
        _ documents: [FeedDocument],
        file: String? = nil,
        partner: PartnerID? = nil,
        rejected: [RejectedDocument] = [],
        faults: FaultList = FaultList()
    ) async throws -> ReceiptView {
        try await result(documents, file: file, partner: partner, rejected: rejected, faults: faults).receipt
    }

    func result(
        _ documents: [FeedDocument],
        file: String? = nil,
        partner: PartnerID? = nil,
        rejected: [RejectedDocument] = [],
        faults: FaultList = FaultList(),
        wantsOutcomes: Bool = false
    ) async throws -> ReceiptResult {
        let name = file ?? "file-\(ids.nextNumber())"
        var hash = [UInt8](repeating: 0, count: 32)
        for (index, byte) in name.utf8.enumerated() { hash[index % 32] = hash[index % 32] &* 31 &+ byte }
        let received = ReceivedFile(
            partner: partner ?? acme,
            fileName: name,
            sha256: hash,
            bytes: 100,
            format: "test",
            documents: documents,
            rejected: rejected,
            faults: faults,
            wantsOutcomes: wantsOutcomes
        )
        return try await database.write { try fulfilment.receive(received, in: $0) }
    }

    /// Receives one order and lets matching look at it.
    @discardableResult
    func order(_ document: OrderDocument) async throws -> ReceiptView {
        let receipt = try await receive([.order(document)])
        try await runJobs()
        return receipt
    }

    /// Registers an account as an operator does.
    @discardableResult
    func account(
        _ domain: String,
        _ state: SmartAccountState = .active,
        partner: PartnerID? = nil,
        change: (inout AccountDocument) -> Void = { _ in }
    ) async throws -> AccountChange {
        var document = AccountDocument(domain: DomainIdentifier(unchecked: domain), state: state, place: .start)
        document.name = Name(unchecked: "Company \(domain)")
        change(&document)
        let final = document
        return try await database.write {
            try fulfilment.apply(final, partner: partner, actor: "operator:anna", in: $0)
        }
    }

    @discardableResult
    func assign(
        _ order: String,
        line: String? = nil,
        to account: String,
        _ virtualAccount: String? = nil,
        by actor: String = "operator:anna"
    ) async throws -> AssignmentResult {
        let request = AssignmentRequest(
            partner: acme,
            orderNumber: OrderNumber(unchecked: order),
            lineNumber: line.map(LineNumber.init(unchecked:)),
            smartAccount: Name(unchecked: account),
            virtualAccount: virtualAccount.map(VirtualAccountName.init(unchecked:)),
            actor: actor
        )
        return try await database.write { try fulfilment.assign(request, in: $0) }
    }

    @discardableResult
    func cancel(_ order: String, _ lines: [String] = []) async throws -> CancelResult {
        let request = CancelRequest(
            partner: acme,
            orderNumber: OrderNumber(unchecked: order),
            lineNumbers: lines.map(LineNumber.init(unchecked:)),
            actor: "operator:anna",
            reason: "a mistake"
        )
        return try await database.write { try fulfilment.cancel(request, in: $0) }
    }

    @discardableResult
    func release(_ order: String, _ lines: [String] = []) async throws -> [OrderLineView] {
        let request = ReleaseRequest(
            partner: acme,
            orderNumber: OrderNumber(unchecked: order),
            lineNumbers: lines.map(LineNumber.init(unchecked:)),
            actor: "operator:anna"
        )
        return try await database.write { try fulfilment.release(request, in: $0) }
    }

    func changeState(_ id: SmartAccountID, to state: SmartAccountState) async throws {
        try await database.write {
            try fulfilment.changeState(ofAccount: id, to: state, actor: "operator:anna", in: $0)
        }
    }

    /// Moves the clock to the end of the undo window and lets the jobs run that are due then.
    func passUndoWindow() async throws {
        time.advance(milliseconds: Self.window)
        try await runJobs()
    }

    /// Runs all jobs that are due, as the runner would, until none is.
    func runJobs() async throws {
        let (handlers, queue) = (runner.handlers, runner.jobQueue)
        let isDone = try await database.write { transaction in
            var hasRun = true
            while hasRun {
                hasRun = false
                try queue.stageDueJobs(limit: 10_000, in: transaction)
                let ready = try queue.readyQueues(
                    .insideTransaction,
                    after: QueueID(rawValue: 0),
                    in: transaction.snapshot
                )
                for id in ready {
                    let limits = JobQueue.ClaimLimits(count: 1_000, leaseUntil: .max)
                    for job in try queue.claim(id, limits: limits, in: transaction) {
                        hasRun = true
                        guard case .insideTransaction(let work)? = handlers[job.kind]?.work else { return false }
                        let outcome = try work(job, transaction)
                        try queue.conclude(outcome, job, retry: .standard, random: 0, in: transaction)
                    }
                }
            }
            return true
        }
        #expect(isDone, "every job has a handler")
    }
}
