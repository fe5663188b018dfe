import Foundation
import Synchronization

/// A program that was started by a test, and is killed with the value that started it.
final class ChildProcess: Sendable {
    let identifier: pid_t
    private let life: Life
    private let ending = Journal<Int32>()
    private let printed = Mutex("")
    private let lines: Journal<String>
    private let reading = Journal<Bool>()

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: the program, found on the path, and its arguments.
    ///   - environment: variables to set besides those of the tests.
    ///   - lines: is told each line of the standard error, and of the standard output where that is not kept apart.
    ///   - keepsOutput: whether the standard output is kept apart, for `output`.
    /// - Throws: `POSIXError` when it cannot be started.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        lines: Journal<String> = Journal(),
        keepsOutput: Bool = false
    ) throws {
        self.lines = lines
        let started = try Self.spawning.withLock { _ in
            try Self.spawn(arguments, environment: environment, keepsOutput: keepsOutput)
        }
        identifier = started.identifier
        let (log, output, life) = (started.log, started.output, Life(started.identifier))
        self.life = life
        Thread.detachNewThread { [lines, reading] in
            Self.read(log) { lines.note($0) }
            if output == nil { reading.note(true) }
        }
        if let output {
            Thread.detachNewThread { [self] in
                let text = Self.contents(output)
                printed.withLock { $0 = text }
                reading.note(true)
            }
        }
        Thread.detachNewThread { [ending] in ending.note(life.waitForEnd()) }
    }

    deinit { send(SIGKILL) }

    /// Held while a process is made, so that no other gets the ends of its pipes.
    private static let spawning = Mutex(())

    private static func spawn(
        _ arguments: [String],
        environment: [String: String],
        keepsOutput: Bool
    ) throws -> (identifier: pid_t, log: Int32, output: Int32?) {
        let log = try pipe()
        let output = keepsOutput ? try pipe() : log
        defer { for end in Set([output.writing, log.writing]) { close(end) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, log.writing, 2)
        // What other tests have open, their sockets above all, must not live on in the process.
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            if let open = Int32(name), open > 2 { posix_spawn_file_actions_addclose(&actions, open) }
        }
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var (argv, envp) = (arguments.map { strdup($0) } + [nil], variables.map { strdup($0) } + [nil])
        defer { for text in argv + envp { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawnp(&identifier, arguments[0], &actions, nil, &argv, &envp)
        guard code == 0 else {
            for end in Set([output.reading, log.reading]) { close(end) }
            throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
        }
        return (identifier, log.reading, keepsOutput ? output.reading : nil)
    }

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        return (ends[0], ends[1])
    }

    /// The exit status, negative for a signal; waits for the end, and until everything it printed has been read.
    func exitStatus(within limit: Duration = .seconds(60)) async throws -> Int32 {
        let status = try await ending.first("the end of process \(identifier)", within: limit)
        try await reading.first("the end of what process \(identifier) prints", within: limit)
        return status
    }

    /// Whether it has ended.
    var hasEnded: Bool { !ending.all.isEmpty }

    /// What it printed on its standard output, after its end.
    var output: String { printed.withLock { $0 } }

    /// What it printed on its standard error.
    var complaint: String { lines.all.joined(separator: "\n") }

    func send(_ signal: Int32) { life.send(signal) }

    private static func contents(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        readAll(descriptor) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ descriptor: Int32, line: (String) -> Void) {
        var rest: [UInt8] = []
        readAll(descriptor) { part in
            rest += part
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                line(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeFirst(end + 1)
            }
        }
        if !rest.isEmpty { line(String(decoding: rest, as: UTF8.self)) }
    }

    private static func readAll(_ descriptor: Int32, _ body: (ArraySlice<UInt8>) -> Void) {
        defer { close(descriptor) }
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &part, part.count)
            if count > 0 { body(part[..<count]) } else if count == 0 || errno != EINTR { return }
        }
    }
}

/// Whether a process lives; until its end is taken note of, its number is not given to another.
private final class Life: Sendable {
    private let identifier: pid_t
    private let isRunning = Mutex(true)

    init(_ identifier: pid_t) { self.identifier = identifier }

    func send(_ signal: Int32) {
        isRunning.withLock { isRunning in
            if isRunning { kill(identifier, signal) }
        }
    }

    /// Blocks until the end; the exit status, negative for a signal.
    func waitForEnd() -> Int32 {
        var information = siginfo_t()
        while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return isRunning.withLock { isRunning in
            isRunning = false
            var status: Int32 = 0
            waitpid(identifier, &status, 0)
            let signal = status & 0x7F
            return signal == 0 ? (status >> 8) & 0xFF : -signal
        }
    }
}
