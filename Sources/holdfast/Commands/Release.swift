internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Releases lines now, without waiting for the end of the undo window.",
        discussion: """
            A release cannot be undone, and terms start with it. A line whose account is not certain goes on waiting; the \
            table says why. When nothing is released, the exit status is 1.

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
        let all = try answer.value(Page<OrderLineView>.self).items
        let asked = all.filter { request.lines?.contains($0.number) ?? true }
        guard !asked.isEmpty, !asked.contains(where: { $0.state == "released" }) else { return }
        throw CommandFailure(.refused, "nothing is released: \(Self.reasons(asked))")
    }

    /// Why lines are not released, each reason once.
    private static func reasons(_ lines: [OrderLineView]) -> String {
        var reasons: [String] = []
        for line in lines {
            let state = [line.state, line.holdReason].compactMap { $0 }.joined(separator: ": ")
            if !reasons.contains(state) { reasons.append(state) }
        }
        return reasons.joined(separator: ", ")
    }
}
