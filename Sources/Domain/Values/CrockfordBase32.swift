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
