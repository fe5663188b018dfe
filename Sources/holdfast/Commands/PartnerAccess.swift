internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct PartnerAccess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists, gives and ends what partners may do in a Smart Account.",
        discussion: """
            EXAMPLES
              holdfast partner-access xyz.com
              holdfast partner-access give xyz.com acme --role smartAccountUser --managed-by both
              holdfast partner-access withdraw xyz.com acme --role smartAccountUser
            """,
        subcommands: [List.self, Give.self, Withdraw.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what partners may do.")

        @OptionGroup var target: Account.Target
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let answer = try await connection.client.get("\(target.path)/partner-access")
            try answer.print(asJSON: connection.json, Page<PartnerAccessView>.self, PeopleText.access)
        }
    }

    struct Give: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets a partner do something.")

        @OptionGroup var target: Account.Target

        @Argument(help: "The partner's name.")
        var partner: String

        @OptionGroup var role: OneRoleArguments

        @Option(help: "Who may end it: customer, partner or both; the customer unless given.")
        var managedBy: String?

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = PartnerAccessRequest(partner: partner, role: role.request, managedBy: managedBy)
            let answer = try await connection.client.send("POST", "\(target.path)/partner-access", request)
            try answer.print(asJSON: connection.json, PartnerAccessView.self) { PeopleText.access(Page(items: [$0])) }
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends what a partner may do.")

        @OptionGroup var target: Account.Target

        @Argument(help: "The partner's name.")
        var partner: String

        @OptionGroup var role: OneRoleArguments
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let request = PartnerAccessRequest(partner: partner, role: role.request)
            let answer = try await connection.client.send("POST", "\(target.path)/partner-access/withdraw", request)
            try answer.print(asJSON: connection.json, PartnerAccessView.self) {
                "\(TerminalText.neutral($0.partner)) does not have \($0.role.role) any more.\n"
            }
        }
    }
}
