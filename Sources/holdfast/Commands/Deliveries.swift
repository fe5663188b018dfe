internal import ArgumentParser
internal import HTTPAPI
internal import Webhooks

struct Deliveries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows how events were told to endpoints, and tells them again.",
        discussion: """
            EXAMPLES
              holdfast deliveries --endpoint ep_0b0j9v3fp8000 --state failed
              holdfast deliveries show dlv_0b0j9v3fp8001
              holdfast deliveries redeliver dlv_0b0j9v3fp8001
              holdfast deliveries recover ep_0b0j9v3fp8000 --within 3d
            """,
        subcommands: [List.self, Show.self, Redeliver.self, Recover.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the deliveries to an endpoint, the latest first, or those of an event.",
            discussion: "Without either, those of all endpoints that were given up or wait."
        )

        @Option(help: ArgumentHelp("The endpoint.", valueName: "ep_…"))
        var endpoint: String?

        @Option(help: ArgumentHelp("The event.", valueName: "evt_…"))
        var event: String?

        @Option(help: "Only in this state: \(Choices.of(DeliveryState.self)).")
        var state: String?

        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func validate() throws {
            guard endpoint == nil || event == nil else { throw ValidationError("Give either --endpoint or --event.") }
            guard event == nil || state == nil else { throw ValidationError("--state goes with --endpoint.") }
            guard endpoint != nil || page.after == nil else { throw ValidationError("--after goes with --endpoint.") }
        }

        func run() async throws {
            guard endpoint != nil || event != nil else { return try await listAll() }
            let answer =
                if let event {
                    try await connection.client.get("/v1/events/\(PercentEncoding.encode(event))/deliveries")
                } else {
                    try await connection.client.get(
                        "/v1/endpoints/\(PercentEncoding.encode(endpoint ?? ""))/deliveries",
                        [("state", state)] + page.query
                    )
                }
            try answer.print(asJSON: connection.json, Page<DeliveryView>.self, DeliveryText.list)
        }

        /// What needs somebody, endpoint by endpoint.
        private func listAll() async throws {
            var (found, after): ([DeliveryView], String?) = ([], nil)
            repeat {
                let query = [("limit", "100"), ("after", after)]
                let endpoints = try await connection.client.get("/v1/endpoints", query).value(Page<EndpointView>.self)
                for endpoint in endpoints.items {
                    for state in state.map({ [$0] }) ?? ["failed", "waiting"] where found.count < page.limit {
                        let path = "/v1/endpoints/\(PercentEncoding.encode(endpoint.id))/deliveries"
                        let query = [("state", state), ("limit", String(page.limit - found.count))]
                        found += try await connection.client.get(path, query).value(Page<DeliveryView>.self).items
                    }
                }
                after = found.count < page.limit ? endpoints.next : nil
            } while after != nil
            let all = Page(items: found)
            try StandardOutput.write(connection.json ? try JSONText.of(all) : DeliveryText.list(all))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a delivery with every attempt.")

        @Argument(help: "Its id, dlv_…")
        var delivery: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("/v1/deliveries/\(PercentEncoding.encode(delivery))")
            try answer.print(asJSON: connection.json, DeliveryDetail.self, DeliveryText.detail)
        }
    }

    struct Redeliver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends an event to an endpoint once more, whatever became of it before."
        )

        @Argument(help: "The delivery's id, dlv_…")
        var delivery: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/deliveries/\(PercentEncoding.encode(delivery))/redeliver"
            let answer = try await connection.client.send("POST", path)
            try answer.print(asJSON: connection.json, DeliveryView.self, DeliveryText.sheet)
        }
    }

    struct Recover: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends again to an endpoint what it did not take.",
            discussion: "What was given up is sent again, and what waits for a later attempt is tried at once."
        )

        @Argument(help: "The endpoint's id, ep_…")
        var endpoint: String

        @Option(help: ArgumentHelp("How far back: 90m, 12h, 3d, 2w.", valueName: "time"))
        var within: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/endpoints/\(PercentEncoding.encode(endpoint))/redeliver"
            let answer = try await connection.client.send("POST", path, RedeliverFailedRequest(within: within))
            try answer.print(asJSON: connection.json, RedeliveryAnswer.self) {
                let count = Count.text($0.deliveries, "delivery", "deliveries")
                return "\(count) to be sent again: \($0.failed) given up, \($0.hurried) waiting for a later attempt\n"
            }
        }
    }
}
