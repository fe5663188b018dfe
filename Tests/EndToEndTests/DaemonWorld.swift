import Foundation
import TestSupport

/// A configuration, an inbox and a state directory of a daemon's own, with one partner called `acme`.
final class DaemonWorld: Sendable {
    struct CommandFailed: Error, CustomStringConvertible {
        let description: String
    }

    let directory: TemporaryDirectory

    /// Makes the files of a daemon that releases at once, picks files up quickly and may post to this machine.
    init(undoWindow: String = "0s", settings: String = "", in parent: String? = nil) throws {
        directory = try TemporaryDirectory(in: parent)
        let root = directory.path
        try write(
            """
            directories:
              state: \(root)/state
              runtime: \(root)/run
            http:
              address: ""
            log:
              format: human
            storage:
              reserve: 1MiB
              freeSpaceFloor: 1MiB
            inbox:
              quietPeriod: 300ms
              scanInterval: 1s
            webhooks:
              allowHTTP: true
              allowedAddresses: ["127.0.0.0/8"]
            catalog:
              file: catalog.csv
            \(settings)
            """,
            to: "holdfast.yaml"
        )
        try write("name: acme\ntitle: Acme Distribution\nundoWindow: \(undoWindow)\n", to: "partners.d/acme.yaml")
        try write(
            """
            sku,name,kind,termMonths,smartEnabled
            NET-ADV-1Y,Network Advantage 1 year,subscription,12,true
            NET-BASE,Network Base,perpetualLicense,,true

            """,
            to: "catalog.csv"
        )
        for folder in ["state", "run"] { try makeDirectory(folder) }
    }

    var path: String { directory.path }
    var configurationPath: String { "\(path)/holdfast.yaml" }
    var inbox: String { "\(path)/state/inbox/acme" }
    var stateDirectory: String { "\(path)/state" }

    /// What the daemons of this world have printed.
    var log: String { (try? String(contentsOfFile: "\(path)/log", encoding: .utf8)) ?? "" }

    func openLog() throws -> FileHandle {
        let place = "\(path)/log"
        if !FileManager.default.fileExists(atPath: place) {
            _ = FileManager.default.createFile(atPath: place, contents: nil)
        }
        guard let handle = FileHandle(forWritingAtPath: place) else { throw CommandFailed(description: place) }
        handle.seekToEndOfFile()
        return handle
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

    /// Drops a file as a careful partner does: written elsewhere, then renamed into the inbox.
    func drop(_ text: String, as name: String) throws {
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        let part = "\(inbox)/.\(name).part"
        try Data(text.utf8).write(to: URL(fileURLWithPath: part))
        guard rename(part, "\(inbox)/\(name)") == 0 else { throw CommandFailed(description: "rename \(name)") }
    }

    /// Runs a command of the program.
    @discardableResult
    func command(_ arguments: String...) async throws -> (status: Int32, output: String, error: String) {
        try await run(arguments)
    }

    private func run(_ arguments: [String]) async throws -> (status: Int32, output: String, error: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: DaemonProcess.program)
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["HOLDFAST_SOCKET"] = "\(path)/run/holdfast.sock"
        environment["HOLDFAST_CONFIG"] = configurationPath
        process.environment = environment
        let (output, error) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = error
        try process.run()
        async let printed = Self.contents(of: output)
        async let complained = Self.contents(of: error)
        let texts = await (printed, complained)
        process.waitUntilExit()
        return (process.terminationStatus, texts.0, texts.1)
    }

    /// Runs a command that must succeed, and returns what it printed as JSON.
    func json(_ arguments: String...) async throws -> Any {
        let result = try await run(arguments + ["--json"])
        guard result.status == 0 else {
            throw CommandFailed(description: "\(arguments): \(result.error)\(log.suffix(2_000))")
        }
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    }

    private static func contents(of pipe: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    returning: String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                )
            }
        }
    }
}
