// ConfigurationFault: one thing that is wrong with the configuration, where it stands, and what to do.
//
// GUARANTEES   A check reports every fault that can be found, not only the first; each says what to change.
// DOES NOT     Show values of credentials.

/// One thing that is wrong with the configuration.
public struct ConfigurationFault: Error, Hashable, Codable, Sendable {
    /// The file it is in, or `environment` or `command line`.
    public let file: String
    /// The key as it is written there; empty when the fault concerns the whole file.
    public let key: String
    /// Its line, from 1, where there are lines.
    public let line: Int?
    /// What is wrong, one sentence without a full stop.
    public let message: String
    /// What to do, one sentence without a full stop.
    public let remedy: String

    /// Describes a fault.
    public init(file: String, key: String = "", line: Int? = nil, message: String, remedy: String) {
        self.file = file
        self.key = key
        self.line = line
        self.message = message
        self.remedy = remedy
    }
}

extension ConfigurationFault: CustomStringConvertible {
    /// One line for people, in the form that editors follow: file, line, key, what is wrong, what to do.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(key.isEmpty ? "" : "\(key): ")\(message); \(remedy)"
    }
}

/// All faults of a configuration, in the order of files and lines.
public struct ConfigurationFaults: Error, Hashable, Codable, Sendable {
    /// EX_CONFIG of sysexits(3): the service manager must not start the daemon again until a person has been there.
    public static let exitStatus: Int32 = 78

    /// The faults; at least one.
    public let all: [ConfigurationFault]

    /// Sorts faults by file and line; faults without a line come first in their file.
    public init(_ faults: [ConfigurationFault]) {
        all = faults.sorted { left, right in
            (left.file, left.line ?? 0, left.key) < (right.file, right.line ?? 0, right.key)
        }
    }
}

extension ConfigurationFaults: CustomStringConvertible {
    /// One line for each fault.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
