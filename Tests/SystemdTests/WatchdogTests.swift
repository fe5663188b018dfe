import Logging
import Synchronization
import Systemd
import TestSupport
import Testing

@Suite struct WatchdogTests {
    /// Runs a watchdog through scripted verdicts, as if a third of the interval passed after each, and returns what
    /// the supervisor heard and how long the watchdog slept.
    private func hear(_ verdicts: [Health]) async throws -> (messages: [String], naps: [Duration]) {
        let directory = try TemporaryDirectory()
        let socket = try NotifySocket(address: "\(directory.path)/notify")
        let left = Mutex(verdicts)
        let naps = Mutex<[Duration]>([])
        let watchdog = Watchdog(
            notifier: try ServiceNotifier(environment: socket.environment),
            interval: .seconds(30),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            sleep: { nap in
                naps.withLock { $0.append(nap) }
                if left.withLock({ $0.isEmpty }) { throw CancellationError() }
            },
            health: { left.withLock { $0.removeFirst() } }
        )
        try await watchdog.run()
        return (socket.messages(), naps.withLock { $0 })
    }

    @Test func `it pings three times per interval while everything moves`() async throws {
        let (messages, naps) = try await hear([.alive, .alive, .alive])
        #expect(messages == ["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"])
        #expect(naps == [.seconds(10), .seconds(10), .seconds(10)])
    }

    @Test func `a part that stalls ends the pings and is named`() async throws {
        let (messages, _) = try await hear([.alive, .stalled(["writer", "scanner"]), .stalled(["writer"])])
        #expect(messages == ["WATCHDOG=1", "STATUS=stalled: writer, scanner", "STATUS=stalled: writer"])
    }

    @Test func `a part that moves again brings the pings back`() async throws {
        let (messages, _) = try await hear([.stalled(["runner"]), .alive, .alive])
        #expect(messages == ["STATUS=stalled: runner", "WATCHDOG=1\nSTATUS=working", "WATCHDOG=1"])
    }

    @Test func `a supervisor that can never be reached ends it`() async throws {
        let watchdog = Watchdog(
            notifier: try ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nowhere/notify"]),
            interval: .seconds(30),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            health: { .alive }
        )
        await #expect(throws: NotificationError.self) { try await watchdog.run() }
    }

    @Test func `cancelling the task ends it`() async throws {
        let (asked, ask) = AsyncStream<Void>.makeStream()
        let watchdog = Watchdog(
            notifier: try ServiceNotifier(environment: [:]),
            interval: .seconds(3_600),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            health: {
                ask.yield()
                return .alive
            }
        )
        let task = Task { try await watchdog.run() }
        for await _ in asked { break }
        task.cancel()
        try await task.value
    }
}

@Suite struct ProgressMonitorTests {
    private final class World: Sendable {
        let uptime = Mutex(Duration.zero)
        let writer = Mutex<Int64>(0)
        let scanner = Mutex<Int64>(0)

        func monitor() -> ProgressMonitor {
            ProgressMonitor(
                parts: [
                    .init(name: "writer", longestSilence: .seconds(10)) { self.writer.withLock { $0 } },
                    .init(name: "scanner", longestSilence: .seconds(60)) { self.scanner.withLock { $0 } },
                ],
                uptime: { self.uptime.withLock { $0 } }
            )
        }

        func pass(seconds: Int) { uptime.withLock { $0 += .seconds(seconds) } }
    }

    @Test func `a part may be silent for its time, from the first look on, and no longer`() {
        let world = World()
        world.pass(seconds: 1_000)
        let monitor = world.monitor()
        #expect(monitor.health() == .alive)
        world.pass(seconds: 10)
        #expect(monitor.health() == .alive)
        world.pass(seconds: 1)
        #expect(monitor.health() == .stalled(["writer has not moved for 11 s"]))
        world.pass(seconds: 50)
        #expect(monitor.health() == .stalled(["writer has not moved for 61 s", "scanner has not moved for 61 s"]))
    }

    @Test(arguments: [Int64(5), -3_600_000, .max])
    func `any change of the mark counts as progress, also backwards`(mark: Int64) {
        let world = World()
        let monitor = world.monitor()
        #expect(monitor.health() == .alive)
        world.pass(seconds: 9)
        world.writer.withLock { $0 = mark }
        #expect(monitor.health() == .alive)
        world.pass(seconds: 10)
        #expect(monitor.health() == .alive)
        world.pass(seconds: 1)
        #expect(monitor.health() == .stalled(["writer has not moved for 11 s"]))
    }

    @Test func `the system's uptime never goes back`() {
        let first = ProgressMonitor.systemUptime()
        #expect(ProgressMonitor.systemUptime() >= first)
    }
}
