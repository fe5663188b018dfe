import Domain
import Glibc
import HTTPAPI
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

/// Real sockets.
@Suite(.timeLimit(.minutes(1)))
struct ListenerTests {
    private let directory: TemporaryDirectory
    private let operations = FakeOperations()
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws { directory = try TemporaryDirectory() }

    private var path: String { "\(directory.path)/api.sock" }

    /// Serves until the body has returned.
    private func serving<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        let (listening, continuation) = AsyncStream<Void>.makeStream()
        let listener = try CommandListener(
            operations: operations,
            configuration: APIConfiguration(socketPath: path),
            logger: logger
        ) { continuation.finish() }
        let run = Task { try await listener.run() }
        for await _ in listening {}
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        run.cancel()
        try await run.value
        return try result.get()
    }

    /// The listener's own error, for one that does not come to serve.
    private func refusal() async throws -> ListenerError? {
        let listener = try CommandListener(
            operations: operations,
            configuration: APIConfiguration(socketPath: path),
            logger: logger
        )
        do {
            try await listener.run()
        } catch let error as ListenerError {
            return error
        }
        return nil
    }

    private func mode(of path: String) -> mode_t? {
        var information = stat()
        return lstat(path, &information) == 0 ? information.st_mode : nil
    }

    @Test func `serves on a socket for its owner and group, and takes it away at the end`() async throws {
        try await serving {
            #expect(mode(of: path) == S_IFSOCK | 0o660)
            #expect(mode(of: "\(path).new") == nil)
            let answer = try await SocketClient.ask(path, "GET /v1/queues HTTP/1.1")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
            #expect(answer.contains(#""name":"matching""#))
        }
        #expect(mode(of: path) == nil)
    }

    @Test func `records changes under the name of the user at the other end`() async throws {
        try await serving {
            let answer = try await SocketClient.ask(path, "POST /v1/queues/matching/pause HTTP/1.1")
            #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
        }
        let user = try #require(getpwuid(geteuid()))
        #expect(operations.all == ["pause matching by operator:\(String(cString: user.pointee.pw_name))"])
    }

    @Test func `replaces a stale socket`() async throws {
        let stale = SocketClient.bind(path)
        close(stale)
        #expect(mode(of: path) != nil)
        try await serving {
            let answer = try await SocketClient.ask(path, "GET /healthz HTTP/1.1")
            #expect(answer.hasSuffix("ok\n"))
        }
    }

    @Test func `leaves a socket alone on which somebody answers`() async throws {
        let other = SocketClient.bind(path)
        defer { close(other) }
        #expect(try await refusal() == .inUse(path: path))
        #expect(mode(of: path) != nil)
    }

    @Test func `leaves a file alone that is not a socket`() async throws {
        close(open(path, O_CREAT | O_WRONLY, 0o600))
        #expect(try await refusal() == .notASocket(path: path))
        #expect(mode(of: path) == S_IFREG | 0o600)
    }

    @Test func `does not take away a socket that replaced its own`() async throws {
        let other = try await serving {
            unlink(path)
            return SocketClient.bind(path)
        }
        defer { close(other) }
        #expect(mode(of: path) != nil)
    }

    @Test func `stops in good order: answers what is in hand, and waits for nobody who is silent`() async throws {
        let (asked, askedContinuation) = AsyncStream<Void>.makeStream()
        let (mayEnd, mayEndContinuation) = AsyncStream<Void>.makeStream()
        let slow = FakeOperations(beforeVerifying: {
            askedContinuation.finish()
            for await _ in mayEnd {}
        })
        let (listening, continuation) = AsyncStream<Void>.makeStream()
        let listener = try CommandListener(
            operations: slow,
            configuration: APIConfiguration(socketPath: path),
            logger: logger
        ) { continuation.finish() }
        let group = ServiceGroup(services: [RunningListener(listener: listener)], logger: logger)
        let run = Task { try await group.run() }
        for await _ in listening {}
        let silent = try SocketClient.connected(path)
        defer { close(silent) }
        let answer = Task { [path] in try await SocketClient.ask(path, "POST /v1/verify HTTP/1.1") }
        for await _ in asked {}
        await group.triggerGracefulShutdown()
        mayEndContinuation.finish()
        #expect(try await answer.value.hasPrefix("HTTP/1.1 200 OK"))
        try await run.value
        #expect(mode(of: path) == nil)
    }

    @Test func `refuses a path that is too long for a socket`() throws {
        let long = "/run/" + String(repeating: "x", count: 120)
        #expect(throws: ListenerError.self) {
            try CommandListener(
                operations: operations,
                configuration: APIConfiguration(socketPath: long),
                logger: logger
            )
        }
    }

    @Test func `serves health on loopback, to this machine's names only`() async throws {
        let port = Mutex(0)
        let (listening, continuation) = AsyncStream<Void>.makeStream()
        let listener = ObservationListener(
            at: try LoopbackAddress("127.0.0.1:0"),
            operations: operations,
            configuration: APIConfiguration(),
            logger: logger
        ) { chosen in
            port.withLock { $0 = chosen }
            continuation.finish()
        }
        let run = Task { try await listener.run() }
        for await _ in listening {}
        let chosen = port.withLock { $0 }
        let healthy = try await SocketClient.ask(port: chosen, "GET /healthz HTTP/1.1", host: "127.0.0.1:\(chosen)")
        let foreign = try await SocketClient.ask(port: chosen, "GET /metrics HTTP/1.1", host: "rebound.example")
        let command = try await SocketClient.ask(port: chosen, "GET /v1/orders HTTP/1.1", host: "localhost")
        run.cancel()
        try await run.value
        #expect(healthy.hasPrefix("HTTP/1.1 200 OK"))
        #expect(foreign.hasPrefix("HTTP/1.1 421"))
        #expect(command.hasPrefix("HTTP/1.1 404"))
    }
}

/// The listener as a service manager within the process sees it.
private struct RunningListener: Service {
    let listener: CommandListener

    func run() async throws { try await listener.run() }
}
