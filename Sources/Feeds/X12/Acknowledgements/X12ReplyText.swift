// X12ReplyText: text that cannot break the segment it is put into.
//
// GUARANTEES   Printable ASCII without any of the separators in use, which is within X12's extended character set, without
//              blanks at its ends. A letter with an accent becomes the letter, a dash a hyphen; what has no likeness in
//              ASCII becomes a question mark, and a separator a blank.
// DOES NOT     Keep text as it was: what must be found again (numbers, SKUs) came through the same separators and is ASCII
//              nearly always, and then nothing changes.

/// Cleans text for X12.
enum X12ReplyText {
    /// Adds a text to a segment.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - limit: the most characters of it.
    ///   - separators: what must not be in it.
    ///   - bytes: what it is added to.
    static func append(_ text: String, limit: Int, without separators: X12Separators, to bytes: inout [UInt8]) {
        let start = bytes.count
        for scalar in text.unicodeScalars {
            guard bytes.count - start < limit else { break }
            if scalar.isASCII {
                append(UInt8(scalar.value), since: start, separators, to: &bytes)
            } else {
                for byte in likeness(of: scalar).utf8.prefix(limit - (bytes.count - start)) {
                    append(byte, since: start, separators, to: &bytes)
                }
            }
        }
        while bytes.count > start, bytes.last == ASCII.space { bytes.removeLast() }
    }

    /// A text as it would be written.
    static func cleaned(_ text: String, limit: Int, without separators: X12Separators) -> String {
        var bytes: [UInt8] = []
        append(text, limit: limit, without: separators, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The digits of a text.
    static func digits(_ text: String) -> String {
        String(decoding: text.utf8.filter(ASCII.isDigit), as: UTF8.self)
    }

    private static func append(
        _ byte: UInt8,
        since start: Int,
        _ separators: X12Separators,
        to bytes: inout [UInt8]
    ) {
        let isPlain = byte > 0x20 && byte < 0x7F && !separators.contains(byte)
        guard isPlain || bytes.count > start else { return }
        bytes.append(isPlain ? byte : ASCII.space)
    }

    /// What a character looks like in ASCII.
    ///
    /// The Unicode name of a letter with an accent says which letter it is.
    private static func likeness(of scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .dashPunctuation: return "-"
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return " "
        case .nonspacingMark: return ""
        case .initialPunctuation, .finalPunctuation: return (0x2018...0x201B).contains(scalar.value) ? "'" : "\""
        case .lowercaseLetter, .uppercaseLetter: break
        default: return "?"
        }
        if scalar == "ß" { return "ss" }
        let words = (scalar.properties.name ?? "").split(separator: " ").prefix(4)
        guard words.count == 4, words[0] == "LATIN", ["LETTER", "LIGATURE"].contains(words[2]), words[3].utf8.count <= 2
        else { return "?" }
        return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
    }
}

extension X12Separators {
    /// Whether a byte is one of them.
    func contains(_ byte: UInt8) -> Bool {
        byte == element || byte == component || byte == segment || byte == repetition
    }
}
