// DaemonCommand: what the program can do without asking a daemon.

internal import Feeds

/// The commands that are this module's own business.
public enum DaemonCommand {
    /// Reads the configuration as the daemon would.
    ///
    /// - Parameters:
    ///   - path: the configuration file; nil for the usual places.
    ///   - overrides: settings of the command line, by key.
    ///   - showsSettings: whether every setting is told, with its value and where that came from.
    /// - Returns: what to print, and the exit status: 0, or 78 when there are faults.
    public static func check(
        configurationPath path: String?,
        overrides: [String: String] = [:],
        showsSettings: Bool = false
    ) -> (text: String, exitStatus: Int32) {
        let result = DaemonConfiguration.load(request(path, overrides))
        let (text, status) = ConfigurationReport.check(result)
        guard showsSettings, case .success(let configuration) = result else { return (text, status) }
        return (ConfigurationReport.settings(of: configuration) + text, status)
    }

    /// How this process asks for its configuration.
    static func request(_ path: String?, _ overrides: [String: String]) -> ConfigurationRequest {
        ConfigurationRequest(
            path: path,
            overrides: overrides,
            environment: ProcessEnvironment.variables,
            workingDirectory: ProcessEnvironment.workingDirectory,
            feedFields: FeedProfile.fieldNames
        )
    }
}
