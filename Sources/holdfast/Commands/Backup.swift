internal import ArgumentParser
internal import HTTPAPI

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a verified copy of the database while the daemon runs.",
        discussion: """
            The daemon writes the file, so the directory must be one that it may write. A file of that name is replaced \
            only by a verified copy. It holds the secrets of all endpoints, as the database does: keep it where only the \
            daemon and root can read it. The configuration is not in it.

            EXAMPLE  holdfast backup /var/backups/holdfast.sqlite3
            """
    )

    @Argument(help: "The file.", completion: .file())
    var file: String

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let request = BackupRequest(path: try InputFile.absolute(file))
        let answer = try await connection.client.send("POST", "/v1/backup", request, timeout: DaemonClient.longTimeout)
        try answer.print(asJSON: connection.json, BackupView.self) { backup in
            var table = Table(.text("Table"), .number("Rows"))
            for (name, count) in backup.rows.sorted(by: { $0.key < $1.key }) { table.add(name, String(count)) }
            return "\(TerminalText.neutral(backup.path)): \(backup.bytes) bytes, verified\n\n" + table.text(orElse: "")
        }
    }
}
