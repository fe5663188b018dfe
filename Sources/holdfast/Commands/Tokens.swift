internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

/// What a token is limited to.
struct ScopeOptions: ParsableArguments {
    @Option(
        name: .customLong("scope"),
        help: ArgumentHelp("A right the token is limited to; may be given several times.", valueName: "right")
    )
    var scopes: [String] = []

    /// The rights; nil for no limit.
    var rights: [String]? { scopes.isEmpty ? nil : scopes }
}

struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, makes and revokes API tokens.",
        discussion: """
            EXAMPLES
              holdfast tokens prn_0abc
              holdfast tokens create prn_0abc --name "build server" --scope licenses.read --days 90
              holdfast tokens revoke tok_0abc
            """,
        subcommands: [List.self, Create.self, Revoke.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists somebody's tokens, without their secrets.")

        @OptionGroup var target: People.Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/tokens")
            try answer.print(asJSON: connection.json, Page<TokenView>.self, PeopleText.tokens)
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a token and shows its secret, this once.")

        @OptionGroup var target: People.Target

        @Option(help: ArgumentHelp("What it is for.", valueName: "text"))
        var name: String

        @OptionGroup var limits: ScopeOptions

        @Option(help: ArgumentHelp("How many days it counts; 365 unless given.", valueName: "number"))
        var days: Int?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = TokenRequest(name: name, scopes: limits.rights, days: days)
            let answer = try await connection.client.send("POST", "\(target.path)/tokens", request)
            try answer.print(asJSON: connection.json, TokenView.self, PeopleText.secret)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revokes a token.")

        @Argument(help: "The token's id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "/v1/tokens/\(PercentEncoding.encode(id))/revoke")
            try answer.printNothing(asJSON: connection.json, "Revoked.\n")
        }
    }
}
