// DomainIdentifier: the name by which a Smart Account is known to everybody.
//
// GUARANTEES   Lower case, at least two labels of LDH characters (RFC 1123), each 1 to 63 bytes, 253 in all. Equal
//              identifiers are equal bytes, so no two spellings of one account exist.
// DOES NOT     Turn Unicode into `xn--` labels: an identifier that looks like another one must not come in this way.

/// The domain identifier of a Smart Account, for example `xyz.com` or `emea.xyz.com`.
public struct DomainIdentifier: TextValue {
    /// 253 bytes, the limit of DNS names.
    public static let maximumLength = 253
    /// The text.
    public let text: String

    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }

    /// Takes a domain identifier in either case.
    ///
    /// - Parameter written: the text.
    /// - Throws: `ValueError` naming the broken rule.
    public init(_ written: some StringProtocol) throws(ValueError) {
        let text = try TextRules.checked(written, maximumLength: Self.maximumLength).lowercased()
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(Self.isLabel) else {
            throw .notA("a domain identifier such as xyz.com")
        }
        self.text = text
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == hyphen
            }
    }
}
