// MetricsPage: every metric of the daemon, in one place.
//
// GUARANTEES   Names follow Prometheus's rules: the prefix `holdfast_` (or `process_` for what every process has), base
//              units, `_total` for counters. Labels have as many values as the configuration has partners, or as the
//              program has states; no label holds an order, an endpoint or a file.

internal import Domain
internal import Fulfilment
internal import JobQueue
internal import Storage
internal import Webhooks

/// Turns measurements into a page.
public enum MetricsPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - measurements: what the daemon measured.
    ///   - process: what the kernel says of the process.
    /// - Returns: the text.
    public static func text(_ measurements: Measurements, process: ProcessReading?) -> String {
        var page = MetricsText()
        addBuild(measurements, to: &page)
        addOrders(measurements, to: &page)
        addInboxes(measurements, to: &page)
        addQueues(measurements.queues, to: &page)
        addRunner(measurements, to: &page)
        addWriter(measurements, to: &page)
        if let process { addProcess(process, to: &page) }
        return page.text
    }

    private static func addBuild(_ measurements: Measurements, to page: inout MetricsText) {
        let sample = MetricsText.Sample(
            1,
            ("version", measurements.version),
            ("sqlite", measurements.engineVersion),
            ("libcurl", measurements.transportVersion)
        )
        page.add("holdfast_build_info", .gauge, "The versions in use; always 1.", [sample])
    }

    private static func addOrders(_ measurements: Measurements, to page: inout MetricsText) {
        let gauges = measurements.fulfilment
        page.add(
            "holdfast_receipts_total",
            .counter,
            "Order files received since the database was made.",
            gauges.receipts
        )
        page.add("holdfast_orders_total", .counter, "Orders accepted since the database was made.", gauges.orders)
        page.add(
            "holdfast_held_lines",
            .gauge,
            "Order lines that wait in a holding account.",
            gauges.heldLines.map { .init($0.count, ("partner", $0.partner), ("reason", $0.reason.rawValue)) }
        )
        page.add(
            "holdfast_held_oldest_age_seconds",
            .gauge,
            "How long the longest-held line has waited for this reason.",
            gauges.oldestHeldAge.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { .init(seconds($0.value), ("reason", $0.key.rawValue)) }
        )
        page.add(
            "holdfast_scheduled_lines",
            .gauge,
            "Order lines that are matched and will be released at the end of their undo window.",
            gauges.scheduledLines
        )
        page.add(
            "holdfast_release_overdue_seconds",
            .gauge,
            "How long ago the most overdue release should have happened; 0 when none is.",
            [.init(seconds(gauges.mostOverdue))]
        )
        page.add(
            "holdfast_released_lines",
            .gauge,
            "Order lines released to a customer and not returned.",
            gauges.releasedLines
        )
    }

    private static func addQueues(_ queues: [QueueMeasurement], to page: inout MetricsText) {
        page.add(
            "holdfast_queue_jobs",
            .gauge,
            "Jobs in a queue by state.",
            queues.flatMap { queue in
                [
                    ("ready", queue.ready), ("scheduled", queue.scheduled), ("waiting", queue.waiting),
                    ("running", queue.running), ("dead", queue.dead),
                ].map { MetricsText.Sample($0.1, ("queue", queue.label), ("state", $0.0)) }
            }
        )
        page.add(
            "holdfast_queue_oldest_ready_age_seconds",
            .gauge,
            "How long the longest-ready job could have run.",
            queues.map { .init(seconds($0.oldestReadyAge), ("queue", $0.label)) }
        )
        page.add(
            "holdfast_queue_oldest_overdue_age_seconds",
            .gauge,
            "How long the most overdue job has been due; 0 when none is.",
            queues.map { .init(seconds($0.oldestOverdueAge), ("queue", $0.label)) }
        )
        page.add(
            "holdfast_queues_paused",
            .gauge,
            "How many queues of this label are paused.",
            queues.map { .init($0.paused, ("queue", $0.label)) }
        )
    }

    private static func addRunner(_ measurements: Measurements, to page: inout MetricsText) {
        let runner = measurements.runner
        page.add(
            "holdfast_jobs_total",
            .counter,
            "Runs of jobs since the process started, by outcome.",
            byOutcome(["done": runner.done, "failed": runner.failed, "dead": runner.dead, "lost": runner.lost])
        )
        page.add(
            "holdfast_runner_last_pass_timestamp_seconds",
            .gauge,
            "When the job runner last looked for work.",
            [.init(seconds(runner.lastPass))]
        )
        page.add(
            "holdfast_webhook_deliveries",
            .gauge,
            "Deliveries that were given up, or wait for an endpoint that is switched off.",
            [
                .init(measurements.deliveries.failed, ("state", "failed")),
                .init(measurements.deliveries.waiting, ("state", "waiting")),
            ]
        )
        page.add(
            "holdfast_webhook_attempts_total",
            .counter,
            "Attempts to deliver since the process started, by outcome.",
            byOutcome(measurements.attemptsByOutcome)
        )
    }

    private static func addWriter(_ measurements: Measurements, to page: inout MetricsText) {
        let writer = measurements.writer
        page.add("holdfast_database_commits_total", .counter, "Commits of the database.", writer.commits)
        page.add(
            "holdfast_database_requests_total",
            .counter,
            "Changes committed, several in one commit.",
            writer.requests
        )
        page.add(
            "holdfast_database_refusals_total",
            .counter,
            "Changes that failed by themselves and were undone.",
            writer.failures
        )
        page.add(
            "holdfast_database_full_total",
            .counter,
            "Commits refused because the disk was full.",
            writer.fullDisks
        )
        page.add(
            "holdfast_database_log_bytes",
            .gauge,
            "Length of the write-ahead log after the last commit.",
            writer.logBytes
        )
        page.add(
            "holdfast_database_reserve",
            .gauge,
            "1 while the reserve against a full disk is in place.",
            measurements.hasReserve ? 1 : 0
        )
    }

    private static func addProcess(_ process: ProcessReading, to page: inout MetricsText) {
        page.add("process_resident_memory_bytes", .gauge, "Resident memory.", process.residentBytes)
        page.add("process_virtual_memory_bytes", .gauge, "Virtual memory.", process.virtualBytes)
        page.add("process_open_fds", .gauge, "Open file descriptors.", process.openDescriptors)
        page.add("process_max_fds", .gauge, "The most file descriptors that may be open.", process.maximumDescriptors)
        page.add("process_threads", .gauge, "Threads of the process.", process.threads)
        page.add("process_cpu_seconds_total", .counter, "Processor time used.", [.init(process.processorSeconds)])
        page.add("process_start_time_seconds", .gauge, "When the process started.", [.init(process.startedAt)])
    }

    static func byOutcome(_ counts: [String: Int]) -> [MetricsText.Sample] {
        counts.sorted { $0.key < $1.key }.map { .init($0.value, ("outcome", $0.key)) }
    }

    static func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds) / 1_000 }
}
