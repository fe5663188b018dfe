// The program: finds the subcommand, runs it, and turns what goes wrong into a sentence and an exit status.

internal import ArgumentParser
internal import Daemon
internal import Glibc

/// The program.
@main
struct Holdfast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holdfast",
        abstract: "Fulfils license orders: holds them, finds the customer's Smart Account, releases them, tells it.",
        discussion: """
            The daemon is 'holdfast serve'. All other commands talk to it over a local socket.

            EXIT STATUS
              0   done
              1   refused, or faults were found
              64  wrong usage
              65  bad input
              66  a file cannot be read
              69  no daemon answers
              70  something failed that should not
              74  input or output failed
              75  not now, try again later
              77  no permission
              78  bad configuration
            """,
        version: "holdfast \(Version.current)",
        groupedSubcommands: [
            CommandGroup(name: "The daemon", subcommands: [Serve.self, Check.self, Status.self, Version.self]),
            CommandGroup(
                name: "Orders",
                subcommands: [
                    Orders.self, Order.self, Held.self, Receipts.self, Explain.self, Assign.self, Release.self,
                    Cancel.self,
                ]
            ),
            CommandGroup(name: "Matching", subcommands: [Review.self, Aliases.self, Match.self]),
            CommandGroup(
                name: "Accounts and products",
                subcommands: [
                    Accounts.self, Account.self, VirtualAccounts.self, Placement.self, Contracts.self, Assets.self,
                    History.self, ExportProof.self, Catalog.self,
                ]
            ),
            CommandGroup(
                name: "Licenses",
                subcommands: [
                    Licenses.self, Transfer.self, Instances.self, RegistrationTokens.self, Reservations.self,
                ]
            ),
            CommandGroup(
                name: "People",
                subcommands: [People.self, Invitations.self, Tokens.self, PartnerAccess.self]
            ),
            CommandGroup(name: "Webhooks", subcommands: [Endpoints.self, Deliveries.self, Events.self]),
            CommandGroup(name: "Upkeep", subcommands: [Jobs.self, Verify.self, VerifyLog.self, Backup.self]),
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            StandardError.write(failure.text)
            Glibc.exit(failure.exitStatus)
        } catch {
            exit(withError: error)
        }
    }
}
