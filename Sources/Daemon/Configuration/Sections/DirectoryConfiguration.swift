/// Where things lie; absolute paths.
public struct DirectoryConfiguration: Hashable, Sendable {
    /// The database, its lock and its reserve.
    public var state: String
    /// Where files arrive, a directory for each partner in it.
    public var inbox: String
    /// Where files wait and are worked on.
    public var spool: String
    /// Where files are kept once they were taken.
    public var archive: String
    /// Where files are kept that could not be read.
    public var quarantine: String
    /// Where receipts are put, a directory for each partner in it.
    public var receipts: String
    /// Where acknowledgements are put, a directory for each partner in it.
    public var outbox: String
    /// Where the local socket is.
    public var runtime: String
}
