internal import ArgumentParser
internal import Domain
internal import Fulfilment
internal import HTTPAPI

struct Held: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists lines that wait, those that have waited longest first.",
        discussion: """
            EXAMPLES
              holdfast held
              holdfast held --reason ambiguous --partner acme
            """
    )

    @Option(help: "Only of this partner.")
    var partner: String?

    @Option(help: "Only for this reason: \(Choices.of(HoldReason.self)).")
    var reason: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let answer = try await connection.client.get(
            "/v1/held",
            [("partner", partner), ("reason", reason)] + page.query
        )
        try answer.print(asJSON: connection.json, Page<HeldLineView>.self, Self.text)
    }

    static func text(_ page: Page<HeldLineView>) -> String {
        let table = Table(
            .text("Since"),
            .text("Partner"),
            .text("Order"),
            .text("Line"),
            .text("SKU"),
            .number("Quantity"),
            .text("Reason"),
            .text("End customer"),
            .text("Detail")
        )
        return page.text(table, orElse: "No such line waits.") { line, table in
            table.add(
                Moment.text(line.heldSince),
                line.partner,
                line.orderNumber,
                line.number,
                line.sku,
                String(line.quantity),
                line.holdReason,
                line.endCustomer,
                line.holdDetail
            )
        }
    }
}
