// CrockfordBase32: numbers as text that people can read out and type.
//
// SOURCE   crockford.com/base32.html: no I, L, O, U; reading takes I and L as 1, O as 0, and either case.

/// 63-bit numbers as 13 characters.
enum CrockfordBase32 {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let length = 13

    static func encode(_ value: Int64) -> String {
        var rest = UInt64(bitPattern: value)
        var digits = [UInt8](repeating: alphabet[0], count: length)
        for position in digits.indices.reversed() {
            digits[position] = alphabet[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: digits, as: UTF8.self)
    }

    static func decode(_ text: some StringProtocol) -> Int64? {
        guard text.utf8.count == length else { return nil }
        var value: UInt64 = 0
        for byte in text.utf8 {
            guard let digit = digit(byte), value >> 58 == 0 else { return nil }
            value = value << 5 | UInt64(digit)
        }
        return value > 0 ? Int64(bitPattern: value) : nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        switch lower {
        case UInt8(ascii: "o"): return 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): return 1
        default: return alphabet.firstIndex(of: lower)
        }
    }
}

extension CrockfordBase32 {
    /// Bytes as so many digits, the most significant bits first; bits that are missing at the end are 0.
    static func encode(bytes: [UInt8], digits count: Int) -> String {
        var text: [UInt8] = []
        for digit in 0..<count {
            var value = 0
            for bit in digit * 5..<digit * 5 + 5 {
                let isSet = bit / 8 < bytes.count && bytes[bit / 8] >> (7 - bit % 8) & 1 == 1
                value = value << 1 | (isSet ? 1 : 0)
            }
            text.append(alphabet[value])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// So many bytes; nil for a text that is not of them.
    static func decode(_ text: some StringProtocol, bytes count: Int) -> [UInt8]? {
        guard text.utf8.count == (count * 8 + 4) / 5 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        for (position, byte) in text.utf8.enumerated() {
            guard let value = digit(byte) else { return nil }
            for bit in 0..<5 where value >> (4 - bit) & 1 == 1 {
                let place = position * 5 + bit
                guard place / 8 < count else { return nil }
                bytes[place / 8] |= 1 << UInt8(7 - place % 8)
            }
        }
        return bytes
    }
}
