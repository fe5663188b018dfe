// DecimalNumber: an exact decimal, for prices.
//
// GUARANTEES   `19.90` stays 19.90: digits and scale are kept, nothing passes through binary floating point.

/// An exact decimal number of up to 18 digits.
public struct DecimalNumber: Hashable, Sendable {
    /// The number without its point.
    public let digits: Int64
    /// How many of the digits stand behind the point, 0 to 9.
    public let scale: Int

    /// Reads digits with an optional sign and an optional point, without thousands marks or exponent.
    ///
    /// - Parameter written: the text.
    /// - Throws: `ValueError` naming the broken rule.
    public init(_ written: some StringProtocol) throws(ValueError) {
        var text = String(written)
        let result = text.withUTF8 { bytes in
            Result { () throws(ValueError) in try Self(utf8: UnsafeRawBufferPointer(bytes)) }
        }
        self = try result.get()
    }

    /// Reads digits as they stand in a file.
    ///
    /// - Parameter bytes: the text in UTF-8.
    /// - Throws: `ValueError` naming the broken rule.
    public init(utf8 bytes: UnsafeRawBufferPointer) throws(ValueError) {
        var digits: Int64 = 0
        var scale: Int?
        var count = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Before the digit is taken in: 19 of them overflow.
                guard count < 18, scale ?? 0 < 9 else { throw .tooLong(limit: 18) }
                digits = digits * 10 + Int64(byte - UInt8(ascii: "0"))
                count += 1
                scale = scale.map { $0 + 1 }
            case UInt8(ascii: ".") where scale == nil && count > 0: scale = 0
            default: throw .notA("a decimal number such as 19.90")
            }
        }
        guard count > 0, scale != 0 else { throw .notA("a decimal number such as 19.90") }
        self.digits = isNegative ? -digits : digits
        self.scale = scale ?? 0
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The number with a point, as many places as it was written with.
    public var description: String {
        let plain = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - plain.count)) + plain
        let point = scale == 0 ? "" : "." + padded.suffix(scale)
        return (digits < 0 ? "-" : "") + padded.dropLast(scale) + point
    }
}
