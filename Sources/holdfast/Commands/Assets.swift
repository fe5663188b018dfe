internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Assets: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists everything a Smart Account owns.",
        discussion: """
            Licenses by virtual account, then devices. A page can have fewer than asked for; what to write after --after \
            is told while there are more.

            EXAMPLES
              holdfast assets xyz.com --kind subscription --expiring-before 2027-01-01T00:00:00Z
              holdfast assets xyz.com --csv > assets.csv
            """
    )

    @Argument(help: "The Smart Account: its domain identifier or id.")
    var account: String

    @Option(help: "perpetualLicense, termLicense, subscription, hardware or service.")
    var kind: String?

    @Option(help: "Of this SKU.")
    var sku: String?

    @Option(help: ArgumentHelp("In this virtual account, va_….", valueName: "id"))
    var virtualAccount: String?

    @Option(help: ArgumentHelp("Whose term ends before this moment.", valueName: "moment"))
    var expiringBefore: String?

    @Option(help: "Bought through this partner.")
    var partner: String?

    @Option(help: ArgumentHelp("By this order of the customer's own.", valueName: "number"))
    var order: String?

    @Flag(help: "Prints all of them as CSV.")
    var csv = false

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let path = "/v1/accounts/\(PercentEncoding.encode(account))/assets"
        let query = [
            ("kind", kind), ("sku", sku), ("virtualAccount", virtualAccount), ("expiringBefore", expiringBefore),
            ("partner", partner), ("orderNumber", order),
        ]
        if csv { return try await ListFile.write(AssetView.self, path, query, connection.client) }
        let answer = try await connection.client.get(path, page.query + query)
        try answer.print(asJSON: connection.json, Page<AssetView>.self, Self.text)
    }

    static func text(_ page: Page<AssetView>) -> String {
        let table = Table(
            .number("Quantity"),
            .text("SKU"),
            .text("Kind"),
            .text("Virtual account"),
            .text("Order"),
            .text("Partner"),
            .text("Acquired"),
            .text("Ends")
        )
        return page.text(table, orElse: "There are no assets here.") { asset, table in
            table.add(
                String(asset.quantity),
                asset.sku,
                asset.kind,
                asset.virtualAccountName,
                asset.orderNumber.map { "\($0)/\(asset.line)" },
                asset.partner,
                Moment.text(asset.acquiredAt),
                asset.termEndsAt.flatMap { Moment.text($0) }
            )
        }
    }
}
