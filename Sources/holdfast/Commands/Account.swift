internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Account: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows a Smart Account, makes one known, or changes its state.",
        discussion: """
            EXAMPLES
              holdfast account xyz.com
              holdfast account licenses xyz.com
              holdfast account register xyz.com --name "XYZ GmbH" --country DE
              holdfast account state xyz.com suspended
              holdfast account find acme "XYZ GmbH"
            """,
        subcommands: [Show.self, Licenses.self, Register.self, ChangeState.self, Find.self],
        defaultSubcommand: Show.self
    )

    /// The account a command is for.
    struct Target: ParsableArguments {
        @Argument(help: "Its domain identifier or id.")
        var account: String

        var path: String { "/v1/accounts/\(PercentEncoding.encode(account))" }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows an account with its virtual accounts.")

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(target.path)
            try answer.print(asJSON: connection.json, AccountView.self, Account.text)
        }
    }

    struct Licenses: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the licenses in an account.")

        @OptionGroup var target: Target
        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/licenses", page.query)
            try answer.print(asJSON: connection.json, Page<LicenseView>.self, Account.text)
        }
    }

    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an account known, or changes what is known of it.",
            discussion: "Lines that wait for the account are decided again."
        )

        @OptionGroup var target: Target

        @Option(help: "The customer's name; needed for a new account.")
        var name: String?

        @Option(help: "The customer's country, two letters.")
        var country: String?

        @Option(help: "Where it stands: pending, active, suspended or closed.")
        var state = "active"

        @Option(
            name: .customLong("virtual-account"),
            help: ArgumentHelp("A virtual account; may be given several times.", valueName: "name")
        )
        var virtualAccounts: [String] = []

        @Option(
            name: .customLong("default"),
            help: ArgumentHelp(
                "The virtual account that is to be the default; of a new account the first is, unless this says otherwise.",
                valueName: "name"
            )
        )
        var defaultVirtualAccount: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            var names = virtualAccounts
            if let name = defaultVirtualAccount, !names.contains(name) { names.append(name) }
            let entries = names.map { name in
                AccountRequest.VirtualAccount(name: name, isDefault: name == defaultVirtualAccount ? true : nil)
            }
            let request = AccountRequest(
                name: name,
                country: country,
                state: state,
                virtualAccounts: entries.isEmpty ? nil : entries
            )
            let answer = try await connection.client.send("PUT", target.path, request)
            try answer.print(asJSON: connection.json, AccountView.self, Account.text)
        }
    }

    struct ChangeState: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "state",
            abstract: "Moves an account to another state.",
            discussion: "Orders for an account that is not active wait; what it has stays."
        )

        @OptionGroup var target: Target

        @Argument(help: "active, suspended or closed.")
        var state: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("PUT", "\(target.path)/state", StateRequest(state: state))
            try answer.print(asJSON: connection.json, AccountView.self, Account.text)
        }
    }
}

extension Account {
    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Finds an account for a partner's order.",
            discussion: "Only the virtual accounts that are open are shown."
        )

        @Argument(help: "The partner's name.")
        var partner: String

        @Argument(help: "A domain identifier, an id, or a company's name.")
        var text: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/partners/\(PercentEncoding.encode(partner))/accounts"
            let answer = try await connection.client.get(path, [("query", text)])
            try answer.print(asJSON: connection.json, Page<FoundAccountView>.self) { page in
                let table = Table(
                    .text("Account"),
                    .text("Name"),
                    .text("State"),
                    .text("Virtual accounts"),
                    .text("ID")
                )
                return page.text(table, orElse: "There is no such account.") { account, table in
                    let names = account.virtualAccounts.map(\.name).joined(separator: ", ")
                    table.add(account.domain, account.name, account.state, names, account.id)
                }
            }
        }
    }

    static func text(_ account: AccountView) -> String {
        var sheet = Sheet()
        sheet.add("Smart Account", "\(account.domain)  (\(account.id))")
        sheet.add("Name", account.name)
        sheet.add("Country", account.country)
        sheet.add("State", account.state)
        var table = Table(.text("Virtual account"), .text("In"), .number("Licenses"), .text("Default"), .text("ID"))
        for entry in account.virtualAccounts ?? [] {
            table.add(entry.name, entry.parent, String(entry.quantity), entry.isDefault ? "yes" : "no", entry.id)
        }
        return sheet.text + "\n" + table.text(orElse: "It has no virtual accounts.")
    }

    static func text(_ page: Page<LicenseView>) -> String {
        let table = Table(
            .text("SKU"),
            .number("Quantity"),
            .text("Virtual account"),
            .text("Released"),
            .text("Term ends"),
            .text("Customer's order"),
            .text("ID")
        )
        return page.text(table, orElse: "It has no licenses.") { license, table in
            table.add(
                license.sku,
                String(license.quantity),
                license.virtualAccount,
                Moment.text(license.releasedAt),
                Moment.text(license.termEndsAt),
                license.endCustomerOrderNumber,
                license.id
            )
        }
    }
}
