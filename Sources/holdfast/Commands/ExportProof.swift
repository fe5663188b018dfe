internal import ArgumentParser
internal import HTTPAPI

struct ExportProof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-proof",
        abstract: "Prints a proof of what happened in a Smart Account, for 'holdfast verify-log'.",
        discussion: """
            The oldest thousand sealed entries; go on after the last one that 'holdfast verify-log' tells with --after. \
            Entries are sealed within a minute.

            EXAMPLE  holdfast export-proof xyz.com > proof.json && holdfast verify-log proof.json
            """
    )

    @Argument(help: "The Smart Account: its domain identifier or id.")
    var account: String

    @Option(help: ArgumentHelp("Begins after this entry, act_….", valueName: "entry"))
    var after: String?

    @Option(help: ArgumentHelp("How many entries, 1 to 1000.", valueName: "number"))
    var limit = 1_000

    @Option(help: ArgumentHelp("A head that you keep: the proof shows the way to it.", valueName: "hash"))
    var knownHead: String?

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let path = "/v1/accounts/\(PercentEncoding.encode(account))/activity/proof"
        let query = [("limit", String(limit)), ("after", after), ("knownHead", knownHead)]
        let answer = try await connection.client.get(path, query)
        try StandardOutput.write(String(decoding: answer.bytes, as: UTF8.self) + "\n")
    }
}
