internal import ArgumentParser
internal import Daemon

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads the configuration as the daemon would, and tells all its faults.",
        discussion: """
            Exit status 78 when there are faults.

            EXAMPLES
              holdfast check && systemctl reload holdfast
              holdfast check --settings
            """
    )

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Show every setting with its value and where that came from.")
    var settings = false

    func run() throws {
        let (text, status) = DaemonCommand.check(
            configurationPath: options.config,
            overrides: try options.overrides,
            showsSettings: settings
        )
        try StandardOutput.write(text)
        if status != 0 { throw ExitCode(status) }
    }
}
