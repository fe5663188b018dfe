// CalendarDate: a day of the proleptic Gregorian calendar, with the arithmetic of terms.
//
// SOURCE   Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

/// A calendar day without a time zone.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// The year, for example 2026.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    /// Makes a date; nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.init(unchecked: (year, month, day))
    }

    /// The day so many days after 1970-01-01.
    public init(daysSinceEpoch days: Int64) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(unchecked: (Int(year), Int(month), Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)))
    }

    private init(unchecked parts: (year: Int, month: Int, day: Int)) { (year, month, day) = parts }

    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = shiftedYear.floorDivided(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = Int64((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date so many months later; a day that the month lacks becomes its last day.
    public func adding(months: Int) -> CalendarDate {
        let count = Int64(year * 12 + month - 1 + months)
        let (newYear, newMonth) = (Int(count.floorDivided(by: 12)), Int(count - count.floorDivided(by: 12) * 12) + 1)
        return CalendarDate(unchecked: (newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear))))
    }

    /// Whether the left date is before the right one.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601, for example `2026-11-24`.
    public var description: String {
        let parts = [(year, 4), (month, 2), (day, 2)].map { number, width in
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return parts.joined(separator: "-")
    }

    /// Reads an ISO 8601 date, `2026-11-24` or `20261124`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let date = text.withUTF8({ CalendarDate(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = date
    }

    /// Reads an ISO 8601 date as it stands in a file; nil for anything else.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        let hyphen = UInt8(ascii: "-")
        let isDashed = bytes.count == 10 && bytes[4] == hyphen && bytes[7] == hyphen
        guard isDashed || bytes.count == 8 else { return nil }
        var number = 0
        for (position, byte) in bytes.enumerated() where !isDashed || position != 4 && position != 7 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
