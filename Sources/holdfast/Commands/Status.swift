internal import ArgumentParser
internal import HTTPAPI

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows how the daemon stands.",
        discussion: """
            Exit status 1 when a check of its readiness fails.

            EXAMPLE  holdfast status
            """
    )

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let answer = try await connection.client.get("/v1/status")
        let status = try answer.value(StatusView.self)
        try answer.print(asJSON: connection.json, StatusView.self, Self.text)
        if !status.isReady { throw ExitCode.failure }
    }

    static func text(_ status: StatusView) -> String {
        var sheet = Sheet()
        sheet.add(
            "Holdfast",
            "\(status.version), process \(status.processID), since \(Moment.text(status.startedAt) ?? "")"
        )
        sheet.add("Ready", status.isReady ? "yes" : "no")
        for fault in status.failing { sheet.add("Failing", fault) }
        sheet.add("Database", "\(status.engine) in \(status.stateDirectory)")
        sheet.add("Orders", String(status.orders))
        sheet.add("Scheduled lines", String(status.scheduledLines))
        sheet.add("Released lines", String(status.releasedLines))
        var held = Table(.text("Partner"), .text("Held because"), .number("Lines"))
        for entry in status.held { held.add(entry.partner, entry.reason, String(entry.lines)) }
        return [
            sheet.text, held.text(orElse: "No lines are held."), QueueTable.text(status.queues),
        ].joined(separator: "\n")
    }
}
