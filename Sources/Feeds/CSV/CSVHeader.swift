// CSVHeader: which column of a file is which.
//
// GUARANTEES   Every header is a known column, once, or is named as one to ignore. A header that is empty has no values
//              under it. Otherwise the file is refused: a column that is not understood could be the one that matters.

internal import Domain

/// The columns of a file of one sort.
struct CSVHeader<Column: CSVColumn> {
    /// A known column, and where it stands in a record.
    struct Entry {
        let column: Column
        let index: Int
    }

    /// The known columns of the file.
    private(set) var entries: [Entry] = []
    /// For each column of the file its documented name, or its header where it is ignored.
    private(set) var names: [String]
    /// For each column of the file whether it is a number or code.
    private(set) var identifiers: [Bool]
    /// Columns without a header.
    private(set) var unnamed: [Int] = []

    /// Where a column stands.
    func index(of column: Column) -> Int? { entries.first { $0.column == column }?.index }

    /// Reads the headers and notes what is wrong with them.
    init(front: CSVFront, table: ColumnTable<Column>, required: [Column], reader: inout CSVFaults) {
        names = front.headers
        identifiers = front.headers.map { _ in false }
        let columns = table.columns(of: front.headers)
        for (index, (header, column)) in zip(front.headers, columns).enumerated() {
            let offset = front.tokenizer.fields[index].place
            guard let column else {
                if header.allSatisfy(\.isWhitespace) {
                    unnamed.append(index)
                } else if !reader.isIgnored(header) {
                    reader.refuseUnknown(header, at: offset, suggestion: table.suggestion(for: header))
                }
                continue
            }
            if let other = self.index(of: column) {
                reader.refuseDuplicate(header, at: offset, column: column.name, other: front.headers[other])
            }
            entries.append(Entry(column: column, index: index))
            names[index] = column.name
            identifiers[index] = column.isIdentifier
        }
        for column in required where self.index(of: column) == nil {
            reader.refuseMissing(column.name, at: front.tokenizer.start)
        }
    }
}
