internal import ArgumentParser
internal import HTTPAPI

struct Assign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says to which Smart Account an order, or a line of it, belongs.",
        discussion: """
            It may be said before the order or the account is known. Matching lines are released when their undo window \
            ends. An operator's word given after the order came counts more than what the order itself names.

            EXAMPLES
              holdfast assign acme PO-4711 xyz.com
              holdfast assign acme PO-4711 xyz.com --line 2 --virtual-account Lab
            """
    )

    @OptionGroup var order: OrderArguments

    @Argument(help: ArgumentHelp("The account's domain identifier or id.", valueName: "account"))
    var account: String

    @Option(help: ArgumentHelp("Only this line.", valueName: "number"))
    var line: String?

    @Option(help: ArgumentHelp("The virtual account; the account's default otherwise.", valueName: "name"))
    var virtualAccount: String?

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let request = AssignRequest(line: line, smartAccount: account, virtualAccount: virtualAccount)
        let answer = try await connection.client.send("POST", "\(order.path)/assign", request)
        try answer.print(asJSON: connection.json, AssignAnswer.self) {
            "\(TerminalText.neutral($0.explanation))\n"
        }
    }
}
