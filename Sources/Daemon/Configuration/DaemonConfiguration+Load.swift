// Reading the configuration: all places, all files, all faults.

internal import Domain
internal import Systemd

extension DaemonConfiguration {
    /// Reads the configuration.
    ///
    /// - Parameters:
    ///   - path: the file of `--config`, nil to look in the usual places.
    ///   - overrides: settings of the command line, by key.
    ///   - environment: the process's environment.
    ///   - workingDirectory: the working directory, for relative paths of the command line.
    ///   - feedFields: the fields that a partner's columns may name; nil to take any.
    /// - Returns: the configuration, or all its faults.
    public static func load(
        path: String?,
        overrides: [String: String] = [:],
        environment: [String: String],
        workingDirectory: String,
        feedFields: Set<String>? = nil
    ) -> Result<DaemonConfiguration, ConfigurationFaults> {
        load(
            ConfigurationRequest(
                path: path,
                overrides: overrides,
                environment: environment,
                workingDirectory: workingDirectory,
                feedFields: feedFields
            )
        )
    }

    /// Reads the configuration.
    ///
    /// - Parameter request: what decides it.
    /// - Returns: the configuration, or all its faults.
    public static func load(_ request: ConfigurationRequest) -> Result<DaemonConfiguration, ConfigurationFaults> {
        var loader = ConfigurationLoader(request: request)
        let configuration = loader.load()
        guard let configuration, loader.faults.isEmpty else { return .failure(ConfigurationFaults(loader.faults)) }
        return .success(configuration)
    }
}
