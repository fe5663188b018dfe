internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Aliases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what was learned from decisions, confirms it, or revokes it.",
        discussion: """
            A decision makes a candidate. It counts once another person, or a later order that is decided the same, \
            confirmed it, and its cool-off has passed.

            EXAMPLES
              holdfast aliases
              holdfast aliases show als_0abcdefghjkmn
              holdfast aliases revoke als_0abcdefghjkmn
            """,
        subcommands: [List.self, Show.self, Confirm.self, Revoke.self],
        defaultSubcommand: List.self
    )

    /// The alias a command is for.
    struct Target: ParsableArguments {
        @Argument(help: "The alias's id (als_…).")
        var id: String

        var path: String { "/v1/aliases/\(PercentEncoding.encode(id))" }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists aliases in the order in which they were learned."
        )

        @Option(help: "Only of this partner.")
        var partner: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/aliases", [("partner", partner)] + page.query)
            try answer.print(asJSON: connection.json, Page<AliasView>.self, AliasText.list)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows an alias with the lines that are scheduled by it."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(target.path)
            try answer.print(asJSON: connection.json, AliasView.self, AliasText.show)
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Confirms an alias; not by who taught it."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/confirm")
            try answer.print(asJSON: connection.json, AliasView.self, AliasText.show)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revokes an alias; what is scheduled by it is decided again.",
            discussion: "The lines are those that rested on it, as they stand now. What is released stays released."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/revoke")
            try answer.print(asJSON: connection.json, AliasView.self, AliasText.show)
        }
    }
}
