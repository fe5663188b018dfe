// NameAlternatives: the names that are written in one field: “Calgary Zoological Society (Calgary Zoo)”, “A, doing
// business as B”.
//
// DOES NOT     Take part in keys: a part of a name is a name only for suggestions.

/// Splits a field into the names in it.
enum NameAlternatives {
    /// The whole name first, and then its parts, where there are any.
    static func of(_ text: String) -> [String] {
        var parts: [String] = []
        if let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
            parts.append(String(text[..<open] + " " + text[text.index(after: close)...]))
            parts.append(String(text[text.index(after: open)..<close]))
        }
        if let (start, end) = mark(in: Array(text.utf8)) {
            let cut = text.utf8.index(text.startIndex, offsetBy: start)
            let rest = text.utf8.index(text.startIndex, offsetBy: end)
            parts += [String(text[..<cut]), String(text[rest...])]
        }
        return [text] + parts.filter { part in part.count { $0.isLetter } > 2 }
    }

    /// Where the words that separate two names begin and end; they are in ASCII, whatever the names are in.
    private static func mark(in bytes: [UInt8]) -> (Int, Int)? {
        for (start, byte) in bytes.enumerated() where byte == 0x20 {
            // Nearly every word is passed over by its first letter.
            guard start + 1 < bytes.count, firstLetters.contains(bytes[start + 1] | 0x20) else { continue }
            for mark in marks where start + mark.count <= bytes.count {
                if zip(mark, bytes[start...]).allSatisfy({ $0 == $1 | 0x20 || $0 == $1 }) {
                    return (start, start + mark.count)
                }
            }
        }
        return nil
    }

    private static let firstLetters = Set(marks.map { $0[1] | 0x20 })

    private static let marks: [[UInt8]] = [
        " operating as ", " doing business as ", " dba ", " d/b/a ", " o/a ", " c.o.b. as ", " trading as ", " t/a ",
        " also known as ", " aka ", " a/k/a ", " formerly ", " f/k/a ", " fka ", " / ",
    ].map { Array($0.utf8) }
}
