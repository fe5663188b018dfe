/// Where the value of a setting came from.
public enum SettingOrigin: Hashable, Sendable {
    /// The command line.
    case commandLine
    /// An environment variable.
    case environment(variable: String)
    /// A file of the credentials directory.
    case credential(path: String)
    /// A line of a configuration file.
    case file(path: String, line: Int)
    /// Nobody set it.
    case standard
}

extension SettingOrigin: CustomStringConvertible {
    /// The origin in a few words.
    public var description: String {
        switch self {
        case .commandLine: "command line"
        case .environment(let variable): "environment \(variable)"
        case .credential(let path): "credential \(path)"
        case .file(let path, let line): "\(path):\(line)"
        case .standard: "default"
        }
    }

    /// The fault of a value that came from here.
    func fault(key: String, _ problem: SettingProblem) -> ConfigurationFault {
        switch self {
        case .commandLine: problem.fault(file: "command line", key: key)
        case .environment(let variable): problem.fault(file: "environment", key: variable)
        case .file(let path, let line): problem.fault(file: path, key: key, line: line)
        case .standard: problem.fault(file: "default", key: key)
        case .credential(let path):
            // What is wrong with it would show what it holds.
            SettingProblem(message: "the credential holds no value for this key", remedy: problem.remedy)
                .fault(file: path, key: key)
        }
    }
}

extension SettingProblem {
    fileprivate func fault(file: String, key: String, line: Int? = nil) -> ConfigurationFault {
        ConfigurationFault(file: file, key: key, line: line, message: message, remedy: remedy)
    }
}
