internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Contracts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists enterprise agreements and contracts, records and removes them.",
        discussion: """
            EXAMPLES
              holdfast contracts xyz.com
              holdfast contracts record xyz.com EA-1 --kind enterpriseAgreement --starts 2026-01-01 --order acme/PO-1
            """,
        subcommands: [List.self, Record.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists an account's contracts with the licenses under them."
        )

        @OptionGroup var target: Account.Target
        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/contracts", page.query)
            try answer.print(asJSON: connection.json, Page<ContractView>.self, Contracts.text)
        }
    }

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Records a contract as a whole.")

        @OptionGroup var target: Account.Target

        @Argument(help: "Its number.")
        var number: String

        @Option(help: "enterpriseAgreement or contract.")
        var kind: String

        @Option(help: ArgumentHelp("The first day of its term.", valueName: "date"))
        var starts: String

        @Option(help: ArgumentHelp("The last day of its term.", valueName: "date"))
        var ends: String?

        @Option(
            name: .customLong("suite"),
            help: ArgumentHelp("A suite it covers; may be given several times.", valueName: "name")
        )
        var suites: [String] = []

        @Option(help: "What people should know.")
        var note: String?

        @Option(
            name: .customLong("order"),
            help: ArgumentHelp("An order under it; may be given several times.", valueName: "partner/number")
        )
        var orders: [String] = []

        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard orders.allSatisfy({ $0.split(separator: "/", maxSplits: 1).count == 2 }) else {
                throw ValidationError("Give orders as PARTNER/NUMBER.")
            }
        }

        func run() async throws {
            let named = orders.map { order in
                let parts = order.split(separator: "/", maxSplits: 1).map(String.init)
                return ContractRequest.Order(partner: parts[0], number: parts[1])
            }
            let request = ContractRequest(
                kind: kind,
                startsOn: starts,
                endsOn: ends,
                suites: suites.isEmpty ? nil : suites,
                note: note,
                orders: named.isEmpty ? nil : named
            )
            let path = "\(target.path)/contracts/\(PercentEncoding.encode(number))"
            let answer = try await connection.client.send("PUT", path, request)
            try answer.print(asJSON: connection.json, ContractView.self) { Contracts.text(Page(items: [$0])) }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes the record of a contract; what was bought under it stays."
        )

        @OptionGroup var target: Account.Target

        @Argument(help: "Its number.")
        var number: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "\(target.path)/contracts/\(PercentEncoding.encode(number))"
            let answer = try await connection.client.send("DELETE", path)
            try answer.printNothing(asJSON: connection.json, "Removed.\n")
        }
    }

    static func text(_ page: Page<ContractView>) -> String {
        let table = Table(
            .text("Number"),
            .text("Kind"),
            .text("From"),
            .text("Until"),
            .text("Suites"),
            .number("Orders"),
            .number("Licenses")
        )
        return page.text(table, orElse: "There are no contracts.") { contract, table in
            table.add(
                contract.number,
                contract.kind,
                contract.startsOn,
                contract.endsOn,
                contract.suites.joined(separator: ", "),
                String(contract.orders.count),
                String(contract.licenses)
            )
        }
    }
}
