/// In which form a list is written to a file.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// Rows for spreadsheets: RFC 4180 in UTF-8, with a heading.
    case csv
    /// An array of objects.
    case json
}
