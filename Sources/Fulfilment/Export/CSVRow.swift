// CSVRow: one row of a file for spreadsheets.
//
// GUARANTEES   RFC 4180: fields with commas, quotes or line ends stand in quotes, and rows end with CR LF.
//              No field is a formula: one that begins as a formula would gets an apostrophe before it, which a spreadsheet
//              shows and a program has to take off.
// SOURCE       OWASP, "CSV Injection": = + - @, tab and carriage return begin a formula.

/// The fields of a row.
public struct CSVRow: Sendable {
    /// The bytes of the row with its end.
    public let bytes: [UInt8]

    /// Writes a row; a field that is nil is empty.
    public init(_ fields: [String?]) {
        var bytes: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.write(field ?? "", to: &bytes)
        }
        self.bytes = bytes + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    private static func write(_ field: String, to bytes: inout [UInt8]) {
        let isFormula = field.utf8.first.map("=+-@\t\r".utf8.contains) ?? false
        let needsQuotes = field.utf8.contains { ",\"\r\n".utf8.contains($0) }
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    }
}
