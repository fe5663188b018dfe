// CountryCode: a country in two letters.

/// A country by its ISO 3166-1 alpha-2 code.
public struct CountryCode: TextValue {
    /// Two letters.
    public static let maximumLength = 2
    /// The text, in upper case.
    public let text: String

    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }

    /// Takes two letters in either case.
    ///
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `ValueError` naming the broken rule.
    public init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError) {
        let text = try TextRules.checked(utf8: bytes, maximumLength: Name.maximumLength)
        // Letters before the change of case: outside ASCII it can make two letters of one.
        let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        guard text.utf8.count == 2, text.utf8.allSatisfy(isLetter) else {
            throw .notA("a two-letter country code such as DE")
        }
        self.text = text.utf8.allSatisfy { $0 & 0x20 == 0 } ? text : text.uppercased()
    }
}
