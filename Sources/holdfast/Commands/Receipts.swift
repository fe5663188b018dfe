internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Receipts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists the receipts of a partner's files, the latest first.",
        discussion: """
            With --json, each receipt has all its faults.

            EXAMPLE  holdfast receipts acme --limit 20
            """
    )

    @Argument(help: "The partner's name.")
    var partner: String

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let path = "/v1/partners/\(PercentEncoding.encode(partner))/receipts"
        let answer = try await connection.client.get(path, page.query)
        try answer.print(asJSON: connection.json, Page<ReceiptView>.self, Self.text)
    }

    static func text(_ page: Page<ReceiptView>) -> String {
        let table = Table(
            .text("Received"),
            .text("Receipt"),
            .text("File"),
            .text("Format"),
            .text("Outcome"),
            .number("Items"),
            .number("Faults")
        )
        return page.text(table, orElse: "There are no receipts.") { receipt, table in
            table.add(
                Moment.text(receipt.receivedAt),
                receipt.id,
                receipt.fileName,
                receipt.format,
                receipt.outcome,
                String(receipt.itemCount),
                String(receipt.faultCount)
            )
        }
    }
}
