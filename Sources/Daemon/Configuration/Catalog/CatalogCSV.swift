// CatalogCSV: a catalog as a table: a header, then a line for each SKU.
//
// GUARANTEES   Quoting as in RFC 4180; the separator is the comma, or the semicolon where the header has one.
// DOES NOT     Read what distributors send: those files are the business of Feeds.

/// Reads a catalog in CSV.
enum CatalogCSV {
    /// The entries of a table.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - path: the file.
    /// - Returns: the entries, unchecked but for their number of fields.
    /// - Throws: `ConfigurationFault` when it is no table, or the header has an unknown or a missing column.
    static func entries(of text: String, path: String) throws(ConfigurationFault) -> [CatalogEntry] {
        var records = try records(of: text, path: path)
        guard !records.isEmpty else { return [] }
        let header = try header(records.removeFirst(), path: path)
        var entries: [CatalogEntry] = []
        entries.reserveCapacity(records.count)
        for record in records {
            guard record.fields.count == header.count else {
                throw ConfigurationFault(
                    file: path,
                    line: record.line,
                    message: "has \(record.fields.count) fields, the header has \(header.count)",
                    remedy: "check the separators and quotation marks of this line"
                )
            }
            entries.append(
                CatalogEntry(line: record.line, fields: Dictionary(uniqueKeysWithValues: zip(header, record.fields)))
            )
        }
        return entries
    }

    private struct Record {
        var line: Int
        var fields: [String] = []
    }

    private static func header(_ record: Record, path: String) throws(ConfigurationFault) -> [String] {
        var seen: Set<String> = []
        for name in record.fields where !CatalogFile.fields.contains(name) || !seen.insert(name).inserted {
            throw ConfigurationFault(
                file: path,
                key: name,
                line: record.line,
                message: seen.contains(name) ? "this column occurs twice" : "there is no such column",
                remedy: NearestKey.suggestion(for: name, among: CatalogFile.fields).map { "did you mean \($0)?" }
                    ?? "use \(CatalogFile.fields.joined(separator: ", "))"
            )
        }
        for name in ["sku", "kind"] where !seen.contains(name) {
            throw ConfigurationFault(
                file: path,
                key: name,
                line: record.line,
                message: "this column is missing",
                remedy: "add it to the header"
            )
        }
        return record.fields
    }

    private static func records(of text: String, path: String) throws(ConfigurationFault) -> [Record] {
        let bytes = Array(text.utf8.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF })
        let headerLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
        var scanner = Scanner(
            bytes: bytes,
            separator: headerLine.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
        )
        var records: [Record] = []
        while !scanner.isAtEnd {
            let record = scanner.record()
            guard let record else {
                throw ConfigurationFault(
                    file: path,
                    line: scanner.line,
                    message: "a quotation mark is not closed, or text follows a closed one",
                    remedy: "close it; a quotation mark inside a field is written twice"
                )
            }
            if record.fields != [""] { records.append(record) }
        }
        return records
    }

    /// Walks over the bytes.
    private struct Scanner {
        let bytes: [UInt8]
        let separator: UInt8
        var position = 0
        /// The line that is being read.
        var line = 1

        init(bytes: [UInt8], separator: UInt8) {
            self.bytes = bytes
            self.separator = separator
        }

        var isAtEnd: Bool { position >= bytes.count }
        private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

        /// The next record; nil where the quoting is broken.
        mutating func record() -> Record? {
            var record = Record(line: line)
            while true {
                guard let field = byte == UInt8(ascii: "\"") ? quotedField() : plainField() else { return nil }
                record.fields.append(field)
                switch byte {
                case separator: position += 1
                case UInt8(ascii: "\r"), UInt8(ascii: "\n"), nil:
                    endLine()
                    return record
                default: return nil
                }
            }
        }

        private mutating func plainField() -> String? {
            let start = position
            while let byte, byte != separator, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }

        private mutating func quotedField() -> String? {
            var field: [UInt8] = []
            position += 1
            while let byte {
                position += 1
                if byte == UInt8(ascii: "\n") { line += 1 }
                guard byte == UInt8(ascii: "\"") else {
                    field.append(byte)
                    continue
                }
                guard self.byte == UInt8(ascii: "\"") else { return String(decoding: field, as: UTF8.self) }
                field.append(byte)
                position += 1
            }
            return nil
        }

        private mutating func endLine() {
            if byte == UInt8(ascii: "\r") { position += 1 }
            if byte == UInt8(ascii: "\n") { position += 1 }
            line += 1
        }
    }
}
