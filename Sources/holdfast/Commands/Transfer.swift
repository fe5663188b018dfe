internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Transfer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Moves licenses between virtual accounts of one Smart Account.",
        discussion: """
            Of a SKU the lots whose terms end first are moved. What is used or reserved stays.

            EXAMPLES
              holdfast transfer xyz.com --from Berlin --to Paris --sku NET-ADV-100 --quantity 20 --dry-run
              holdfast transfer xyz.com --from Berlin --to Paris --lot lot_0abcdefghjkmn
            """
    )

    @OptionGroup var target: Account.Target

    @Option(help: ArgumentHelp("The virtual account that has them.", valueName: "name"))
    var from: String

    @Option(help: ArgumentHelp("The virtual account that gets them.", valueName: "name"))
    var to: String

    @Option(help: "The SKU.")
    var sku: String?

    @Option(help: "The one lot to take from, instead of a SKU.")
    var lot: String?

    @Option(help: ArgumentHelp("How many; all that can be moved unless given.", valueName: "number"))
    var quantity: Int?

    @Flag(help: "Tells what would be moved, and moves nothing.")
    var dryRun = false

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (sku == nil) != (lot == nil) else { throw ValidationError("Give --sku or --lot.") }
    }

    func run() async throws {
        let item = TransferRequest.Item(source: from, destination: to, sku: sku, lot: lot, quantity: quantity)
        let path = "\(target.path)/\(dryRun ? "transfer-plans" : "transfers")"
        let answer = try await connection.client.send("POST", path, TransferRequest(items: [item]))
        try answer.print(asJSON: connection.json, TransferView.self, Self.text)
        // Nothing was moved: a script must notice.
        let isRefused = try answer.value(TransferView.self).items.contains { $0.problem != nil }
        if isRefused { throw ExitCode.failure }
    }

    static func text(_ view: TransferView) -> String {
        view.items.map { item in
            if let problem = item.problem {
                return "\(TerminalText.neutral(problem.message)); \(TerminalText.neutral(problem.remedy))\n"
            }
            let what = "\(item.quantity ?? 0) \(item.sku ?? "") from \(item.source) to \(item.destination)"
            let deed = item.outcome == "moved" ? "Moved" : "Would move"
            let lots = item.lots.map { "  \($0.quantity) of \($0.lot)\($0.termEndsAt.map { ", until \($0)" } ?? "")\n" }
            return "\(deed) \(TerminalText.neutral(what)):\n\(lots.joined())"
        }.joined()
    }
}
