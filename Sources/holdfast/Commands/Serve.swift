internal import ArgumentParser
internal import Daemon

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the daemon in the foreground.",
        discussion: """
            Service managers start it so. It stops in good order at SIGTERM and reads its configuration again at SIGHUP.

            EXAMPLE  holdfast serve --config /etc/holdfast/holdfast.yaml
            """
    )

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
        let status = await DaemonCommand.serve(
            configurationPath: options.config,
            overrides: try options.overrides
        )
        if status != 0 { throw ExitCode(status) }
    }
}
