internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Reservations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reserves licenses for offline devices, and takes them back.",
        discussion: """
            EXAMPLES
              holdfast reservations xyz.com
              holdfast reservations make xyz.com Berlin RQ-ZISR4321:FDO1-…-0V --license NET-ADV-100=2
              holdfast reservations return rsv_0abcdefghjkmn RT-ZISR4321:FDO1-…-K3
            """,
        subcommands: [List.self, Make.self, Return.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what is or was reserved.")

        @OptionGroup var target: Account.Target
        @OptionGroup var place: VirtualAccountOption
        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/reservations", place.query + page.query)
            try answer.print(asJSON: connection.json, Page<ReservationView>.self, Reservations.text)
        }
    }

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Reserves licenses for a device.")

        @OptionGroup var target: Account.Target

        @Argument(help: "The virtual account's name or id.")
        var virtualAccount: String

        @Argument(help: "The request code that the device shows.")
        var requestCode: String

        @Option(
            name: .customLong("license"),
            help: ArgumentHelp("What is reserved, SKU=number; may be given several times.", valueName: "SKU=number")
        )
        var licenses: [String]

        @Flag(help: "One license under which the device may do everything.")
        var universal = false

        @Option(help: "For how many days; without an end unless given.")
        var days: Int?

        @Flag(help: "Export-controlled licenses may be among them.")
        var exportControlled = false

        @OptionGroup var connection: ConnectionOptions

        func validate() throws { _ = try counts() }

        func run() async throws {
            let request = ReservationRequest(
                virtualAccount: virtualAccount,
                requestCode: requestCode,
                kind: universal ? "universal" : "specific",
                licenses: try counts(),
                days: days,
                allowsExportControlled: exportControlled ? true : nil
            )
            let answer = try await connection.client.send("POST", "\(target.path)/reservations", request)
            try answer.print(asJSON: connection.json, ReservationView.self) {
                "\($0.id) is made. The authorization code for the device:\n\($0.authorizationCode ?? "")\n"
            }
        }

        private func counts() throws -> [LicenseCount] {
            try licenses.map { text in
                guard let sign = text.lastIndex(of: "="), let count = Int(text[text.index(after: sign)...]) else {
                    throw ValidationError("--license is SKU=number.")
                }
                return LicenseCount(sku: String(text[..<sign]), quantity: count)
            }
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes back what was reserved for a device.")

        @Argument(help: "The reservation's id.")
        var id: String

        @Argument(help: "The return code that the device shows.")
        var returnCode: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/reservations/\(PercentEncoding.encode(id))/return"
            let answer = try await connection.client.send("POST", path, ReturnRequest(returnCode: returnCode))
            try answer.print(asJSON: connection.json, ReservationView.self) { "\($0.id) is \($0.state).\n" }
        }
    }

    static func text(_ page: Page<ReservationView>) -> String {
        let table = Table(
            .text("ID"),
            .text("Virtual account"),
            .text("Product"),
            .text("Serial"),
            .text("State"),
            .text("Licenses"),
            .text("Until")
        )
        return page.text(table, orElse: "There are no reservations.") { one, table in
            table.add(
                one.id,
                one.virtualAccount,
                one.product,
                one.serial,
                one.state,
                one.licenses.map { "\($0.quantity) \($0.sku)" }.joined(separator: ", "),
                Moment.text(one.expiresAt)
            )
        }
    }
}
