internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct RegistrationTokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, makes and revokes the tokens with which product instances register.",
        discussion: """
            EXAMPLES
              holdfast registration-tokens xyz.com Berlin
              holdfast registration-tokens make xyz.com Berlin --days 7 --maximum-uses 20
              holdfast registration-tokens revoke rtk_0abcdefghjkmn
            """,
        subcommands: [List.self, Make.self, Revoke.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the tokens of a virtual account.")

        @OptionGroup var target: Account.Target

        @Argument(help: "The virtual account's name or id.")
        var virtualAccount: String

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let place = PercentEncoding.encode(virtualAccount)
            let path = "\(target.path)/virtual-accounts/\(place)/registration-tokens"
            let answer = try await connection.client.get(path, page.query)
            try answer.print(asJSON: connection.json, Page<RegistrationTokenView>.self, RegistrationTokens.text)
        }
    }

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a token; its secret is shown this once.")

        @OptionGroup var target: Account.Target

        @Argument(help: "The virtual account's name or id.")
        var virtualAccount: String

        @Option(help: "What it is for.")
        var description: String?

        @Option(help: "How many days it counts, 1 to 365; 30 unless given.")
        var days: Int?

        @Option(help: "How many registrations it is good for; any number unless given.")
        var maximumUses: Int?

        @Flag(help: "What registers with it may use export-controlled licenses.")
        var exportControlled = false

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = RegistrationTokenRequest(
                virtualAccount: virtualAccount,
                description: description,
                days: days,
                maximumUses: maximumUses,
                allowsExportControlled: exportControlled ? true : nil
            )
            let path = "\(target.path)/registration-tokens"
            let answer = try await connection.client.send("POST", path, request)
            try answer.print(asJSON: connection.json, RegistrationTokenView.self) {
                "\($0.id) counts until \($0.expiresAt). Its secret, shown this once:\n\($0.secret ?? "")\n"
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revokes a token; what registered with it stays.")

        @Argument(help: "Its id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/registration-tokens/\(PercentEncoding.encode(id))/revoke"
            let answer = try await connection.client.send("POST", path)
            try answer.print(asJSON: connection.json, RegistrationTokenView.self) { "\($0.id) is revoked.\n" }
        }
    }

    static func text(_ page: Page<RegistrationTokenView>) -> String {
        let table = Table(.text("ID"), .text("For"), .number("Uses"), .number("Of"), .text("Until"), .text("Revoked"))
        return page.text(table, orElse: "There are no registration tokens.") { token, table in
            table.add(
                token.id,
                token.description,
                "\(token.uses)",
                token.maximumUses.map { "\($0)" },
                Moment.text(token.expiresAt),
                Moment.text(token.revokedAt)
            )
        }
    }
}
