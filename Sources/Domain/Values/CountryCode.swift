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
    /// - Parameter written: the text.
    /// - Throws: `ValueError` naming the broken rule.
    public init(_ written: some StringProtocol) throws(ValueError) {
        let text = written.trimmedOfSpaces.uppercased()
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { throw .notA("a two-letter country code such as DE") }
        self.text = text
    }
}

extension StringProtocol {
    fileprivate var trimmedOfSpaces: SubSequence {
        drop { $0 == " " }.prefix { $0 != " " }
    }
}
