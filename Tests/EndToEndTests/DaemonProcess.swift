import Foundation
import Synchronization
import TestSupport

/// The real program, started on a directory of its own, told of by its own readiness messages.
final class DaemonProcess: Sendable {
    struct DidNotStart: Error, CustomStringConvertible {
        let description: String
    }

    private let process: Mutex<Process>
    /// Yields each message the daemon sends to its supervisor, and ends with the process.
    private let messages: AsyncStream<String>
    private let exit: Task<Int32, Never>

    /// The program beside the tests' own bundle.
    static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("holdfast").path

    /// Starts the daemon and does not wait for it.
    init(world: DaemonWorld, failpoint: String? = nil) throws {
        let (messages, continuation) = AsyncStream<String>.makeStream()
        let notify = try NotifySocket(path: "\(world.path)/notify.\(UUID().uuidString.prefix(8))") {
            continuation.yield($0)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["serve", "--config", world.configurationPath]
        var environment = ProcessInfo.processInfo.environment
        environment["NOTIFY_SOCKET"] = notify.path
        environment["HOLDFAST_FAILPOINT"] = failpoint
        process.environment = environment
        let log = try world.openLog()
        process.standardOutput = log
        process.standardError = log
        let (ended, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            notify.close()
            continuation.finish()
            end.yield(
                process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
            )
            end.finish()
        }
        try process.run()
        self.process = Mutex(process)
        self.messages = messages
        exit = Task {
            for await status in ended { return status }
            return -1
        }
    }

    /// Starts the daemon and waits until it says that it is ready.
    static func started(in world: DaemonWorld, failpoint: String? = nil) async throws -> DaemonProcess {
        let daemon = try DaemonProcess(world: world, failpoint: failpoint)
        for await message in daemon.messages where message.contains("READY=1") { return daemon }
        throw DidNotStart(description: "exit \(await daemon.exitStatus): \(world.log.suffix(4_000))")
    }

    /// The exit status, negative for a signal; waits for the end.
    var exitStatus: Int32 { get async { await exit.value } }

    /// Ends it as a supervisor does, and waits.
    func stop() async -> Int32 {
        send(SIGTERM)
        return await exitStatus
    }

    /// Kills it as a power cut does, and waits.
    func kill() async {
        send(SIGKILL)
        _ = await exitStatus
    }

    func send(_ signal: Int32) {
        process.withLock { process in
            if process.isRunning { _ = Foundation.kill(process.processIdentifier, signal) }
        }
    }

    var identifier: Int32 { process.withLock { $0.processIdentifier } }
}
