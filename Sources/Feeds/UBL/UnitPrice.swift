// UnitPrice: the price of one, where a price of several is written.
//
// GUARANTEES   Exact. A price that has no end in decimals is not rounded, but left unsaid.

internal import Domain

/// Divides prices.
enum UnitPrice {
    /// The price of one.
    ///
    /// - Parameters:
    ///   - amount: the price of `count`.
    ///   - count: of how many, more than 0.
    /// - Returns: it; nil where it has more than nine decimals or eighteen digits.
    static func of(_ amount: DecimalNumber, per count: DecimalNumber) -> DecimalNumber? {
        guard count.digits != powerOfTen(count.scale) else { return amount }
        guard count.digits > 0 else { return nil }
        // At most 18 digits and nine of each scale: 36, where there is room for 38.
        let dividend = Int128(amount.digits) * Int128(powerOfTen(count.scale))
        let divisor = Int128(count.digits) * Int128(powerOfTen(amount.scale))
        for scale in 0...9 {
            let (quotient, rest) = (dividend * Int128(powerOfTen(scale))).quotientAndRemainder(dividingBy: divisor)
            if rest == 0 { return number(quotient, scale: scale) }
        }
        return nil
    }

    private static func number(_ digits: Int128, scale: Int) -> DecimalNumber? {
        let plain = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - plain.count)) + plain
        let point = scale == 0 ? "" : "." + padded.suffix(scale)
        return try? DecimalNumber((digits < 0 ? "-" : "") + padded.dropLast(scale) + point)
    }

    private static func powerOfTen(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
