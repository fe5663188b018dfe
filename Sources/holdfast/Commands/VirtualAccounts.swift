internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct VirtualAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists virtual accounts, makes, changes, merges and removes them.",
        discussion: """
            A former name goes on working on orders until another virtual account takes it.

            EXAMPLES
              holdfast virtual-accounts xyz.com
              holdfast virtual-accounts make xyz.com Berlin --in EMEA --location "Berlin, DE"
              holdfast virtual-accounts change va_0abc --name Lab --restricted
              holdfast virtual-accounts remove va_0abc --into Paris
            """,
        subcommands: [List.self, Make.self, Change.self, Remove.self],
        defaultSubcommand: List.self
    )

    /// What a virtual account is to be like.
    struct Attributes: ParsableArguments {
        @Option(
            name: .customLong("in"),
            help: ArgumentHelp("The one it is to lie in; empty for none.", valueName: "name")
        )
        var parent: String?

        @Flag(name: .customLong("default"), help: "Licenses go here for which nothing else is said.")
        var isDefault = false

        @Flag(help: "Hidden from partners' search; its exact name on an order still works.")
        var restricted = false

        @Flag(help: "Shown in partners' search.")
        var open = false

        @Option(help: "Where it is; empty for nothing.")
        var location: String?

        @Option(help: "The technology it is for; empty for nothing.")
        var technologyGroup: String?

        @Option(help: "The department it is for; empty for nothing.")
        var department: String?

        @Option(help: "To whom it reports; empty for nothing.")
        var reportingLine: String?

        func validate() throws {
            guard !restricted || !open else { throw ValidationError("Give --restricted or --open, not both.") }
        }

        func request(named name: String?) -> VirtualAccountRequest {
            var request = VirtualAccountRequest(
                name: name,
                parent: parent,
                isDefault: isDefault ? true : nil,
                isRestricted: restricted ? true : open ? false : nil
            )
            (request.location, request.technologyGroup) = (location, technologyGroup)
            (request.department, request.reportingLine) = (department, reportingLine)
            return request
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the virtual accounts of an account.")

        @OptionGroup var target: Account.Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/virtual-accounts")
            try answer.print(asJSON: connection.json, Page<VirtualAccountView>.self, VirtualAccounts.text)
        }
    }

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a virtual account.")

        @OptionGroup var target: Account.Target

        @Argument(help: "Its name.")
        var name: String

        @OptionGroup var attributes: Attributes
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = attributes.request(named: name)
            let answer = try await connection.client.send("POST", "\(target.path)/virtual-accounts", request)
            try answer.print(asJSON: connection.json, VirtualAccountView.self) {
                VirtualAccounts.text(Page(items: [$0]))
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Changes what is named of a virtual account.")

        @Argument(help: "Its id.")
        var id: String

        @Option(help: "Its new name.")
        var name: String?

        @OptionGroup var attributes: Attributes
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/virtual-accounts/\(PercentEncoding.encode(id))"
            let answer = try await connection.client.send("PATCH", path, attributes.request(named: name))
            try answer.print(asJSON: connection.json, VirtualAccountView.self) {
                VirtualAccounts.text(Page(items: [$0]))
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes a virtual account that is empty, or merges it into another."
        )

        @Argument(help: "Its id.")
        var id: String

        @Option(help: ArgumentHelp("Where everything in it goes: a name or id.", valueName: "name"))
        var into: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let query = into.map { "?into=\(PercentEncoding.encode($0))" } ?? ""
            let path = "/v1/virtual-accounts/\(PercentEncoding.encode(id))\(query)"
            let answer = try await connection.client.send("DELETE", path)
            try answer.printNothing(asJSON: connection.json, "Removed.\n")
        }
    }

    static func text(_ page: Page<VirtualAccountView>) -> String {
        let table = Table(
            .text("Virtual account"),
            .text("In"),
            .text("Default"),
            .text("Restricted"),
            .text("Location"),
            .text("Department"),
            .text("ID")
        )
        let names = Dictionary(page.items.map { ($0.id, $0.name) }) { first, _ in first }
        return page.text(table, orElse: "There are no virtual accounts.") { account, table in
            table.add(
                account.name,
                account.parent.map { names[$0] ?? $0 },
                account.isDefault ? "yes" : "no",
                account.isRestricted ? "yes" : "no",
                account.location,
                account.department,
                account.id
            )
        }
    }
}
