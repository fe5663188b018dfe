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
            discussion: "The old one signs too for a while, so that the receiver can change over."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/rotate")
            try answer.print(asJSON: connection.json, EndpointSecretView.self, EndpointText.secret)
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
