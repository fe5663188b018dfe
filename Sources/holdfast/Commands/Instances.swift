internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Instances: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists product instances, shows one, or ends its registration.",
        discussion: """
            EXAMPLES
              holdfast instances xyz.com
              holdfast instances show pin_0abcdefghjkmn
              holdfast instances remove pin_0abcdefghjkmn
            """,
        subcommands: [List.self, Show.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the registered product instances.")

        @OptionGroup var target: Account.Target
        @OptionGroup var place: VirtualAccountOption
        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/instances", place.query + page.query)
            try answer.print(asJSON: connection.json, Page<InstanceView>.self, Instances.text)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a product instance with what it uses.")

        @Argument(help: "Its id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/instances/\(PercentEncoding.encode(id))")
            try answer.print(asJSON: connection.json, InstanceView.self) { view in
                let uses = view.licenses.map { "  \($0.quantity) \(TerminalText.neutral($0.sku))\n" }.joined()
                return Instances.text(Page(items: [view], next: nil)) + uses
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends the registration of a product instance; what it used is free."
        )

        @Argument(help: "Its id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("DELETE", "/v1/instances/\(PercentEncoding.encode(id))")
            try answer.printNothing(asJSON: connection.json, "\(TerminalText.neutral(id)) is removed.\n")
        }
    }

    static func text(_ page: Page<InstanceView>) -> String {
        let table = Table(
            .text("ID"),
            .text("Virtual account"),
            .text("Product"),
            .text("Serial"),
            .text("Host"),
            .text("State"),
            .text("Authorized until")
        )
        return page.text(table, orElse: "There are no product instances.") { one, table in
            table.add(
                one.id,
                one.virtualAccount,
                one.product,
                one.serial,
                one.hostName,
                one.state,
                Moment.text(one.authorizedUntil)
            )
        }
    }
}
