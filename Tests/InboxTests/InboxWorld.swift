import Domain
import Foundation
import Fulfilment
import Inbox
import Logging
import Storage
import Synchronization
import TestSupport

/// An inbox on real directories and a real database, with a parser and a receiver that the test can steer.
struct InboxWorld {
    /// Nil in a process that works on another one's directory.
    let root: TemporaryDirectory?
    let path: String
    let database: Database
    let time: ManualTime
    let parser: ScriptedParser
    let receiver: RecordingReceiver
    let log: LogRecorder
    let inbox: InboxRunner
    let layout: InboxLayout

    static let acme = PartnerName(unchecked: "acme")
    static let globex = PartnerName(unchecked: "globex")

    static func make(
        in root: TemporaryDirectory? = nil,
        path existing: String? = nil,
        files: String? = nil,
        partners: [PartnerName] = [acme],
        settings change: (inout InboxSettings) -> Void = { _ in },
        mayAccept: @escaping @Sendable () async -> Bool = { true }
    ) async throws -> InboxWorld {
        let root = try existing == nil ? root ?? TemporaryDirectory() : nil
        let path = existing ?? root?.path ?? ""
        let time = ManualTime()
        let configuration = DatabaseConfiguration(directory: try StateDirectory(path: "\(path)/state"))
        let migrations = [RecordingReceiver.migration] + InboxSchema.migrations
        let database = try await Database.open(configuration, migrations: migrations, now: time.now.milliseconds)
        var settings = InboxSettings(layout: InboxLayout(root: files ?? "\(path)/files"))
        settings.quietPeriod = .milliseconds(50)
        settings.rescanInterval = .milliseconds(100)
        settings.giveUpAge = .milliseconds(400)
        settings.minimumFreeBytes = 0
        settings.minimumFreeInodes = 0
        change(&settings)
        // Two processes on one directory must not mint the same number.
        let ids = IdentifierGenerator(time: SystemTime())
        let (parser, receiver, log) = (ScriptedParser(), RecordingReceiver(ids: ids, time: time), LogRecorder())
        let inbox = InboxRunner(
            settings: settings,
            partners: partners,
            database: database,
            parser: parser,
            receiver: receiver,
            nextNumber: { ids.nextNumber() },
            time: time,
            logger: log.logger,
            mayAccept: mayAccept
        )
        return InboxWorld(
            root: root,
            path: path,
            database: database,
            time: time,
            parser: parser,
            receiver: receiver,
            log: log,
            inbox: inbox,
            layout: settings.layout
        )
    }

    /// Runs the inbox until the body has returned, then lets it drain.
    func running<Result>(_ body: () async throws -> Result) async throws -> Result {
        async let run: Void = inbox.run()
        let result: Result
        do {
            result = try await body()
        } catch {
            inbox.stop()
            try await run
            throw error
        }
        inbox.stop()
        try await run
        return result
    }

    /// Waits until something is so; the suite's time limit ends a wait in vain.
    func until(_ condition: () throws -> Bool) async throws {
        while try !condition() { try await Task.sleep(for: .milliseconds(2)) }
    }

    /// Runs the inbox until so many files have left the spool with a receipt.
    func runUntilKept(_ count: Int) async throws { try await running { try await untilKept(count) } }

    /// Waits until so many files have left the spool with a receipt.
    func untilKept(_ count: Int) async throws {
        try await until {
            let partners = inbox.status.partners.values
            return partners.reduce(0) { $0 + $1.archived + $1.quarantined } >= count
        }
    }
}

// MARK: - Files

extension InboxWorld {
    /// Puts a file into an inbox as a careful program does: written elsewhere, then renamed.
    func deliver(_ name: String, _ content: String, to partner: PartnerName = acme) throws {
        let hidden = "\(layout.inbox(of: partner))/.upload-\(UUID().uuidString)"
        try content.write(toFile: hidden, atomically: false, encoding: .utf8)
        guard rename(hidden, "\(layout.inbox(of: partner))/\(name)") == 0 else {
            throw TestError.system("rename", errno)
        }
    }

    /// Writes a file into an inbox under its own name.
    func write(_ name: String, _ content: String, to partner: PartnerName = acme) throws {
        let path = "\(layout.inbox(of: partner))/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o660)
        guard descriptor >= 0 else { throw TestError.system("open", errno) }
        defer { close(descriptor) }
        _ = Array(content.utf8).withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }

    func inboxNames(_ partner: PartnerName = acme) throws -> [String] { try names(layout.inbox(of: partner)) }
    func receiptNames(_ partner: PartnerName = acme) throws -> [String] { try names(layout.receipts(of: partner)) }
    func outboxNames(_ partner: PartnerName = acme) throws -> [String] { try names(layout.outbox(of: partner)) }
    func spoolNames() throws -> [String] { try names(layout.spool) }

    /// The paths of all files below a directory, relative to it.
    func tree(_ path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isDirectory)
                && !isDirectory.boolValue
        }
        .sorted()
    }

    func names(_ path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    func receipt(_ name: String, of partner: PartnerName = acme) throws -> ReceiptView {
        let path = "\(layout.receipts(of: partner))/\(name)"
        return try JSONDecoder().decode(ReceiptView.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The names of the files that were taken in, in the order of their transactions.
    func received() async throws -> [String] {
        try await database.read { try $0.all("SELECT name FROM received ORDER BY id") { $0.text(0) } }
    }
}

enum TestError: Error {
    case system(String, Int32)
    case told(String)
}

/// The clock of this machine.
struct SystemTime: TimeSource {
    var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}

/// Keeps what was logged.
final class LogRecorder: Sendable {
    private let entries = Mutex<[String]>([])

    var all: [String] { entries.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in Handler(recorder: self) } }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.debug

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let details = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            recorder.entries.withLock { $0.append("\(event.level) \(event.message) \(details)") }
        }
    }
}
