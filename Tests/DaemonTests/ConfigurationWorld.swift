import Daemon
import Foundation
import TestSupport

/// A directory with a configuration in it.
struct ConfigurationWorld {
    let directory: TemporaryDirectory
    var environment: [String: String] = [:]
    var overrides: [String: String] = [:]
    var feedFields: Set<String>?

    var path: String { "\(directory.path)/holdfast.yaml" }

    init(_ yaml: String = "", partners: [String: String] = [:]) throws {
        directory = try TemporaryDirectory()
        try write(yaml, to: "holdfast.yaml")
        try FileManager.default.createDirectory(
            atPath: "\(directory.path)/partners.d",
            withIntermediateDirectories: true
        )
        for (name, text) in partners { try write(text, to: "partners.d/\(name)") }
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(directory.path)/\(name)"))
    }

    var request: ConfigurationRequest {
        ConfigurationRequest(
            path: path,
            overrides: overrides,
            environment: environment,
            workingDirectory: directory.path,
            feedFields: feedFields
        )
    }

    func load() -> Result<DaemonConfiguration, ConfigurationFaults> { DaemonConfiguration.load(request) }

    /// The faults as `file:line key message`, files without their directory.
    func faults() -> [String] {
        guard case .failure(let faults) = load() else { return [] }
        return faults.all.map { fault in
            let file = fault.file.replacing("\(directory.path)/", with: "")
            return "\(file):\(fault.line ?? 0) \(fault.key) \(fault.message)"
        }
    }

    /// The only fault.
    func fault() -> ConfigurationFault? {
        guard case .failure(let faults) = load(), faults.all.count == 1 else { return nil }
        return faults.all.first
    }
}
