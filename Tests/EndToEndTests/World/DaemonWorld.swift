import Foundation
import TestSupport

/// A configuration, an inbox and a state directory of a daemon's own.
final class DaemonWorld: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What a daemon is told here unless a test says otherwise: it releases at once, takes files up quickly, and may
    /// post to this machine.
    private static let usual = [
        "http.address": "\"\"", "log.format": "human", "storage.reserve": "1MiB", "storage.freeSpaceFloor": "1MiB",
        "inbox.quietPeriod": "300ms", "inbox.scanInterval": "1s", "webhooks.allowHTTP": "true",
        "webhooks.allowedAddresses": "[127.0.0.0/8]", "catalog.file": "catalog.csv",
    ]

    private static let catalog = """
        sku,name,kind,termMonths,smartEnabled
        NET-ADV-1Y,Network Advantage 1 year,subscription,12,true
        NET-BASE,Network Base,perpetualLicense,,true
        C9300-DNA-A-48-3Y,DNA Advantage 3 years,subscription,36,true
        RQ6000,Support case,perpetualLicense,,true

        """

    let directory: TemporaryDirectory
    /// What the daemons of this world have printed, line by line.
    let log = Journal<String>()

    /// Makes the files.
    ///
    /// - Parameters:
    ///   - partners: whose inboxes there are.
    ///   - undoWindow: of every partner.
    ///   - details: more of every partner's file.
    ///   - settings: keys of the configuration besides the usual ones, or instead of them.
    ///   - parent: where to make the directory; nil for the system's place for temporary files.
    /// - Throws: when the files cannot be made.
    init(
        partners: [String] = ["acme"],
        undoWindow: String = "0s",
        details: String = "",
        settings: [String: String] = [:],
        in parent: String? = nil
    ) throws {
        directory = try TemporaryDirectory(in: parent)
        try configure(settings)
        try write(Self.catalog, to: "catalog.csv")
        for partner in partners { try add(partner: partner, undoWindow: undoWindow, details: details) }
        for folder in ["state", "run"] { try makeDirectory(folder) }
    }

    var path: String { directory.path }
    var configurationPath: String { "\(path)/holdfast.yaml" }
    var stateDirectory: String { "\(path)/state" }
    var socketPath: String { "\(path)/run/holdfast.sock" }

    func inbox(of partner: String = "acme") -> String { "\(path)/state/inbox/\(partner)" }
    func receipts(of partner: String = "acme") -> String { "\(path)/state/receipts/\(partner)" }
    func outbox(of partner: String = "acme") -> String { "\(path)/state/outbox/\(partner)" }
    func archive(of partner: String = "acme") -> String { "\(path)/state/archive/\(partner)" }
    func quarantine(of partner: String = "acme") -> String { "\(path)/state/quarantine/\(partner)" }

    /// Writes the configuration.
    func configure(_ settings: [String: String]) throws {
        let places = ["directories.state": stateDirectory, "directories.runtime": "\(path)/run"]
        let keys = Self.usual.merging(places) { $1 }.merging(settings) { $1 }.sorted { $0.key < $1.key }
        try write(keys.map { "\($0.key): \($0.value)\n" }.joined(), to: "holdfast.yaml")
    }

    /// Writes a partner's file, and makes the directories that it would be given.
    func add(partner: String, undoWindow: String = "0s", details: String = "") throws {
        let text = "name: \(partner)\ntitle: \(partner)\nundoWindow: \(undoWindow)\n\(details)\n"
        try write(text, to: "partners.d/\(partner).yaml")
        try makeDirectory("state/inbox/\(partner)")
        try makeDirectory("state/receipts/\(partner)")
    }

    /// Writes a file as the operator does.
    func write(_ text: String, to name: String) throws {
        let place = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: place)
    }

    func makeDirectory(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }

    /// Drops a file as a careful partner does: written under another name, then renamed.
    func drop(_ text: String, as name: String, by partner: String = "acme") throws {
        let place = "\(inbox(of: partner))/\(name)"
        let descriptor = open("\(place).part", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, rename("\(place).part", place) == 0
        else {
            throw Failure(description: "cannot drop \(place): \(String(cString: strerror(errno)))")
        }
    }

    /// Drops a file, and waits for its receipt.
    @discardableResult
    func send(_ text: String, as name: String, by partner: String = "acme") async throws -> ReceiptLook {
        try drop(text, as: name, by: partner)
        return try await receipt(for: name, of: partner)
    }

    /// Waits for the receipt of a file.
    func receipt(
        for name: String,
        of partner: String = "acme",
        within limit: Duration = .seconds(60)
    ) async throws -> ReceiptLook {
        // Of the two files of a receipt this one appears last.
        try await DirectoryWatch(receipts(of: partner)).appearance(of: "\(name).receipt.txt", within: limit)
        return try look(ReceiptLook.self, at: "\(receipts(of: partner))/\(name).receipt.json")
    }

    /// Waits for the report on something that is left in the inbox.
    func refusal(of name: String) async throws -> RefusalLook {
        try await DirectoryWatch(receipts()).appearance(of: "\(name).refused.txt")
        return try look(RefusalLook.self, at: "\(receipts())/\(name).refused.json")
    }

    /// The JSON of a file.
    func look<Look: Decodable>(_ type: Look.Type, at place: String) throws -> Look {
        try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: place)))
    }

    /// The text of a file.
    func text(of place: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: place), encoding: .utf8)
    }

    /// Waits for a line of the log.
    @discardableResult
    func logLine(
        _ text: String,
        after skipped: Int = 0,
        within limit: Duration = .seconds(60)
    ) async throws -> String {
        try await log.first("a line of the log with “\(text)”", after: skipped, within: limit) { $0.contains(text) }
    }
}
