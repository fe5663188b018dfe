// The answers that name no account, and those to what another person proposed.

internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

extension Review {
    /// Gives an answer with a note.
    fileprivate static func answer(_ path: String, _ note: String?, _ connection: ConnectionOptions) async throws {
        let answer = try await connection.client.send("POST", path, NoteRequest(note: note))
        try answer.print(asJSON: connection.json, ReviewResult.self, ReviewText.result)
    }

    struct Neither: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "none",
            abstract: "Says that it is none of the accounts that are found.",
            discussion: "It is not asked again until another account is found. The lines stay held."
        )

        @OptionGroup var line: ReviewedLine

        @Option(help: "A note for the record.")
        var note: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await Review.answer(line.path("none"), note, connection) }
    }

    struct Unsure: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a question off: it is listed last from now on, with the note."
        )

        @OptionGroup var line: ReviewedLine

        @Option(help: "A note for whoever looks next.")
        var note: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await Review.answer(line.path("unsure"), note, connection) }
    }

    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes back what people decided about a line, and about those decided with it.",
            discussion: "Only what is not released yet."
        )

        @OptionGroup var line: ReviewedLine

        @Option(help: "A note for the record.")
        var note: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await Review.answer(line.path("undo"), note, connection) }
    }

    struct Proposals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what waits for another person's approval.")

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/review/proposals", page.query)
            try answer.print(asJSON: connection.json, Page<ProposalView>.self, ReviewText.proposals)
        }
    }

    /// The proposal that is judged.
    struct Judgement: ParsableArguments {
        @Argument(help: "The proposal's id (prp_…).")
        var id: String

        @Option(help: "A note for the record.")
        var note: String?

        func path(_ verb: String) -> String { "/v1/review/proposals/\(PercentEncoding.encode(id))/\(verb)" }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approves what another person proposed; nobody approves their own."
        )

        @OptionGroup var judgement: Judgement
        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await Review.answer(judgement.path("approve"), judgement.note, connection) }
    }

    struct Decline: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Declines what another person proposed, or withdraws one's own."
        )

        @OptionGroup var judgement: Judgement
        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await Review.answer(judgement.path("decline"), judgement.note, connection) }
    }
}
