internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what an order file would do, and changes nothing.",
        discussion: """
            The daemon reads the file with the partner's settings and matches its orders with the accounts it knows now. \
            Exit status 65 when the file would be refused, in whole or in part.

            EXAMPLES
              holdfast explain orders.csv --partner acme
              generate-orders | holdfast explain - --partner acme
            """
    )

    @Argument(help: "The file; - for the standard input.", completion: .file())
    var file: String

    @Option(help: "Whose file it is.")
    var partner: String

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let bytes = try InputFile.bytes(file)
        let answer = try await connection.client.post(
            "/v1/partners/\(PercentEncoding.encode(partner))/explain",
            [("name", InputFile.name(file))],
            bytes: bytes
        )
        let explanation = try answer.value(Explanation.self)
        try answer.print(asJSON: connection.json, Explanation.self, ExplanationText.text)
        if explanation.receipt.outcome != "accepted" { throw ExitCode(CommandFailure.Status.badInput.rawValue) }
    }
}
