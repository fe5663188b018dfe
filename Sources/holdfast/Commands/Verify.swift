internal import ArgumentParser
internal import Daemon
internal import HTTPAPI

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the database file, the queue and the ledger.",
        discussion: """
            The whole database is read; the balances are derived again from the movements. Through the daemon while it \
            runs, or with --state on its directory while none does. Exit status 1 when \
            something is wrong, 65 when it cannot be read as a database, 77 without the right to read it.

            EXAMPLES
              holdfast verify
              holdfast verify --state /var/lib/holdfast
            """
    )

    @Option(
        help: ArgumentHelp("The state directory, while no daemon runs.", valueName: "directory"),
        completion: .directory
    )
    var state: String?

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let isSound: Bool
        if let state {
            let result = try await Self.offline(try InputFile.absolute(state))
            isSound = result.isSound
            try StandardOutput.write(connection.json ? try JSONText.of(result) : Self.text(result))
        } else {
            let answer = try await connection.client.send("POST", "/v1/verify", timeout: DaemonClient.longTimeout)
            isSound = try answer.value(VerificationView.self).isSound
            try answer.print(asJSON: connection.json, VerificationView.self, Self.text)
        }
        if !isSound { throw ExitCode.failure }
    }

    private static func offline(_ directory: String) async throws -> VerificationView {
        do {
            return try await OfflineVerification.run(stateDirectory: directory)
        } catch let error as OfflineVerificationError {
            let status: CommandFailure.Status =
                switch error {
                case .noDatabase: .noInput
                case .inUse: .temporary
                case .noPermission: .noPermission
                case .unusable: .badInput
                }
            throw CommandFailure(status, "\(error)", remedy: error.remedy)
        }
    }

    static func text(_ result: VerificationView) -> String {
        guard !result.isSound else { return "Everything is sound.\n" }
        return result.faults.map { "\(TerminalText.neutral($0))\n" }.joined()
            + "\(Count.text(result.faults.count, "fault"))\n"
    }
}
