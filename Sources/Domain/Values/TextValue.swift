// TextValue: text that has been looked at once and need not be looked at again.
//
// GUARANTEES   Not empty, within its length, no white space around it, no control characters, no invisible direction
//              marks (they make one text look like another). Otherwise exactly as it was written.

/// A piece of text under the common rules for numbers and names in orders.
public protocol TextValue: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most characters it may have.
    static var maximumLength: Int { get }
    /// The text.
    var text: String { get }
    /// Wraps text that is known to obey the rules, such as text read from the database.
    init(unchecked text: String)
}

extension TextValue {
    /// Takes text as somebody wrote it, without the white space around it.
    ///
    /// - Parameter written: the text.
    /// - Throws: `ValueError` naming the broken rule.
    public init(_ written: some StringProtocol) throws(ValueError) {
        self.init(unchecked: try TextRules.checked(written, maximumLength: Self.maximumLength))
    }

    /// The text.
    public var description: String { text }

    /// Orders by the text's code points.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

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

    private static func trimmed<Text: StringProtocol>(_ text: Text) -> Text.SubSequence {
        let start = text.unicodeScalars.firstIndex { !$0.properties.isWhitespace } ?? text.endIndex
        guard let last = text.unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace }) else {
            return text[start..<text.endIndex]
        }
        return text[start...last]
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        // Bidirectional controls and isolates, line and paragraph separators, byte order mark.
        case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
