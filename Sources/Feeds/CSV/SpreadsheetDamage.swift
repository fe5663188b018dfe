// SpreadsheetDamage: what a spreadsheet program does to values on their way through it.
//
// GUARANTEES   A value that was destroyed is refused, never repaired: the digits that are gone cannot be known.
// DOES NOT     See what leaves no trace: leading zeros that were dropped look like a shorter number.

/// Recognizes destroyed values.
enum SpreadsheetDamage {
    /// What happened to a value; nil when nothing did.
    @inline(__always)
    static func found(in bytes: UnsafeRawBufferPointer, isIdentifier: Bool) -> ValueFault? {
        guard let first = bytes.first else { return nil }
        if first == ASCII.equals || first == 0x23 { return formulaOrError(bytes) }
        return isIdentifier && ASCII.isDigit(first) ? scientificNotation(bytes) : nil
    }

    private static let errors: [StaticString] = [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#NV", "#BEZUG!",
        "#WERT!", "#ZAHL!", "#VALEUR!", "#NOMBRE!", "#NOM?", "#NUL!", "#GETTING_DATA",
    ]

    private static func formulaOrError(_ bytes: UnsafeRawBufferPointer) -> ValueFault? {
        if bytes[0] == ASCII.equals {
            return ValueFault(
                code: "csv.formula",
                message: "is the formula \(Excerpt.of(bytes)), not a value",
                remedy: "write the value itself, as in 00123"
            )
        }
        let isError = errors.contains { error in error.withUTF8Buffer { bytes.elementsEqual($0) } }
        guard isError || bytes.count > 1 && bytes.allSatisfy({ $0 == 0x23 }) else { return nil }
        return ValueFault(
            code: "csv.spreadsheetError",
            message: "holds \(Excerpt.of(bytes)), a spreadsheet's word for a failed calculation",
            remedy: "mend the cell in the spreadsheet and export it again"
        )
    }

    /// `1.23E+15` and `1,23E+15`, with their sign: `12E3` can be a product's number.
    private static func scientificNotation(_ bytes: UnsafeRawBufferPointer) -> ValueFault? {
        guard let exponent = bytes.firstIndex(where: { $0 | 0x20 == 0x65 }), exponent + 2 < bytes.count,
            bytes[exponent + 1] == ASCII.plus, bytes[(exponent + 2)...].allSatisfy(ASCII.isDigit)
        else { return nil }
        var rest = bytes[1..<exponent]
        if let mark = rest.first, mark == ASCII.point || mark == ASCII.comma { rest = rest.dropFirst() }
        guard rest.allSatisfy(ASCII.isDigit) else { return nil }
        return ValueFault(
            code: "csv.scientificNotation",
            message: "is \(Excerpt.of(bytes)), a number a spreadsheet has rounded",
            remedy: "format the column as text before the numbers are entered, and export it again"
        )
    }
}
