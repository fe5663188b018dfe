// What the supervisor and health pages judge by: whether the writer, the runner and the inbox move.

internal import Domain
internal import HTTPAPI
internal import Inbox
internal import JobQueue
internal import Storage
internal import Systemd
internal import Threads

extension DaemonParts {
    /// How long a part may stay still; the longest transaction (a file of 100,000 lines) takes a tenth of it.
    private static let longestSilence = Duration.seconds(120)

    /// Watches the parts that must move.
    func makeMonitor() -> ProgressMonitor {
        let (runner, inbox, vitalSigns) = (runner, inbox, vitalSigns)
        return ProgressMonitor(parts: [
            .init(name: "database writer", longestSilence: Self.longestSilence) { vitalSigns.current.writerMark },
            .init(name: "job runner", longestSilence: Self.longestSilence) { runner.statistics.lastPass },
            .init(name: "inbox", longestSilence: Self.longestSilence) { inbox.status.lastScan?.milliseconds ?? 0 },
        ])
    }

    /// What the API is served by.
    ///
    /// - Parameters:
    ///   - configuration: where things lie.
    ///   - monitor: watches the parts.
    /// - Returns: the operations behind the API.
    func operations(_ configuration: DaemonConfiguration, _ monitor: ProgressMonitor) -> DaemonOperations {
        DaemonOperations(
            database: database,
            fulfilment: fulfilment,
            webhooks: webhooks,
            runner: runner,
            parser: parser,
            transport: countedTransport,
            vitalSigns: vitalSigns,
            stalledParts: {
                guard case .stalled(let parts) = monitor.health() else { return [] }
                return parts
            },
            inboxStatus: { [inbox] in inbox.status },
            healthLimits: HealthLimits(),
            time: time,
            stateDirectory: configuration.directories.state,
            startedAt: startedAt
        )
    }

    /// Makes the reserve against a full disk again whenever it was given up and there is room, until cancelled.
    func keepReserve() async throws {
        while true {
            if !database.hasReserve {
                // It writes, so it has a thread of its own; without a thread now, the next look tries again.
                try? await WorkerThread.result(name: "reserve") { [database] in database.restoreReserve() }
            }
            try await Task.sleep(for: .seconds(2))
        }
    }
}
