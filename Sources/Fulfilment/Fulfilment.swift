// Fulfilment: the use cases. From a file's documents to licenses in a customer's virtual account.
//
// GUARANTEES   Every operation happens in the caller's transaction: rows, ledger, events and the jobs that follow commit
//              together or not at all. The same file again changes nothing and gets the same answer.
//              Nothing is released but on certain evidence, looked at again at the moment of release; a line is
//              released once.
// DOES NOT     Keep anything in memory but the partners' settings: what is decided is decided from the database.

public import Domain
public import JobQueue
public import Logging
internal import Matching
public import Storage
internal import Synchronization

/// The use cases; one value for the process.
public final class Fulfilment: Sendable {
    /// The queue of the jobs that decide whose lines are.
    public static let matchingQueueName = "matching"
    /// The queue of the jobs that release lines when their undo window has ended.
    public static let releaseQueueName = "release"

    /// A partner of the configuration.
    struct Partner: Sendable {
        let id: PartnerID
        let holdingAccount: HoldingAccountID
        let settings: PartnerSettings
    }

    private struct State {
        var partners: [PartnerID: Partner] = [:]
        var identifiers: [PartnerName: PartnerID] = [:]
        var matchingQueue = QueueID(rawValue: 0)
        var releaseQueue = QueueID(rawValue: 0)
        /// The queue of the sealing job, and how many entries of the log were written since it last ran.
        var sealing: (queue: QueueID?, unsealed: Int) = (nil, 0)
    }

    let ids: IdentifierGenerator
    let time: any TimeSource
    let queue: JobQueue
    let randomBytes: @Sendable (Int) -> [UInt8]
    let tokenUses = TokenUses()
    let publish: @Sendable (Event, Transaction) throws -> Void
    let logger: Logger
    private let state = Mutex(State())

    /// Makes the use cases.
    ///
    /// - Parameters:
    ///   - ids: mints identifiers.
    ///   - time: the clock.
    ///   - queue: takes the jobs that follow from changes.
    ///   - randomBytes: so many bytes nobody can guess, for secrets and salts.
    ///   - logger: is told what an operator must know.
    ///   - publish: keeps an event, in the transaction of what it tells.
    public init(
        ids: IdentifierGenerator,
        time: any TimeSource,
        queue: JobQueue,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        logger: Logger = Logger(label: "fulfilment"),
        publish: @escaping @Sendable (Event, Transaction) throws -> Void
    ) {
        self.ids = ids
        self.time = time
        self.queue = queue
        self.randomBytes = randomBytes
        self.logger = logger
        self.publish = publish
    }

    /// Makes the rows, holding accounts and queues that are missing, and takes the settings; at the start and on reload.
    ///
    /// - Parameters:
    ///   - partners: all configured partners; one that was configured before and is not named any more keeps its
    ///     orders, and nothing new is taken from it.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`.
    public func prepare(partners: [PartnerSettings], in transaction: Transaction) throws {
        let inside = QueueSettings(lane: .insideTransaction)
        let matching = try queue.queue(named: Self.matchingQueueName, settings: inside, in: transaction)
        let release = try queue.queue(named: Self.releaseQueueName, settings: inside, in: transaction)
        let prepared = try partners.map { try prepare($0, in: transaction) }
        state.withLock { state in
            state.matchingQueue = matching
            state.releaseQueue = release
            state.partners = Dictionary(prepared.map { ($0.id, $0) }) { _, last in last }
            state.identifiers = Dictionary(prepared.map { ($0.settings.name, $0.id) }) { _, last in last }
        }
        try prepareKeys(operation("configuration", in: transaction))
        for partner in prepared where partner.settings.unknownSKUs == .accept {
            try decideAboutUnknownSKUs(of: partner.id, operation("configuration", in: transaction))
        }
    }

    /// The identifier of a configured partner; nil for a name that is not configured.
    public func partnerID(_ name: PartnerName) -> PartnerID? { state.withLock { $0.identifiers[name] } }

    /// The handlers of this module's jobs.
    public func jobHandlers() -> [JobHandler] {
        [
            JobHandler(kind: Self.matchKind, work: .insideTransaction { try self.match($0, in: $1) }),
            JobHandler(kind: Self.releaseKind, work: .insideTransaction { try self.releaseDue($0, in: $1) }),
            JobHandler(kind: Self.nominateKind, work: .insideTransaction { try self.nominate($0, in: $1) }),
            JobHandler(kind: Self.rekeyKind, work: .insideTransaction { try self.rekey($0, in: $1) }),
            JobHandler(kind: Self.reviewKind, work: .insideTransaction { try self.goOnWithReview($0, in: $1) }),
            JobHandler(kind: Self.ageingKind, work: .insideTransaction { try self.tellWaiting(in: $1) }),
            JobHandler(kind: Self.watchKind, work: .insideTransaction { try self.watchUse(in: $1) }),
            JobHandler(kind: Self.sealKind, work: .insideTransaction { try self.seal(in: $1) }),
        ]
    }

    func partner(_ id: PartnerID) throws -> Partner {
        guard let partner = state.withLock({ $0.partners[id] }) else {
            throw FulfilmentError(
                code: "partner.unknown",
                message: "partner \(id) is not configured",
                remedy: "add its file to partners.d and reload"
            )
        }
        return partner
    }

    /// A partner's settings; the defaults for one that is not configured any more but whose orders still wait.
    func settings(of id: PartnerID) -> PartnerSettings {
        state.withLock { $0.partners[id]?.settings } ?? PartnerSettings(name: PartnerName(unchecked: "unknown"))
    }

    /// The name of a partner of the configuration; nil for one that is not there any more.
    func configuredName(of id: PartnerID) -> String? { state.withLock { $0.partners[id]?.settings.name.text } }

    /// The partners of the configuration, in an order of their own.
    var configuredPartners: [Partner] {
        state.withLock { $0.partners.values.sorted { $0.id.rawValue < $1.id.rawValue } }
    }

    var matchingQueue: QueueID { state.withLock { $0.matchingQueue } }
    var releaseQueue: QueueID { state.withLock { $0.releaseQueue } }

    /// Remembers where sealing jobs go.
    func setSealingQueue(_ queue: QueueID) { state.withLock { $0.sealing.queue = queue } }

    /// Counts an entry of the activity log.
    ///
    /// - Returns: the sealing queue when so many have come that they are to be sealed now.
    func countUnsealed() -> QueueID? {
        state.withLock { state in
            state.sealing.unsealed += 1
            guard state.sealing.unsealed >= Self.unsealedLimit else { return nil }
            state.sealing.unsealed = 0
            return state.sealing.queue
        }
    }

    /// Begins an operation in the caller's transaction.
    func operation(_ actor: String, in transaction: Transaction) -> Operation {
        Operation(transaction: transaction, now: time.now, actor: actor)
    }

    private func prepare(_ settings: PartnerSettings, in transaction: Transaction) throws -> Partner {
        try transaction.run(
            "INSERT INTO partner(id, name, created_at) VALUES(?1, ?2, ?3) ON CONFLICT(name) DO NOTHING",
            ids.nextNumber(),
            settings.name.text,
            time.now.milliseconds
        )
        let name = settings.name.text
        let id = try transaction.snapshot.integer("SELECT id FROM partner WHERE name = ?1", name)
        guard let id else { throw StorageError.fatal("partner \(name) vanished while it was being made") }
        try transaction.run(
            "INSERT INTO holding_account(id, partner) VALUES(?1, ?2) ON CONFLICT(partner) DO NOTHING",
            ids.nextNumber(),
            id
        )
        let holding = try transaction.snapshot.integer("SELECT id FROM holding_account WHERE partner = ?1", id)
        guard let holding else {
            throw StorageError.fatal("holding account of \(name) vanished while it was being made")
        }
        return Partner(
            id: PartnerID(rawValue: id),
            holdingAccount: HoldingAccountID(rawValue: holding),
            settings: settings
        )
    }
}
