internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Licenses: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists licenses bought, used, reserved and left, by virtual account and SKU.",
        discussion: "EXAMPLE  holdfast licenses xyz.com --virtual-account Berlin"
    )

    @OptionGroup var target: Account.Target
    @OptionGroup var place: VirtualAccountOption
    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let answer = try await connection.client.get("\(target.path)/positions", place.query + page.query)
        try answer.print(asJSON: connection.json, Page<LicensePositionView>.self, Self.text)
    }

    static func text(_ page: Page<LicensePositionView>) -> String {
        let table = Table(
            .text("Virtual account"),
            .text("SKU"),
            .number("Purchased"),
            .number("In use"),
            .number("Reserved"),
            .number("Balance"),
            .number("Expiring"),
            .text("Compliance")
        )
        return page.text(table, orElse: "There are no licenses.") { position, table in
            table.add(
                position.virtualAccount,
                position.sku,
                "\(position.purchased)",
                "\(position.inUse)",
                "\(position.reserved)",
                "\(position.balance)",
                "\(position.expiring)",
                position.compliance
            )
        }
    }
}

/// The part of a Smart Account that a command is for.
struct VirtualAccountOption: ParsableArguments {
    @Option(help: ArgumentHelp("Only this virtual account.", valueName: "name"))
    var virtualAccount: String?

    var query: [(String, String?)] { [("virtualAccount", virtualAccount)] }
}
