internal import ArgumentParser
internal import HTTPAPI
internal import Webhooks

struct Endpoints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, makes and changes the endpoints of webhooks.",
        discussion: """
            EXAMPLES
              holdfast endpoints
              holdfast endpoints add --partner acme --url https://hooks.acme.example/licenses --event 'license.*'
              holdfast endpoints test ep_0b0j9v3fp8000
              holdfast endpoints rotate ep_0b0j9v3fp8000
            """,
        subcommands: [
            List.self, Show.self, Add.self, Change.self, Enable.self, Disable.self, Rotate.self, Test.self, Remove.self,
        ],
        defaultSubcommand: List.self
    )

    /// The endpoint a command is for.
    struct Target: ParsableArguments {
        @Argument(help: "Its id, ep_…")
        var endpoint: String

        var path: String { "/v1/endpoints/\(PercentEncoding.encode(endpoint))" }
    }

    /// How an endpoint is to be.
    struct Traits: ParsableArguments {
        @Option(help: "Where events are posted to.")
        var url: String?

        @Option(
            name: .customLong("event"),
            help: ArgumentHelp(
                "A type of events it wants, or a family such as 'license.*'; several times.",
                valueName: "type"
            )
        )
        var events: [String] = []

        @Option(help: "What it is for.")
        var description: String?

        @Option(help: ArgumentHelp("A header sent along, as 'Name: value'; several times.", valueName: "header"))
        var header: [String] = []

        @Option(help: ArgumentHelp("How many requests run at once.", valueName: "number"))
        var concurrency: Int?

        @Option(help: ArgumentHelp("How many requests start in a minute; 0 for no limit.", valueName: "number"))
        var ratePerMinute: Int?

        func draft() throws -> EndpointDraft {
            var draft = EndpointDraft()
            draft.url = url
            draft.events = events.isEmpty ? nil : events
            draft.description = description
            draft.maximumConcurrency = concurrency
            draft.ratePerMinute = ratePerMinute
            if !header.isEmpty { draft.headers = try headers() }
            return draft
        }

        private func headers() throws -> [String: String] {
            var headers: [String: String] = [:]
            for text in header {
                guard let colon = text.firstIndex(of: ":") else {
                    throw CommandFailure(.badInput, "'\(text)' is no header", remedy: "write it as 'Name: value'")
                }
                headers[String(text[..<colon])] = String(text[text.index(after: colon)...].drop { $0 == " " })
            }
            return headers
        }
    }
}

extension Endpoints {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists endpoints.")

        @Option(help: "Only of this partner.")
        var partner: String?

        @Option(help: ArgumentHelp("Only of this Smart Account.", valueName: "domain"))
        var account: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let query = [("partner", partner), ("account", account)] + page.query
            let answer = try await connection.client.get("/v1/endpoints", query)
            try answer.print(asJSON: connection.json, Page<EndpointView>.self, EndpointText.list)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows an endpoint, without its secret.")

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(target.path)
            try answer.print(asJSON: connection.json, EndpointView.self, EndpointText.sheet)
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an endpoint, and shows its secret this once."
        )

        @Option(help: "The partner it belongs to.")
        var partner: String?

        @Option(help: ArgumentHelp("The Smart Account it belongs to.", valueName: "domain"))
        var account: String?

        @OptionGroup var traits: Traits
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard (partner == nil) != (account == nil) else {
                throw ValidationError("Give either --partner or --account.")
            }
            guard traits.url != nil else { throw ValidationError("A new endpoint needs --url.") }
        }

        func run() async throws {
            let request = EndpointRequest(partner: partner, smartAccount: account, draft: try traits.draft())
            let answer = try await connection.client.send("POST", "/v1/endpoints", request)
            try answer.print(asJSON: connection.json, EndpointSecretView.self, EndpointText.secret)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes an endpoint; what is not named stays.",
            discussion: "EXAMPLE  holdfast endpoints change ep_0b0j9v3fp8000 --rate-per-minute 600"
        )

        @OptionGroup var target: Target
        @OptionGroup var traits: Traits
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("PATCH", target.path, try traits.draft())
            try answer.print(asJSON: connection.json, EndpointView.self, EndpointText.sheet)
        }
    }
}
