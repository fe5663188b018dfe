internal import ArgumentParser
internal import Domain
internal import Fulfilment
internal import HTTPAPI

struct Orders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists orders.",
        discussion: """
            With a state or a reason, orders with such a line are listed, those that have waited longest first; otherwise \
            the newest first.

            EXAMPLES
              holdfast orders --partner acme
              holdfast orders --reason ambiguous
              holdfast orders --number PO-47 --json
            """
    )

    @Option(help: "Only of this partner.")
    var partner: String?

    @Option(help: "Only with a line in this state: \(Choices.of(LineState.self)).")
    var state: String?

    @Option(help: "Only with a line held for this reason: \(Choices.of(HoldReason.self)).")
    var reason: String?

    @Option(help: "Only with a number that begins so.")
    var number: String?

    @Option(help: ArgumentHelp("Only with a line matched to this Smart Account.", valueName: "domain"))
    var account: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let query = [
            ("partner", partner), ("state", state), ("reason", reason), ("number", number), ("account", account),
        ]
        let answer = try await connection.client.get("/v1/orders", query + page.query)
        try answer.print(asJSON: connection.json, Page<OrderView>.self, Self.text)
    }

    static func text(_ page: Page<OrderView>) -> String {
        let table = Table(
            .text("Partner"),
            .text("Number"),
            .text("Accepted"),
            .text("End customer"),
            .number("Lines"),
            .text("State")
        )
        return page.text(table, orElse: "There are no such orders.") { order, table in
            table.add(
                order.partner,
                order.number,
                Moment.text(order.acceptedAt),
                order.endCustomer,
                String(order.lineCount),
                Self.states(of: order)
            )
        }
    }

    /// For example `2 held, 1 released`.
    static func states(of order: OrderView) -> String {
        let states = order.linesByState.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return (states + (order.isCancelled ? ["order cancelled"] : [])).joined(separator: ", ")
    }
}
