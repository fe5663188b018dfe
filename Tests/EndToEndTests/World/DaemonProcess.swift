import Foundation
import TestSupport

/// The real program, started on a directory of its own, told of by its own readiness messages.
final class DaemonProcess: Sendable {
    /// The program beside the tests' own bundle.
    static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("holdfast").path

    private let world: DaemonWorld
    private let process: ChildProcess
    private let notify: NotifySocket
    private let watch: Task<Void, Never>

    /// Starts the daemon and does not wait for it.
    ///
    /// - Parameters:
    ///   - world: where it works.
    ///   - failpoint: the step at which it dies.
    ///   - wrapper: a program, with its arguments, that becomes the daemon.
    /// - Throws: when it cannot be started at all.
    init(world: DaemonWorld, failpoint: String? = nil, wrapper: [String] = []) throws {
        self.world = world
        let notify = try NotifySocket(path: "\(world.path)/notify.\(UUID().uuidString.prefix(8))")
        var environment = ["NOTIFY_SOCKET": notify.path]
        environment["HOLDFAST_FAILPOINT"] = failpoint
        let process = try ChildProcess(
            wrapper + [Self.program, "serve", "--config", world.configurationPath],
            environment: environment,
            lines: world.log
        )
        (self.process, self.notify) = (process, notify)
        watch = Task {
            // However it ends, nothing more will come.
            _ = try? await process.exitStatus(within: .seconds(3_600))
            notify.close()
        }
    }

    deinit { watch.cancel() }

    /// Starts the daemon and waits until it says that it is ready.
    static func started(
        in world: DaemonWorld,
        failpoint: String? = nil,
        wrapper: [String] = []
    ) async throws -> DaemonProcess {
        let daemon = try DaemonProcess(world: world, failpoint: failpoint, wrapper: wrapper)
        do {
            try await daemon.message("READY=1")
        } catch {
            let status = daemon.process.hasEnded ? "\(try await daemon.exitStatus())" : "none"
            let log = world.log.all.suffix(20).joined(separator: "\n")
            throw DaemonWorld.Failure(description: "it did not get ready; exit status \(status)\n\(log)")
        }
        return daemon
    }

    /// Waits for a message to the supervisor.
    func message(_ text: String) async throws {
        try await notify.messages.first("the message \(text)") { $0.contains(text) }
    }

    /// How often a message has come.
    func count(of text: String) -> Int { notify.messages.all.count { $0.contains(text) } }

    /// The exit status, negative for a signal; waits for the end.
    func exitStatus(within limit: Duration = .seconds(60)) async throws -> Int32 {
        try await process.exitStatus(within: limit)
    }

    /// Ends it as a supervisor does, and waits.
    func stop() async throws -> Int32 {
        send(SIGTERM)
        return try await exitStatus()
    }

    /// Kills it as a power cut does, and waits.
    func kill() async throws {
        send(SIGKILL)
        _ = try await exitStatus()
    }

    func send(_ signal: Int32) { process.send(signal) }

    var hasEnded: Bool { process.hasEnded }
    var identifier: Int32 { process.identifier }
}
