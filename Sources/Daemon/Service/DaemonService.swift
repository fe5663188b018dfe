// DaemonService: starts the parts, keeps them running, and stops them in good order.
//
// GUARANTEES   Readiness is told when commands are answered and inboxes are watched, not before.
//              SIGTERM: nothing new is claimed, what is in hand is finished, the database is closed; within the
//              configured time. What has not finished then stays in the queue, and is done at the next start.
//              A part that ends by itself ends the process with its reason: the supervisor starts a sound one.
// DOES NOT     Restart parts: after a failed COMMIT what is in memory may differ from the file.

internal import CurlTransport
internal import Domain
internal import Fulfilment
internal import Glibc
internal import HTTPAPI
internal import Inbox
internal import JobQueue
internal import Logging
internal import ServiceLifecycle
internal import Storage
internal import Synchronization
internal import Systemd
internal import Threads

/// A daemon that runs.
final class DaemonService: Sendable {
    /// Why the daemon ends.
    enum End: Sendable {
        /// Somebody wants it to.
        case signal(ServiceSignal)
        /// A part has ended by itself.
        case failed(part: String, reason: String, status: Int32 = ExitStatus.internalError)
    }

    let parts: DaemonParts
    private let monitor: ProgressMonitor
    private let request: ConfigurationRequest
    private let configuration: Mutex<DaemonConfiguration>
    private let destination: LogDestination
    private let notifier: ServiceNotifier
    private let logger: Logger
    /// Opens when neither the inbox nor the runner has anything in hand any more.
    private let drained = Latch(count: 2)
    private let listeners = Mutex<ServiceGroup?>(nil)
    /// Opens when the API is not served any more.
    private let served = Latch(count: 1)

    init(
        parts: DaemonParts,
        request: ConfigurationRequest,
        configuration: DaemonConfiguration,
        destination: LogDestination,
        notifier: ServiceNotifier
    ) {
        self.parts = parts
        self.request = request
        self.configuration = Mutex(configuration)
        self.destination = destination
        self.notifier = notifier
        logger = parts.logger
        monitor = parts.makeMonitor()
    }

    /// Runs until a signal or a failure.
    ///
    /// - Parameter signals: the process's signals.
    /// - Returns: the exit status.
    func run(signals: AsyncStream<ServiceSignal>) async -> Int32 {
        let current = configuration.withLock { $0 }
        let (ends, end) = AsyncStream<End>.makeStream()
        let work = Task { await runParts(current) { end.yield($0) } }
        let attention = Task { await attend(to: signals) { end.yield($0) } }
        // None of the parts, for which the end waits: it ends with the database, which is closed after them.
        Task { [parts] in
            guard let reason = await parts.database.waitUntilStopped() else { return }
            end.yield(.failed(part: "database", reason: "\(reason)"))
        }
        var iterator = ends.makeAsyncIterator()
        let reason = await iterator.next() ?? .failed(part: "daemon", reason: "nothing runs")
        try? notifier.send(.stopping)
        let status = announce(reason)
        attention.cancel()
        // A reload may have changed it.
        await stop(work, within: configuration.withLock { $0.shutdownTimeout })
        return status
    }

    private func announce(_ reason: End) -> Int32 {
        switch reason {
        case .signal(let signal):
            logger.notice("stopping", metadata: ["signal": "\(signal)"])
            return 0
        case .failed(let part, let reason, let status):
            logger.critical("a part has failed; the daemon ends", metadata: ["part": "\(part)", "reason": "\(reason)"])
            try? notifier.send(.status("\(part) failed: \(reason)"))
            return status
        }
    }

    // MARK: - Parts

    private typealias Part = (name: String, run: @Sendable () async throws -> Void)

    private func runParts(_ configuration: DaemonConfiguration, _ end: @escaping @Sendable (End) -> Void) async {
        await withDiscardingTaskGroup { group in
            for part in workingParts + servingParts(configuration) {
                group.addTask {
                    do {
                        try await part.run()
                        if !Task.isCancelled { end(.failed(part: part.name, reason: "it ended by itself")) }
                    } catch {
                        // A listener that cannot be opened: the daemon has not come to work.
                        let status =
                            error is ListenerError
                            ? ExitStatus.ofStart(error, stateDirectory: configuration.directories.state)
                            : ExitStatus.internalError
                        if !Task.isCancelled { end(.failed(part: part.name, reason: "\(error)", status: status)) }
                    }
                }
            }
        }
    }

    private var workingParts: [Part] {
        [
            (
                "job runner",
                {
                    defer { self.drained.countDown() }
                    try await self.parts.runner.run()
                }
            ),
            (
                "inbox",
                {
                    defer { self.drained.countDown() }
                    try await self.parts.inbox.run()
                }
            ),
            ("vital signs", { await self.parts.vitalSigns.run() }),
            ("reserve", { try await self.parts.keepReserve() }),
        ]
    }

    private func servingParts(_ configuration: DaemonConfiguration) -> [Part] {
        let listening = Latch(count: configuration.http.address == nil ? 1 : 2)
        var parts: [Part] = [
            ("API", { try await self.serve(configuration, listening) }),
            ("readiness", { try await self.tellReadiness(listening) }),
        ]
        if let interval = WatchdogInterval.asked(environment: request.environment, processID: getpid()) {
            parts.append(("watchdog", { try await self.watch(every: interval) }))
        }
        return parts
    }

    /// Serves until the service group is told to stop; requests in hand are then answered.
    private func serve(_ configuration: DaemonConfiguration, _ listening: Latch) async throws {
        defer { served.countDown() }
        let operations = parts.operations(configuration, monitor)
        let api = try configuration.api
        var services: [any Service] = [
            CommandService(
                listener: try CommandListener(operations: operations, configuration: api, logger: logger) {
                    listening.countDown()
                }
            )
        ]
        if let address = api.observationAddress {
            let listener = ObservationListener(at: address, operations: operations, configuration: api, logger: logger)
            {
                _ in listening.countDown()
            }
            services.append(ObservationService(listener: listener))
        }
        var quiet = logger
        quiet.logLevel = .warning
        let group = ServiceGroup(services: services, logger: quiet)
        listeners.withLock { $0 = group }
        try await group.run()
    }

    private func tellReadiness(_ listening: Latch) async throws {
        await listening.wait()
        try notifier.send(.ready, .status("working"))
        logger.notice(
            "ready",
            metadata: ["sqlite": "\(Database.engineVersion)", "version": "\(HoldfastVersion.current)"]
        )
        // Stays until it is cancelled, as every part does.
        try await Task.sleep(for: .seconds(1_000_000_000))
    }

    private func watch(every interval: Duration) async throws {
        try await Watchdog(notifier: notifier, interval: interval, logger: logger) { [monitor] in monitor.health() }
            .run()
    }

    // MARK: - Signals

    private func attend(to signals: AsyncStream<ServiceSignal>, _ end: @escaping @Sendable (End) -> Void) async {
        for await signal in signals {
            guard signal == .reload else {
                end(.signal(signal))
                return
            }
            await reload()
        }
    }

    private func reload() async {
        do {
            try notifier.sendReloading()
            let current = configuration.withLock { $0 }
            switch await readAgain(current) {
            case .failure(let faults):
                for fault in faults.all {
                    logger.error("the configuration is not taken", metadata: ["fault": "\(fault)"])
                }
            case .success(let change):
                try await apply(change)
            }
            try notifier.send(.ready)
        } catch {
            logger.error("reloading failed; the old settings stay", metadata: ["error": "\(error)"])
        }
    }

    private func readAgain(_ current: DaemonConfiguration) async -> Result<ConfigurationReload, ConfigurationFaults> {
        let request = request
        do {
            return try await WorkerThread.result(name: "configuration") { current.reload(request) }
        } catch {
            return .failure(ConfigurationFaults([.init(file: current.file, message: "\(error)", remedy: "try again")]))
        }
    }

    private func apply(_ change: ConfigurationReload) async throws {
        let new = change.configuration
        try parts.transport.reload(new.webhooks.transport)
        try await parts.apply(new)
        parts.inbox.setPartners(new.enabledPartners.map(\.name))
        destination.level = new.log.level
        configuration.withLock { $0 = new }
        let restart = change.needsRestart.map(\.setting.rawValue).joined(separator: ", ")
        logger.notice(
            "configuration reloaded",
            metadata: ["partners": "\(new.enabledPartners.count)", "needsRestart": "\(restart)"]
        )
    }

    // MARK: - The end

    private func stop(_ work: Task<Void, Never>, within limit: Duration) async {
        parts.inbox.stop()
        parts.runner.stop()
        // Requests that are under way may end by themselves; what is left of the time is for recording them.
        let transport = Task { [parts] in
            try? await Task.sleep(for: limit * 2 / 3)
            await parts.transport.close()
        }
        let isDrained = await finished(within: limit) { await self.drained.wait() }
        transport.cancel()
        if !isDrained { logger.warning("not everything has ended in time; the rest is done at the next start") }
        await listeners.withLock { $0 }?.triggerGracefulShutdown()
        _ = await finished(within: .seconds(3)) { await self.served.wait() }
        await parts.transport.close()
        work.cancel()
        _ = await finished(within: .seconds(5)) { await self.parts.database.close() }
        _ = await finished(within: .seconds(2)) { await work.value }
        logger.notice("stopped")
    }

    /// Whether a body has ended within so long; if not, it is left behind.
    private func finished(within limit: Duration, _ body: @escaping @Sendable () async -> Void) async -> Bool {
        let (results, result) = AsyncStream<Bool>.makeStream()
        let worker = Task {
            await body()
            result.yield(true)
        }
        let clock = Task {
            try? await Task.sleep(for: limit)
            result.yield(false)
        }
        var iterator = results.makeAsyncIterator()
        let isFinished = await iterator.next() ?? false
        worker.cancel()
        clock.cancel()
        return isFinished
    }
}
