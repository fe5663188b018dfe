// X12Number: numbers and dates as X12 writes them.
//
// SOURCE       X12.6, application control structure: type R has an optional minus and an optional decimal point with
//              or without digits on either side; type N has digits only.

internal import Domain

/// Reads numbers and dates.
enum X12Number {
    /// A count of at most nine digits, leading zeros aside; nil for anything else.
    static func count(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let digits = bytes.drop { $0 == ASCII.zero }
        guard !bytes.isEmpty, bytes.count <= 64, digits.count <= 9, digits.allSatisfy(ASCII.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }

    /// Whether two control numbers are the same: as texts, or as numbers.
    static func areSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard !left.isEmpty, !right.isEmpty, (left + right).utf8.allSatisfy(ASCII.isDigit) else { return false }
        return left.drop { $0 == "0" } == right.drop { $0 == "0" }
    }

    /// A whole number of licenses; nil when it is 0.
    static func quantity(_ bytes: UnsafeRawBufferPointer) -> Result<Quantity?, ValueFault> {
        withWrittenOut(bytes) { written in
            if written.allSatisfy({ $0 == ASCII.zero || $0 == ASCII.point }) { return .success(nil) }
            return WrittenNumber.quantity(written, mark: .point).map { $0 }
        }
    }

    /// A price.
    static func price(_ bytes: UnsafeRawBufferPointer) -> Result<DecimalNumber, ValueFault> {
        withWrittenOut(bytes) { WrittenNumber.price($0, mark: .point) }
    }

    /// A day: `20261124`, or `261124` as versions before 004010 have it.
    static func date(_ bytes: UnsafeRawBufferPointer) -> CalendarDate? {
        guard bytes.allSatisfy(ASCII.isDigit) else { return nil }
        guard bytes.count == 6 else { return bytes.count == 8 ? CalendarDate(utf8: bytes) : nil }
        let number = bytes.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
        let year = number / 10_000
        return CalendarDate(year: (year < 70 ? 2_000 : 1_900) + year, month: number / 100 % 100, day: number % 100)
    }

    /// Gives the digits that a number leaves out beside its point.
    @inline(__always)
    private static func withWrittenOut<Value>(
        _ bytes: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) -> Result<Value, ValueFault>
    ) -> Result<Value, ValueFault> {
        guard bytes.count > 1, let first = bytes.first, let last = bytes.last,
            first == ASCII.point || first == ASCII.hyphen || last == ASCII.point
        else { return body(bytes) }
        let sign: [UInt8] = first == ASCII.hyphen ? [first] : []
        let digits = bytes.dropFirst(sign.count)
        guard digits.contains(where: ASCII.isDigit) else { return body(bytes) }
        let head: [UInt8] = digits.first == ASCII.point ? [ASCII.zero] : []
        let whole = last == ASCII.point ? digits.dropLast() : digits
        return (sign + head + whole).withUnsafeBytes(body)
    }
}
