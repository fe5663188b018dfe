internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Order: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows an order with its lines and why each stands where it does.",
        discussion: "EXAMPLE  holdfast order acme PO-4711"
    )

    @OptionGroup var order: OrderArguments
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let answer = try await connection.client.get(order.path)
        try answer.print(asJSON: connection.json, OrderView.self, OrderSheet.text)
    }
}
