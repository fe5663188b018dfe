// What `holdfast serve` does: reads the configuration, opens the parts, runs them until a signal.

internal import CLinux
internal import Domain
internal import Glibc
internal import Logging
internal import Storage
internal import Systemd

extension DaemonCommand {
    /// Freed heap that is kept instead of returned at once: SQLite frees and takes the same pages at every statement.
    private static let keptHeapBytes: Int32 = 16 << 20

    /// Runs the daemon until a signal ends it.
    ///
    /// - Parameters:
    ///   - path: the configuration file; nil for the first of the usual places that has one.
    ///   - overrides: settings of the command line, by key.
    /// - Returns: the exit status.
    public static func serve(
        configurationPath path: String?,
        overrides: [String: String] = [:]
    ) async -> Int32 {
        _ = holdfast_set_trim_threshold(keptHeapBytes)
        // A heap for each thread would keep what its largest file took: 350 MB after a few files of 100,000 lines instead
        // of 200, and no faster.
        _ = holdfast_share_heap()
        // libcurl leaves SIGPIPE to the program.
        _ = signal(SIGPIPE, SIG_IGN)
        // What the daemon makes is for its user and group.
        umask(0o027)
        let request = request(path, overrides)
        let result = DaemonConfiguration.load(request)
        switch result {
        case .failure:
            let (text, status) = ConfigurationReport.check(result)
            complain(text)
            return status
        case .success(let configuration):
            return await serve(configuration, request)
        }
    }

    private static func serve(_ configuration: DaemonConfiguration, _ request: ConfigurationRequest) async -> Int32 {
        let destination = configuration.log.destination(environment: request.environment) {
            SystemTime().now.milliseconds
        }
        let logger = Logger(label: "holdfast") { destination.handler(label: $0) }
        do {
            let signals = try SignalStream.start()
            let notifier = try ServiceNotifier(environment: request.environment)
            let parts = try await DaemonParts.open(configuration, logger: logger)
            let service = DaemonService(
                parts: parts,
                request: request,
                configuration: configuration,
                destination: destination,
                notifier: notifier
            )
            return await service.run(signals: signals)
        } catch {
            logger.critical("the daemon cannot start", metadata: ["reason": "\(error)"])
            return ExitStatus.ofStart(error, stateDirectory: configuration.directories.state)
        }
    }

    private static func complain(_ text: String) {
        let line = Array(text.utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}
