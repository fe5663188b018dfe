// TextRules: the common rules for text, over strings and over the bytes of a file.
//
// GUARANTEES   Both ways accept the same texts and give the same results: the way over bytes only takes a short cut for
//              plain ASCII, which is nearly everything that a file of orders holds.

/// The common rules for text.
public enum TextRules {
    /// Checks text and takes the white space off its ends.
    ///
    /// - Parameters:
    ///   - written: the text.
    ///   - maximumLength: the most characters it may have.
    /// - Returns: the text without white space around it.
    /// - Throws: `ValueError` naming the broken rule.
    public static func checked(
        _ written: some StringProtocol,
        maximumLength: Int
    ) throws(ValueError) -> String {
        let text = trimmed(written)
        guard !text.isEmpty else { throw .empty }
        guard !text.unicodeScalars.contains(where: isForbidden) else { throw .controlCharacter }
        // A text of so many bytes at the most cannot have more characters; counting those is slow.
        guard text.utf8.count <= maximumLength || text.count <= maximumLength else {
            throw .tooLong(limit: maximumLength)
        }
        return String(text)
    }

    /// Checks text in UTF-8 and takes the white space off its ends.
    ///
    /// - Parameters:
    ///   - bytes: the text; what is not UTF-8 in it becomes the replacement character.
    ///   - maximumLength: the most characters it may have.
    /// - Returns: the text without white space around it.
    /// - Throws: `ValueError` naming the broken rule.
    public static func checked(
        utf8 bytes: UnsafeRawBufferPointer,
        maximumLength: Int
    ) throws(ValueError) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.count <= maximumLength, isPlain(bytes) else {
            return try checked(text, maximumLength: maximumLength)
        }
        return text
    }

    /// Whether it is printable ASCII, not empty, with no blank at either end: then no rule but the length concerns it.
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
        // Without a way out in the middle, so that many bytes are looked at in one step.
        var isOther: UInt8 = 0
        for byte in bytes { isOther |= byte &- 0x20 > 0x5E ? 1 : 0 }
        return isOther == 0
    }

    private static func trimmed<Text: StringProtocol>(_ text: Text) -> Text.SubSequence {
        let start = text.unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
        guard let last = text.unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return text[start..<text.endIndex]
        }
        return text[start...last]
    }

    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        // Bidirectional controls and isolates, line and paragraph separators, byte order mark.
        case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
