internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what happened in a Smart Account, the newest first.",
        discussion: """
            With --partner, what a partner's people did.

            EXAMPLES
              holdfast history xyz.com --kind license.acquired --since 2026-11-01T00:00:00Z
              holdfast history xyz.com --csv > history.csv
              holdfast history --partner acme
            """
    )

    @Argument(help: "The Smart Account: its domain identifier or id.")
    var account: String?

    @Option(help: "The partner, in place of an account.")
    var partner: String?

    @Option(help: ArgumentHelp("By whom, as entries show it.", valueName: "name"))
    var actor: String?

    @Option(help: "Of this kind, for example license.transferred.")
    var kind: String?

    @Option(help: ArgumentHelp("In this virtual account, or out of it, va_….", valueName: "id"))
    var virtualAccount: String?

    @Option(help: "About this SKU.")
    var sku: String?

    @Option(help: ArgumentHelp("From this order.", valueName: "number"))
    var order: String?

    @Option(help: ArgumentHelp("Not before this moment.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Before this moment.", valueName: "moment"))
    var until: String?

    @Flag(help: "Prints all of it as CSV.")
    var csv = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (account == nil) != (partner == nil) else { throw ValidationError("Name an account, or --partner.") }
    }

    func run() async throws {
        let owner =
            account.map { "accounts/\(PercentEncoding.encode($0))" }
            ?? "partners/\(PercentEncoding.encode(partner ?? ""))"
        let query = [
            ("actor", actor), ("kind", kind), ("virtualAccount", virtualAccount), ("sku", sku),
            ("orderNumber", order), ("since", since), ("until", until),
        ]
        let path = "/v1/\(owner)/activity"
        if csv { return try await ListFile.write(ActivityView.self, path, query, connection.client) }
        let answer = try await connection.client.get(path, page.query + query)
        try answer.print(asJSON: connection.json, Page<ActivityView>.self, Self.text)
    }

    static func text(_ page: Page<ActivityView>) -> String {
        let table = Table(.text("When"), .text("Who"), .text("What"), .text("Order"))
        return page.text(table, orElse: "Nothing has happened here.") { entry, table in
            table.add(Moment.text(entry.happenedAt), entry.actor, entry.summary, entry.orderNumber)
        }
    }
}
