/// Where a copy of the database is wanted.
public struct BackupRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["path"]

    /// An absolute path that the daemon can write.
    public var path: String

    /// Puts a request together.
    public init(path: String) { self.path = path }
}
