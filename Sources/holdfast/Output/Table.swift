// Table: rows for people.
//
// GUARANTEES   Columns are aligned, numbers to the right; every cell is neutral text on one line.

/// Rows under headings.
struct Table {
    /// A column's heading, and on which side its cells stand.
    struct Column {
        let heading: String
        let isNumber: Bool

        /// A column of text.
        static func text(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }
        /// A column of numbers.
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: Column...) { self.columns = columns }

    /// Adds a row; what is nil or empty shows as a dash.
    mutating func add(_ cells: String?...) {
        rows.append(cells.map { cell in cell.flatMap { $0.isEmpty ? nil : TerminalText.neutral($0) } ?? "-" })
    }

    /// The table as text, or a sentence where it has no rows.
    ///
    /// - Parameters:
    ///   - emptiness: what is said where there is nothing to show.
    ///   - isStyled: whether headings are shown bold.
    /// - Returns: lines, each with its line break.
    func text(orElse emptiness: String, isStyled: Bool = StandardOutput.isStyled) -> String {
        guard !rows.isEmpty else { return emptiness + "\n" }
        let widths = columns.indices.map { index in
            rows.reduce(TerminalText.width(columns[index].heading)) { max($0, TerminalText.width($1[index])) }
        }
        let heading = line(columns.map { $0.heading.uppercased() }, widths)
        let first = isStyled ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading
        return ([first] + rows.map { line($0, widths) }).joined(separator: "\n") + "\n"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - TerminalText.width(cell)))
            let isLast = index == cells.count - 1
            line += columns[index].isNumber ? padding + cell : cell + (isLast ? "" : padding)
            if !isLast { line += "  " }
        }
        return line
    }
}
