internal import ArgumentParser
internal import FoundationEssentials
internal import Fulfilment
internal import HTTPAPI

struct Placement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the placement rules of an account, replaces them, and tries others.",
        discussion: """
            Rules are a JSON file such as 'holdfast placement xyz.com --json' prints: take it, change it, give it back. It \
            is refused when somebody else has changed the rules since.

            EXAMPLES
              holdfast placement xyz.com --json > rules.json
              holdfast placement try xyz.com rules.json
              holdfast placement replace xyz.com rules.json
            """,
        subcommands: [Show.self, Replace.self, Try.self],
        defaultSubcommand: Show.self
    )

    /// The rules that a command is given.
    struct Rules: ParsableArguments {
        @Argument(help: "The file; - is the standard input.", completion: .file(extensions: ["json"]))
        var file: String

        func view() throws -> PlacementView {
            let bytes = try InputFile.bytes(file)
            do {
                return try JSONDecoder().decode(PlacementView.self, from: Data(bytes))
            } catch {
                let remedy = "take the output of 'holdfast placement ACCOUNT --json', and change that"
                throw CommandFailure(.badInput, "\(InputFile.name(file)) does not hold placement rules", remedy: remedy)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows the rules, the first that matches counting.")

        @OptionGroup var target: Account.Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/placement")
            try answer.print(asJSON: connection.json, PlacementView.self, Placement.text)
        }
    }

    struct Replace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Replaces the rules, all at once.")

        @OptionGroup var target: Account.Target
        @OptionGroup var rules: Rules
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("PUT", "\(target.path)/placement", try rules.view())
            try answer.print(asJSON: connection.json, PlacementView.self, Placement.text)
        }
    }

    struct Try: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows where the last 100 releases would have gone; changes nothing."
        )

        @OptionGroup var target: Account.Target
        @OptionGroup var rules: Rules
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/placement/trial", try rules.view())
            try answer.print(asJSON: connection.json, Page<PlacementTrialView>.self, Placement.text)
        }
    }

    static func text(_ placement: PlacementView) -> String {
        var table = Table(
            .number("Rule"),
            .text("SKU"),
            .text("City"),
            .text("Postal code"),
            .text("Country"),
            .text("Partner"),
            .text("Order"),
            .text("Goes to")
        )
        for (position, rule) in placement.rules.enumerated() {
            table.add(
                String(position + 1),
                rule.sku,
                rule.city,
                rule.postalCode,
                rule.country,
                rule.partner,
                rule.orderPrefix,
                rule.virtualAccount
            )
        }
        return table.text(orElse: "There are no rules: licenses go to the default virtual account.")
    }

    static func text(_ page: Page<PlacementTrialView>) -> String {
        let table = Table(
            .text("Released"),
            .text("SKU"),
            .number("Quantity"),
            .text("Went to"),
            .text("Would go to"),
            .text("Rule")
        )
        return page.text(table, orElse: "Nothing was released.") { release, table in
            table.add(
                release.releasedAt,
                release.sku,
                String(release.quantity),
                release.virtualAccount,
                release.wouldGoTo,
                release.rule.map(String.init)
            )
        }
    }
}
