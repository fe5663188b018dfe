internal import ArgumentParser
internal import CurlTransport
internal import Daemon
internal import HTTPAPI

struct Version: ParsableCommand {
    /// The version of the program.
    static let current = HoldfastVersion.current

    static let configuration = CommandConfiguration(
        abstract: "Shows the versions of Holdfast and of the libraries it uses.",
        discussion: """
            It asks nothing of the daemon, which may be of another version; 'holdfast status' tells that.

            EXAMPLE  holdfast version --json
            """
    )

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let versions = VersionView.current
        guard !json else { return try StandardOutput.write(try JSONText.of(versions)) }
        var sheet = Sheet()
        sheet.add("holdfast", versions.holdfast)
        sheet.add("sqlite", versions.sqlite)
        sheet.add("libcurl", versions.libcurl)
        try StandardOutput.write(sheet.text)
    }
}
