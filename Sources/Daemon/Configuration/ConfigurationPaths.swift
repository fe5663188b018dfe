// ConfigurationPaths: where the configuration file is looked for.
//
// GUARANTEES   A file that was named must be there: the usual places are looked at only when none was named.

internal import Glibc

/// Finds the configuration file.
public enum ConfigurationPaths {
    /// The file's place on an installed system.
    public static let system = "/etc/holdfast/holdfast.yaml"
    /// The file's place in a working directory.
    public static let local = "config/holdfast.yaml"

    /// The file to read: `--config`, `HOLDFAST_CONFIG`, `/etc/holdfast/holdfast.yaml`, `./config/holdfast.yaml`.
    ///
    /// - Parameters:
    ///   - request: what was named.
    ///   - exists: whether there is something at a path.
    /// - Returns: an absolute path.
    /// - Throws: `ConfigurationFault` when none was named and none is there.
    public static func find(
        _ request: ConfigurationRequest,
        exists: (String) -> Bool = ConfigurationPaths.exists
    ) throws(ConfigurationFault) -> String {
        let variable = request.environment["HOLDFAST_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        if let named = request.path ?? variable {
            return PathText.resolve(named, against: request.workingDirectory)
        }
        let places = [system, PathText.resolve(local, against: request.workingDirectory)]
        guard let found = places.first(where: exists) else {
            throw ConfigurationFault(
                file: system,
                message: "there is no configuration file",
                remedy: "create it, or name one with --config or HOLDFAST_CONFIG; \(places[1]) was looked for too"
            )
        }
        return found
    }

    /// Whether there is something at a path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
