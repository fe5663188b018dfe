// The commands that do one thing to an endpoint.

internal import ArgumentParser
internal import HTTPAPI
internal import Webhooks

extension Endpoints {
    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Switches an endpoint on; what waited for it is sent."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/enable")
            try answer.print(asJSON: connection.json, EndpointView.self, EndpointText.sheet)
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Switches an endpoint off; its events wait, and none is lost."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/disable")
            try answer.print(asJSON: connection.json, EndpointView.self, EndpointText.sheet)
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives an endpoint a new secret, and shows it this once.",
            discussion: """
                The old one signs too for a while, so that the receiver can change over. Meanwhile the secret is not \
                replaced again, unless --replace says so.

                EXAMPLE  holdfast endpoints rotate ep_0b0j9v3fp8000 --overlap 1h
                """
        )

        @OptionGroup var target: Target

        @Option(help: ArgumentHelp("For how long the old one signs too: 0s to 7d; a day.", valueName: "time"))
        var overlap: String?

        @Flag(help: "Also while an older one still signs; that one then stops at once.")
        var replace = false

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = RotateRequest(overlapSeconds: try overlapSeconds(), replace: replace ? true : nil)
            let answer = try await connection.client.send("POST", "\(target.path)/rotate", request)
            try answer.print(asJSON: connection.json, EndpointSecretView.self, EndpointText.secret)
        }

        private func overlapSeconds() throws -> Int? {
            guard let overlap else { return nil }
            guard let age = try? Age(overlap) else {
                throw CommandFailure(
                    .badInput,
                    "--overlap \(overlap) is no length of time",
                    remedy: "write it as 30m, 1h or 2d"
                )
            }
            return Int(age.milliseconds / 1_000)
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends a test event to an endpoint.",
            discussion: "'holdfast deliveries show' tells how it went."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/test")
            try answer.print(asJSON: connection.json, DeliveryView.self, DeliveryText.sheet)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes an endpoint with what was still to be delivered to it."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("DELETE", target.path)
            try answer.printNothing(asJSON: connection.json, "removed\n")
        }
    }
}
