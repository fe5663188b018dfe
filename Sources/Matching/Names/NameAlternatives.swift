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
        let lower = text.lowercased()
        // The change of case keeps the places of everything in ASCII only.
        if lower.utf8.count == text.utf8.count {
            for mark in marks {
                guard let range = lower.firstRange(of: mark) else { continue }
                let (start, end) = (lower.utf8.distance(from: lower.startIndex, to: range.lowerBound), mark.utf8.count)
                let cut = text.utf8.index(text.startIndex, offsetBy: start)
                let rest = text.utf8.index(cut, offsetBy: end)
                parts += [String(text[..<cut]), String(text[rest...])]
                break
            }
        }
        return [text] + parts.filter { part in part.count { $0.isLetter } > 2 }
    }

    private static let marks = [
        " operating as ", " doing business as ", " dba ", " d/b/a ", " o/a ", " c.o.b. as ", " trading as ", " t/a ",
        " also known as ", " aka ", " a/k/a ", " formerly ", " f/k/a ", " fka ", " / ",
    ]
}
