internal import ArgumentParser
internal import Daemon

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reads the configuration as the daemon would, and tells all its faults.",
        discussion: """
            Exit status 78 when there are faults.

            EXAMPLE  holdfast check && systemctl reload holdfast
            """
    )

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let (text, status) = DaemonCommand.check(configurationPath: options.config)
        try StandardOutput.write(text)
        if status != 0 { throw ExitCode(status) }
    }
}
