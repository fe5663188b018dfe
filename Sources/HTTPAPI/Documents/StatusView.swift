internal import Domain
public import Fulfilment

/// How the daemon stands.
public struct StatusView: Codable, Hashable, Sendable {
    /// Lines that wait for one reason.
    public struct Held: Codable, Hashable, Sendable {
        /// The partner's name.
        public var partner: String
        /// Why they wait.
        public var reason: String
        /// How many.
        public var lines: Int

        /// Puts a count together.
        public init(partner: String, reason: String, lines: Int) {
            self.partner = partner
            self.reason = reason
            self.lines = lines
        }
    }

    /// The version of Holdfast.
    public var version: String
    /// When the daemon started, RFC 3339.
    public var startedAt: String
    /// The process.
    public var processID: Int
    /// Where the database lies.
    public var stateDirectory: String
    /// The engine under the database, for example `SQLite 3.40.1`.
    public var engine: String
    /// Whether new work is taken: all checks of readiness pass.
    public var isReady: Bool
    /// The checks that do not pass, with the reason.
    public var failing: [String]
    /// The queues.
    public var queues: [QueueView]
    /// The lines that wait.
    public var held: [Held]
    /// Since when the longest-held line waits, by reason, RFC 3339.
    public var oldestHeldSince: [String: String]
    /// Orders accepted.
    public var orders: Int
    /// Lines whose undo window is open.
    public var scheduledLines: Int
    /// Lines released and not returned.
    public var releasedLines: Int

    /// Puts a status together.
    public init(
        version: String,
        startedAt: String,
        processID: Int,
        stateDirectory: String,
        engine: String,
        failing: [String],
        queues: [QueueView],
        gauges: FulfilmentGauges
    ) {
        self.version = version
        self.startedAt = startedAt
        self.processID = processID
        self.stateDirectory = stateDirectory
        self.engine = engine
        self.isReady = failing.isEmpty
        self.failing = failing
        self.queues = queues
        held = gauges.heldLines.filter { $0.count > 0 }
            .map { Held(partner: $0.partner, reason: $0.reason.rawValue, lines: $0.count) }
        oldestHeldSince = Dictionary(
            uniqueKeysWithValues: gauges.oldestHeldSince.map { ($0.key.rawValue, $0.value.description) }
        )
        orders = gauges.orders
        scheduledLines = gauges.scheduledLines
        releasedLines = gauges.releasedLines
    }
}
