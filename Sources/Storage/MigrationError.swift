// The ways in which a database and this program can disagree about the schema.

/// Why the schema could not be brought up to date; none of these may be retried without a person.
public enum MigrationError: Error, Equatable, Sendable {
    /// A migration that has been applied reads differently now.
    case edited(component: String, version: Int, name: String)
    /// The database has a migration this program does not know: it was written by a newer version.
    case newer(component: String, version: Int)
    /// The program's own list skips or repeats a number.
    case misnumbered(component: String, version: Int)
    /// A statement of a migration was refused.
    case failed(component: String, version: Int, reason: String)
}

extension MigrationError: CustomStringConvertible {
    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .edited(let component, let version, let name):
            """
            migration \(component)/\(version) "\(name)" was applied to this database and has been edited since; \
            install the version of holdfast that wrote the database, and add a new migration instead of an edit
            """
        case .newer(let component, let version):
            """
            the database has migration \(component)/\(version), which this holdfast does not know; it was written by \
            a newer version: install that one, or restore a backup made before the upgrade
            """
        case .misnumbered(let component, let version):
            "the program's migrations of \(component) are not numbered 1, 2, 3 … at \(version)"
        case .failed(let component, let version, let reason):
            "migration \(component)/\(version) failed and was undone: \(reason)"
        }
    }
}
