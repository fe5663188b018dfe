public import Fulfilment
public import JobQueue
public import Storage
public import Webhooks

/// What metrics are made of, at one moment.
public struct Measurements: Sendable {
    /// The inbox of one partner.
    public struct Inbox: Hashable, Sendable {
        /// The partner's name.
        public var partner: String
        /// Files that lie in it and are not taken yet.
        public var waitingFiles = 0
        /// Milliseconds since the oldest of them came to rest; 0 when none waits.
        public var oldestWaitingAge: Int64 = 0
        /// Things that lie in it now and are never read, such as links and directories.
        public var refusedFiles = 0
        /// When a scan of it last came to its end, in milliseconds since the epoch.
        public var scannedAt: Int64?
        /// How many conditions need somebody's attention now.
        public var alerts = 0
        /// Files taken since the process started, by what became of them.
        public var filesByOutcome: [String: Int] = [:]

        /// An inbox in which nothing has happened yet.
        public init(partner: String) { self.partner = partner }
    }

    /// The version of Holdfast.
    public var version: String
    /// The version of SQLite.
    public var engineVersion: String
    /// The version of libcurl.
    public var transportVersion: String
    /// The queues.
    public var queues: [QueueMeasurement] = []
    /// What the runner has done.
    public var runner: JobRunnerStatistics
    /// What the writer has done.
    public var writer: WriterStatistics
    /// Whether the reserve against a full disk is in place.
    public var hasReserve = true
    /// How many lines wait and have gone through.
    public var fulfilment: FulfilmentGauges
    /// The inboxes.
    public var inboxes: [Inbox] = []
    /// How many conditions need somebody's attention now that concern no single partner.
    public var commonInboxAlerts = 0
    /// Whether no files are taken at present.
    public var isInboxClosed = false
    /// How many deliveries need somebody.
    public var deliveries = DeliveryGauges()
    /// Attempts to deliver since the process started, by outcome.
    public var attemptsByOutcome: [String: Int] = [:]

    /// Measurements without inboxes, queues and deliveries.
    public init(
        version: String,
        engineVersion: String,
        transportVersion: String,
        fulfilment: FulfilmentGauges,
        runner: JobRunnerStatistics,
        writer: WriterStatistics
    ) {
        self.version = version
        self.engineVersion = engineVersion
        self.transportVersion = transportVersion
        self.fulfilment = fulfilment
        self.runner = runner
        self.writer = writer
    }
}
