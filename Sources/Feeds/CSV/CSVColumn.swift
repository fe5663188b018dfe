// CSVColumn: a column that a sort of CSV file may have.

/// The columns of one sort of CSV file.
protocol CSVColumn: Hashable, Sendable {
    /// All of them, in the order of the documentation.
    static var all: [Self] { get }
    /// All of them by their names and aliases; made once, for a file may hold a single order.
    static var known: [String: Self] { get }
    /// The documented name, as faults and configurations write it.
    var name: String { get }
    /// Other headers it is known by, in lower case without blanks, underscores and hyphens.
    var aliases: [String] { get }
    /// Whether it holds a number or code in which a spreadsheet may have destroyed digits.
    var isIdentifier: Bool { get }
}

extension CSVColumn {
    /// The columns by their names and aliases.
    static func byName() -> [String: Self] {
        var known: [String: Self] = [:]
        for column in all {
            for name in [HeaderName.normalized(column.name)] + column.aliases { known[name] = column }
        }
        return known
    }
}

/// What is compared of a header.
enum HeaderName {
    /// A header without case, blanks, underscores and hyphens.
    static func normalized(_ header: String) -> String {
        header.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    }
}
