internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Invitations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists invitations, invites people, takes back and accepts.",
        discussion: """
            EXAMPLES
              holdfast invitations --account xyz.com
              holdfast invitations send eva@xyz.com --account xyz.com --role smartAccountAdministrator
              holdfast invitations send pat@acme.com --partner acme --role partnerAdministrator
              holdfast invitations accept CODE --name "Eva"
            """,
        subcommands: [List.self, Send.self, Revoke.self, Accept.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists invitations, without their codes.")

        @OptionGroup var owner: PeopleArguments
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(owner.path)/invitations")
            try answer.print(asJSON: connection.json, Page<InvitationView>.self, PeopleText.invitations)
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invites somebody and shows the code, this once.",
            discussion: "Nothing is mailed: send the code to the mailbox, so that who accepts can read it."
        )

        @Argument(help: "A person's mailbox.")
        var email: String

        @OptionGroup var owner: PeopleArguments
        @OptionGroup var roles: RoleArguments

        @Flag(help: "The mailbox may be anybody's, at any domain; it is remembered.")
        var outside = false

        @Option(help: ArgumentHelp("How many days it waits; 7 unless given.", valueName: "number"))
        var days: Int?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = InvitationRequest(
                email: email,
                roles: roles.requests,
                isOutside: outside ? true : nil,
                days: days
            )
            let answer = try await connection.client.send("POST", "\(owner.path)/invitations", request)
            try answer.print(asJSON: connection.json, InvitationView.self, PeopleText.invitation)
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes an invitation back.")

        @Argument(help: "The invitation's id.")
        var id: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "/v1/invitations/\(PercentEncoding.encode(id))/revoke"
            let answer = try await connection.client.send("POST", path)
            try answer.printNothing(asJSON: connection.json, "Taken back.\n")
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Accepts an invitation and shows the first token, this once."
        )

        @Argument(help: "The code that came with the invitation.")
        var code: String

        @Option(help: ArgumentHelp("The person's name.", valueName: "text"))
        var name: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = AcceptanceRequest(code: code, name: name)
            let answer = try await connection.client.send("POST", "/v1/invitations/accept", request)
            try answer.print(asJSON: connection.json, NewPrincipalView.self, PeopleText.new)
        }
    }
}
