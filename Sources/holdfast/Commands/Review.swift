internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets people decide whose lines are of which the rules are not certain.",
        discussion: """
            Held lines whose orders say the same of the customer are one question, and one decision is for all of them. \
            What is decided is released when the undo window ends; until then 'holdfast review undo' takes it back.

            EXAMPLES
              holdfast review
              holdfast review show PO-4711/1 --partner acme
              holdfast review confirm PO-4711/1 xyz.com
              holdfast review reject PO-4711/1 xyz.org --note "the other XYZ"
            """,
        subcommands: [
            List.self, Show.self, Confirm.self, Reject.self, Neither.self, Unsure.self, Undo.self, Proposals.self,
            Approve.self, Decline.self,
        ],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists what a person has to decide, the oldest first."
        )

        @Option(help: "Only of this partner.")
        var partner: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/review", [("partner", partner)] + page.query)
            try answer.print(asJSON: connection.json, Page<ReviewItemView>.self, ReviewText.list)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a line with the accounts it may belong to, and why.",
            discussion: """
                GRADES  A the same, B similar, F different, Z one side says nothing
                """
        )

        @OptionGroup var line: ReviewedLine
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(line.path())
            try answer.print(asJSON: connection.json, ReviewView.self, ReviewText.show)
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decides that a line, and all held lines that say the same, are an account's.",
            discussion: """
                Where the partner's settings ask for another person, it becomes a proposal that somebody else approves.
                """
        )

        @OptionGroup var line: ReviewedLine

        @Argument(help: "The account's domain identifier or id.")
        var account: String

        @Option(help: ArgumentHelp("The virtual account; the account's default otherwise.", valueName: "name"))
        var virtualAccount: String?

        @Flag(help: "Only this line, not those that say the same.")
        var only = false

        @Flag(help: "Decide it although something speaks against the account.")
        var override = false

        @Option(help: "A note for the record.")
        var note: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = ConfirmLineRequest(
                smartAccount: account,
                virtualAccount: virtualAccount,
                onlyThisLine: only ? true : nil,
                override: override ? true : nil,
                note: note
            )
            let answer = try await connection.client.send("POST", line.path("confirm"), request)
            try answer.print(asJSON: connection.json, ReviewResult.self, ReviewText.result)
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a line, and every order that says the same, is not an account's.",
            discussion: "It is remembered: nothing matches them by itself any more. --revoke takes it back."
        )

        @OptionGroup var line: ReviewedLine

        @Argument(help: "The account's domain identifier or id.")
        var account: String

        @Flag(help: "Take back that it was rejected.")
        var revoke = false

        @Option(help: "A note for the record.")
        var note: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = RejectLineRequest(smartAccount: account, revoke: revoke ? true : nil, note: note)
            let answer = try await connection.client.send("POST", line.path("reject"), request)
            try answer.print(asJSON: connection.json, ReviewResult.self, ReviewText.result)
        }
    }
}
