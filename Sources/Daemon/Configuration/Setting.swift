// Setting: every key of the daemon's configuration, and what holds when nobody sets it.
//
// GUARANTEES   A key that is not here does not exist: files that have it are refused.
// SOURCE       config/holdfast.yaml explains each; a test compares the two.

internal import Configuration

/// A key of the daemon's configuration.
public enum Setting: String, CaseIterable, Sendable {
    /// Which of up to 64 machines this is.
    case node
    /// The database, its lock and its reserve.
    case stateDirectory = "directories.state"
    /// Where files arrive.
    case inboxDirectory = "directories.inbox"
    /// Where files wait and are worked on.
    case spoolDirectory = "directories.spool"
    /// Where files are kept once they were taken.
    case archiveDirectory = "directories.archive"
    /// Where files are kept that could not be read.
    case quarantineDirectory = "directories.quarantine"
    /// Where receipts are put.
    case receiptsDirectory = "directories.receipts"
    /// Where acknowledgements are put.
    case outboxDirectory = "directories.outbox"
    /// Where the local socket is.
    case runtimeDirectory = "directories.runtime"
    /// Where the files of the partners are.
    case partnersDirectory = "partners.directory"
    /// The SKUs that can be ordered.
    case catalogFile = "catalog.file"
    /// Where health and metrics are served over TCP.
    case httpAddress = "http.address"
    /// The local socket.
    case httpSocket = "http.socket"
    /// How log lines look.
    case logFormat = "log.format"
    /// The least level that is shown.
    case logLevel = "log.level"
    /// How long work in hand may take when the daemon stops.
    case shutdownTimeout = "shutdown.timeout"
    /// How many threads read.
    case readers = "storage.readers"
    /// Bytes that must be free on the disk.
    case freeSpaceFloor = "storage.freeSpaceFloor"
    /// Bytes held in reserve against a full disk.
    case reserve = "storage.reserve"
    /// How long a file must have stayed unchanged to count as complete.
    case quietPeriod = "inbox.quietPeriod"
    /// How often the directories are looked at.
    case scanInterval = "inbox.scanInterval"
    /// The most bytes of a file.
    case maximumFileSize = "inbox.maximumFileSize"
    /// The most bytes of a line or record.
    case maximumLineSize = "inbox.maximumLineSize"
    /// How long an incomplete file is waited for.
    case incompleteGiveUp = "inbox.incompleteGiveUp"
    /// How many files are worked on at once.
    case filesInFlight = "inbox.filesInFlight"
    /// Whether endpoints may be reached without TLS.
    case allowHTTP = "webhooks.allowHTTP"
    /// Addresses that may be dialled although they are private or local.
    case allowedAddresses = "webhooks.allowedAddresses"
    /// How long one request may take.
    case webhookTimeout = "webhooks.timeout"
    /// How long it may take until its connection stands.
    case connectTimeout = "webhooks.connectTimeout"
    /// How many requests run at once.
    case maximumInFlight = "webhooks.maximumInFlight"
    /// The certificates of the authorities that are trusted.
    case caFile = "webhooks.caFile"
    /// How long delivery attempts are kept.
    case attemptRetention = "retention.attempts"
    /// How long events and their deliveries are kept.
    case eventRetention = "retention.events"
    /// How long jobs that are done are kept.
    case finishedJobRetention = "retention.finishedJobs"
    /// How long jobs that were set aside are kept.
    case deadJobRetention = "retention.deadJobs"
    /// How long files in the archive are kept.
    case archiveRetention = "retention.archive"

    /// Whether a change takes effect by a reload; otherwise the daemon must be started anew.
    public var isReloadable: Bool {
        switch self {
        case .partnersDirectory, .catalogFile, .logLevel, .shutdownTimeout, .allowHTTP, .allowedAddresses,
            .webhookTimeout, .connectTimeout, .maximumInFlight, .caFile, .attemptRetention, .eventRetention,
            .finishedJobRetention, .deadJobRetention, .archiveRetention:
            true
        case .node, .stateDirectory, .inboxDirectory, .spoolDirectory, .archiveDirectory, .quarantineDirectory,
            .receiptsDirectory, .outboxDirectory, .runtimeDirectory, .httpAddress, .httpSocket, .logFormat, .readers,
            .freeSpaceFloor, .reserve, .quietPeriod, .scanInterval, .maximumFileSize, .maximumLineSize,
            .incompleteGiveUp, .filesInFlight:
            false
        }
    }

    /// The variable that sets it, for example `HOLDFAST_LOG_LEVEL`.
    public var environmentVariable: String {
        let provider = EnvironmentVariablesProvider(environmentVariables: [:])
        // Without a value there is nothing to convert that could fail.
        let name = try? provider.value(forKey: AbsoluteConfigKey(ConfigKey(rawValue)), type: .string).encodedKey
        return Self.environmentPrefix + (name ?? "")
    }

    /// What every variable of the daemon begins with.
    static let environmentPrefix = "HOLDFAST_"
}

extension Setting: SettingKey {
    var isList: Bool { self == .allowedAddresses }

    /// What holds when nobody sets it, as it would be written.
    public var standard: String {
        switch self {
        case .node: "0"
        case .stateDirectory: "/var/lib/holdfast"
        case .inboxDirectory: "inbox"
        case .spoolDirectory: "spool"
        case .archiveDirectory: "archive"
        case .quarantineDirectory: "quarantine"
        case .receiptsDirectory: "receipts"
        case .outboxDirectory: "outbox"
        case .runtimeDirectory: "/run/holdfast"
        case .partnersDirectory: "partners.d"
        case .catalogFile: ""
        case .httpAddress: "127.0.0.1:8480"
        case .httpSocket: "holdfast.sock"
        case .logFormat: "auto"
        case .logLevel: "info"
        case .shutdownTimeout: "30s"
        case .readers: "2"
        case .freeSpaceFloor: "256MiB"
        case .reserve: "64MiB"
        case .quietPeriod: "10s"
        case .scanInterval: "5s"
        case .maximumFileSize: "256MiB"
        case .maximumLineSize: "1MiB"
        case .incompleteGiveUp: "15m"
        case .filesInFlight: "64"
        case .allowHTTP: "false"
        case .allowedAddresses: ""
        case .webhookTimeout: "20s"
        case .connectTimeout: "5s"
        case .maximumInFlight: "1024"
        case .caFile: "/etc/ssl/certs/ca-certificates.crt"
        case .attemptRetention: "30d"
        case .eventRetention: "90d"
        case .finishedJobRetention: "1d"
        case .deadJobRetention: "90d"
        case .archiveRetention: "400d"
        }
    }
}
