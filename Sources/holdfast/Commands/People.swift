internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists people and programs, gives and takes roles, removes them.",
        discussion: """
            EXAMPLES
              holdfast people --account xyz.com
              holdfast people give prn_0abc --account xyz.com --role virtualAccountUser --virtual-account Berlin
              holdfast people program "build server" --account xyz.com --role smartAccountUser
              holdfast people remove prn_0abc
            """,
        subcommands: [List.self, Show.self, Give.self, Take.self, Program.self, Remove.self],
        defaultSubcommand: List.self
    )

    /// The person or program a command is for.
    struct Target: ParsableArguments {
        @Argument(help: "The id of a person or program.")
        var id: String

        var name: String { PercentEncoding.encode(id) }
        var path: String { "/v1/people/\(name)" }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists people and programs with their roles.")

        @OptionGroup var owner: PeopleArguments
        @OptionGroup var page: PageOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(owner.path)/people", page.query)
            try answer.print(asJSON: connection.json, Page<PrincipalView>.self, PeopleText.people)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a person or program.")

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get(target.path)
            try answer.print(asJSON: connection.json, PrincipalView.self, PeopleText.person)
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives somebody a role.")

        @OptionGroup var target: Target
        @OptionGroup var owner: PeopleArguments
        @OptionGroup var role: OneRoleArguments
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "\(owner.path)/people/\(target.name)/roles"
            let answer = try await connection.client.send("POST", path, role.request)
            try answer.print(asJSON: connection.json, PrincipalView.self, PeopleText.person)
        }
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes a role from somebody.")

        @OptionGroup var target: Target
        @OptionGroup var owner: PeopleArguments
        @OptionGroup var role: OneRoleArguments
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let path = "\(owner.path)/people/\(target.name)/roles/take"
            let answer = try await connection.client.send("POST", path, role.request)
            try answer.print(asJSON: connection.json, PrincipalView.self, PeopleText.person)
        }
    }

    struct Program: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a program with its first token.")

        @Argument(help: "What it is called.")
        var name: String

        @OptionGroup var owner: PeopleArguments
        @OptionGroup var roles: RoleArguments
        @OptionGroup var limits: ScopeOptions
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = ClientRequest(name: name, roles: roles.requests, scopes: limits.rights)
            let answer = try await connection.client.send("POST", "\(owner.path)/clients", request)
            try answer.print(asJSON: connection.json, NewPrincipalView.self, PeopleText.new)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes somebody with all roles and tokens, for good."
        )

        @OptionGroup var target: Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.send("POST", "\(target.path)/remove")
            try answer.printNothing(asJSON: connection.json, "Removed.\n")
        }
    }
}
