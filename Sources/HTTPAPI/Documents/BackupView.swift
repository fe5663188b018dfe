public import Storage

/// What a copy of the database holds.
public struct BackupView: Codable, Hashable, Sendable {
    /// The file.
    public var path: String
    /// Its length.
    public var bytes: Int
    /// How many rows each of its tables has.
    public var rows: [String: Int64]

    /// Makes a view of a report.
    public init(_ report: BackupReport) {
        path = report.path
        bytes = report.bytes
        rows = Dictionary(report.rows.map { ($0.table, $0.count) }) { _, last in last }
    }
}
