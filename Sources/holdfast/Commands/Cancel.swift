internal import ArgumentParser
internal import HTTPAPI

struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cancels lines that wait; for released ones, asks for their return.",
        discussion: """
            EXAMPLES
              holdfast cancel acme PO-4711 --all --reason "ordered twice"
              holdfast cancel acme PO-4711 --line 2 --reason "wrong quantity"
            """
    )

    @OptionGroup var order: OrderArguments
    @OptionGroup var lines: LineArguments

    @Option(help: ArgumentHelp("Why, for the record.", valueName: "text"))
    var reason: String

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let request = CancelLinesRequest(lines: lines.numbers, reason: reason)
        let answer = try await connection.client.send("POST", "\(order.path)/cancel", request)
        try answer.print(asJSON: connection.json, CancelAnswer.self) {
            "\(TerminalText.neutral($0.explanation))\n"
        }
    }
}
