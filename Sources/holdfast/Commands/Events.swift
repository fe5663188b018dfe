internal import ArgumentParser
internal import Domain
internal import HTTPAPI
internal import Webhooks

struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what happened, in the order in which it happened.",
        discussion: """
            EXAMPLES
              holdfast events --partner acme --type license.released
              holdfast events show evt_0b0j9v3fp8002
            """,
        subcommands: [List.self, Show.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists events in the order in which they happened.")

        @Option(help: "Only for this partner.")
        var partner: String?

        @Option(help: ArgumentHelp("Only for this Smart Account.", valueName: "domain"))
        var account: String?

        @Option(help: "Only of this type, for example license.released.")
        var type: String?

        @Option(help: ArgumentHelp("Only about this order.", valueName: "ord_…"))
        var order: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let query = [("partner", partner), ("account", account), ("type", type), ("order", order)] + page.query
            let answer = try await connection.client.get("/v1/events", query)
            try answer.print(asJSON: connection.json, Page<EventView>.self, Events.text)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows an event with the body that is posted.")

        @Argument(help: "Its id, evt_…")
        var event: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/events/\(PercentEncoding.encode(event))")
            try answer.print(asJSON: connection.json, EventView.self) { event in
                var sheet = Sheet()
                sheet.add("Event", "\(event.type)  (\(event.id))")
                sheet.add("For", event.owner)
                sheet.add("Order", event.order)
                sheet.add("Happened", Moment.text(event.occurredAt))
                sheet.add("Body", event.body)
                return sheet.text
            }
        }
    }

    static func text(_ page: Page<EventView>) -> String {
        let table = Table(.text("Happened"), .text("Type"), .text("For"), .text("Order"), .text("Event"))
        return page.text(table, orElse: "There are no such events.") { event, table in
            table.add(Moment.text(event.occurredAt), event.type, event.owner, event.order, event.id)
        }
    }
}
