// The metrics of the inboxes.

extension MetricsPage {
    static func addInboxes(_ measurements: Measurements, to page: inout MetricsText) {
        addWaitingFiles(measurements.inboxes, to: &page)
        page.add(
            "holdfast_inbox_common_alerts",
            .gauge,
            "Conditions that need somebody's attention and concern no single inbox.",
            measurements.commonInboxAlerts
        )
        page.add(
            "holdfast_inbox_closed",
            .gauge,
            "1 while no files are taken, for example because the disk is nearly full.",
            measurements.isInboxClosed ? 1 : 0
        )
        addFiles(measurements.inboxes, to: &page)
    }

    private static func addWaitingFiles(_ inboxes: [Measurements.Inbox], to page: inout MetricsText) {
        page.add(
            "holdfast_inbox_waiting_files",
            .gauge,
            "Files in an inbox that are not taken yet.",
            inboxes.map { .init($0.waitingFiles, ("partner", $0.partner)) }
        )
        page.add(
            "holdfast_inbox_oldest_waiting_age_seconds",
            .gauge,
            "How long the oldest of these files has lain there.",
            inboxes.map { .init(seconds($0.oldestWaitingAge), ("partner", $0.partner)) }
        )
        page.add(
            "holdfast_inbox_refused_files",
            .gauge,
            "Things in an inbox that are left there and never read, as of the last scan.",
            inboxes.map { .init($0.refusedFiles, ("partner", $0.partner)) }
        )
        page.add(
            "holdfast_inbox_alerts",
            .gauge,
            "Conditions of an inbox that need somebody's attention.",
            inboxes.map { .init($0.alerts, ("partner", $0.partner)) }
        )
    }

    private static func addFiles(_ inboxes: [Measurements.Inbox], to page: inout MetricsText) {
        page.add(
            "holdfast_inbox_last_scan_timestamp_seconds",
            .gauge,
            "When a scan of an inbox last came to its end.",
            inboxes.compactMap { inbox in
                inbox.scannedAt.map { .init(seconds($0), ("partner", inbox.partner)) }
            }
        )
        page.add(
            "holdfast_files_total",
            .counter,
            "Order files taken since the process started, by outcome.",
            inboxes.flatMap { inbox in
                inbox.filesByOutcome.sorted { $0.key < $1.key }
                    .map { .init($0.value, ("partner", inbox.partner), ("outcome", $0.key)) }
            }
        )
    }
}
