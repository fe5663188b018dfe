/// Why a database could not be checked.
public enum OfflineVerificationError: Error, Equatable, Sendable {
    /// There is none in the directory.
    case noDatabase(directory: String)
    /// A daemon has it; its process id where it is known.
    case inUse(directory: String, by: Int32?)
    /// This user may not open it.
    case noPermission(directory: String)
    /// It cannot be opened or read.
    case unusable(directory: String, reason: String)

    /// What to do.
    public var remedy: String {
        switch self {
        case .noDatabase: "name the daemon's state directory, for example /var/lib/holdfast"
        case .inUse: "leave --state out to let the daemon check it, or stop the daemon first"
        case .noPermission: "give the command as the daemon's user: sudo -u holdfast holdfast verify --state …"
        case .unusable: "restore a backup if the file is damaged; see docs/operations.md"
        }
    }
}

extension OfflineVerificationError: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .noDatabase(let directory): "there is no database in \(directory)"
        case .inUse(let directory, let process):
            "\(directory) is in use by a daemon\(process.map { " (process \($0))" } ?? "")"
        case .noPermission(let directory): "you may not read the database in \(directory)"
        case .unusable(let directory, let reason): "the database in \(directory) cannot be checked: \(reason)"
        }
    }
}
