// AddressRange: addresses that share their first bits, in CIDR notation.
//
// GUARANTEES   A range is of one family: `::/0` holds no IPv4 address, and `::ffff:0:0/96` is `0.0.0.0/0`.
//              Text with bits set behind the prefix is refused, since it may mean one host or a whole network.
// DOES NOT     Resolve names.

/// A range of IPv4 or IPv6 addresses.
public struct AddressRange: Hashable, Sendable {
    private let first: IPAddress
    /// Counted in the 128 bits of the IPv6 form.
    private let prefixLength: Int

    /// Reads CIDR notation.
    ///
    /// - Parameter text: `10.0.0.0/8`, `fd00::/8`, or one address without a prefix length.
    /// - Throws: `AddressRangeError`, which says what is wrong with the text.
    public init(_ text: String) throws(AddressRangeError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let written = parts.first, let address = IPAddress(String(written)), !text.utf8.contains(0) else {
            throw .notAnAddress(text)
        }
        // `::ffff:10.0.0.0/104` is written as IPv6 and counts its prefix as IPv6 does.
        let isWrittenAsVersion4 = !written.utf8.contains(UInt8(ascii: ":"))
        let width = isWrittenAsVersion4 ? 32 : 128
        var length = width
        if parts.count == 2 {
            let digits = parts[1].utf8
            guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(parts[1]), number <= width
            else { throw .badPrefixLength(text, maximum: width) }
            length = number
        }
        self.init(first: address, prefixLength: length + 128 - width)
        guard address.bits & ~mask == 0 else {
            let start = IPAddress(bits: address.bits & mask)
            let range = AddressRange(first: start, prefixLength: prefixLength)
            throw .bitsBehindPrefix(text, suggestion: "\(range)")
        }
    }

    init(first: IPAddress, prefixLength: Int) {
        self.first = first
        self.prefixLength = prefixLength
    }

    private var mask: UInt128 { prefixLength == 0 ? 0 : UInt128.max << (128 - prefixLength) }
    private var isVersion4: Bool { prefixLength >= 96 && first.isVersion4 }

    func contains(_ address: IPAddress) -> Bool {
        address.bits & mask == first.bits && address.isVersion4 == isVersion4
    }
}

extension AddressRange: CustomStringConvertible {
    /// The range in CIDR notation.
    public var description: String { "\(first)/\(isVersion4 ? prefixLength - 96 : prefixLength)" }
}

/// What is wrong with the text of an address range.
public enum AddressRangeError: Error, Hashable, Sendable {
    /// What stands before the slash is neither an IPv4 nor an IPv6 address.
    case notAnAddress(String)
    /// What stands behind the slash is not a number of bits of such an address.
    case badPrefixLength(String, maximum: Int)
    /// The address names a host inside the range.
    case bitsBehindPrefix(String, suggestion: String)

    /// Whether the same text may be accepted later: never.
    public var mayRetry: Bool { false }
}

extension AddressRangeError: CustomStringConvertible {
    /// One sentence that names the text and what would be right.
    public var description: String {
        switch self {
        case .notAnAddress(let text):
            "'\(text)' is not an address range: write 192.0.2.0/24, 2001:db8::/32 or one address"
        case .badPrefixLength(let text, let maximum):
            "'\(text)' is not an address range: behind the slash belongs a number from 0 to \(maximum)"
        case .bitsBehindPrefix(let text, let suggestion):
            "'\(text)' names an address inside a range: write \(suggestion) for the whole range"
        }
    }
}
