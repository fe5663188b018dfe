internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Releases lines now, without waiting for the end of the undo window.",
        discussion: """
            A release cannot be undone, and terms start with it. A line whose account is not certain goes on waiting; the \
            table says why.

            EXAMPLES
              holdfast release acme PO-4711 --all
              holdfast release acme PO-4711 --line 1 --line 2
            """
    )

    @OptionGroup var order: OrderArguments
    @OptionGroup var lines: LineArguments
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let request = ReleaseLinesRequest(lines: lines.numbers)
        let answer = try await connection.client.send("POST", "\(order.path)/release", request)
        try answer.print(asJSON: connection.json, Page<OrderLineView>.self) { OrderSheet.lines($0.items) }
    }
}
