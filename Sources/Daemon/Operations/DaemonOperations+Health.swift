// How the daemon stands: vital signs that wait for nothing, and figures that are read in one snapshot.

internal import Domain
internal import Fulfilment
internal import Glibc
internal import HTTPAPI
internal import Inbox
internal import JobQueue
internal import Storage
internal import Webhooks

extension DaemonOperations {
    func vitals() async -> Vitals {
        let (look, inbox) = (vitalSigns.current, inboxStatus())
        var vitals = Vitals(now: time.now.milliseconds)
        vitals.stalledParts = stalledParts()
        vitals.databaseFault = look.databaseFault
        vitals.hasReserve = database.hasReserve
        vitals.oldestOverdueAt = look.oldestOverdueAt
        vitals.workStandsStillSince = look.standsStillSince
        // Before the first scan has come to its end, its age is that of the daemon.
        vitals.inboxesScannedAt = inbox.map { ($0.lastScan ?? startedAt).milliseconds }
        vitals.inboxFault = inbox?.closedBecause
        return vitals
    }

    func status() async throws -> StatusView {
        let now = time.now
        let report = HealthReport(await vitals(), limits: healthLimits)
        let (queues, gauges) = try await database.read { snapshot in
            (
                try JobQueue.overviews(now: now.milliseconds, in: snapshot).map(QueueView.init),
                try FulfilmentGauges.read(now: now, in: snapshot)
            )
        }
        return StatusView(
            version: HoldfastVersion.current,
            startedAt: startedAt.description,
            processID: Int(getpid()),
            stateDirectory: stateDirectory,
            engine: "SQLite \(Database.engineVersion)",
            failing: report.all.compactMap { check in check.fault.map { "\(check.name): \($0)" } },
            // Of the endpoints' queues, of which there can be thousands, those in which something waits.
            queues: queues.filter { !Self.isEndpointQueue($0.name) || $0.ready + $0.dead > 0 || $0.isPaused },
            gauges: gauges
        )
    }

    func measurements() async throws -> Measurements {
        let now = time.now
        let (overviews, gauges, deliveries) = try await database.read { snapshot in
            (
                try JobQueue.overviews(now: now.milliseconds, in: snapshot),
                try FulfilmentGauges.read(now: now, in: snapshot),
                try DeliveryGauges.read(in: snapshot)
            )
        }
        let versions = VersionView.current
        var measurements = Measurements(
            version: versions.holdfast,
            engineVersion: versions.sqlite,
            transportVersion: versions.libcurl,
            fulfilment: gauges,
            runner: runner.statistics,
            writer: database.writerStatistics
        )
        measurements.queues = QueueMeasurement.all(
            overviews,
            running: runner.statistics.running,
            now: now.milliseconds,
            isEndpointQueue: { Self.isEndpointQueue($0) || $0 == QueueMeasurement.endpointsLabel }
        )
        measurements.hasReserve = database.hasReserve
        if let inbox = inboxStatus() {
            measurements.inboxes = Self.inboxes(inbox, now: now)
            measurements.commonInboxAlerts = inbox.alerts.count
            measurements.isInboxClosed = inbox.closedBecause != nil
        }
        measurements.deliveries = deliveries
        measurements.attemptsByOutcome = transport.byOutcome
        return measurements
    }

    private static func isEndpointQueue(_ name: String) -> Bool { name.hasPrefix("endpoint:") }

    private static func inboxes(_ status: InboxStatus, now: Timestamp) -> [Measurements.Inbox] {
        status.partners.sorted { $0.key < $1.key }.map { name, status in
            var inbox = Measurements.Inbox(partner: name.text)
            inbox.waitingFiles = status.waiting
            inbox.oldestWaitingAge = status.oldestWaitingSince.map { now.milliseconds - $0.milliseconds } ?? 0
            inbox.scannedAt = status.lastScan?.milliseconds
            inbox.alerts = status.alerts.count
            inbox.refusedFiles = status.refused
            // A repeat lies in the archive too; each file is to be counted once.
            inbox.filesByOutcome = [
                "archived": max(0, status.archived - status.repeated), "repeated": status.repeated,
                "quarantined": status.quarantined,
            ]
            return inbox
        }
    }
}
