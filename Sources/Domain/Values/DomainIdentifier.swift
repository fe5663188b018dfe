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
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `ValueError` naming the broken rule.
    public init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError) {
        let text = try TextRules.checked(utf8: bytes, maximumLength: Self.maximumLength)
        // Before the change of case: the Kelvin sign, for one, becomes an ASCII k by it.
        guard Self.isDomain(text.utf8) else { throw .notA("a domain identifier such as xyz.com") }
        self.text = text.lowercased()
    }

    private static func isDomain(_ bytes: String.UTF8View) -> Bool {
        let (dot, hyphen) = (UInt8(ascii: "."), UInt8(ascii: "-"))
        var labels = 1
        var length = 0
        var previous = dot
        for byte in bytes {
            switch byte {
            case dot where length > 0 && previous != hyphen: (labels, length) = (labels + 1, 0)
            case hyphen where length > 0, UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                length += 1
            default: return false
            }
            guard length <= 63 else { return false }
            previous = byte
        }
        return labels >= 2 && length > 0 && previous != hyphen
    }
}
