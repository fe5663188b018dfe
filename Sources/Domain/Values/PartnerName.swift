// PartnerName: what a partner is called in configuration, in directories and on the command line.
//
// GUARANTEES   Safe as the name of a directory: it cannot be `.`, `..`, hidden, or contain a slash.

/// The short name of a partner, for example `acme-distribution`.
public struct PartnerName: TextValue {
    /// 64 characters.
    public static let maximumLength = 64
    /// The text.
    public let text: String

    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }

    /// Takes a name of lower-case ASCII letters, digits and single hyphens.
    ///
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `ValueError` naming the broken rule.
    public init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError) {
        let text = try TextRules.checked(utf8: bytes, maximumLength: Self.maximumLength)
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        guard isPlain, !text.hasPrefix("-"), !text.hasSuffix("-"), !text.contains("--") else {
            throw .notA("a partner name (lower-case letters, digits and single hyphens)")
        }
        self.text = text
    }
}
