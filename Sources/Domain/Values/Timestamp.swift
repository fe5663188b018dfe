// Timestamp: a moment, as the database keeps it.
//
// GUARANTEES   Milliseconds since 1970-01-01T00:00:00Z, without time zone and without leap seconds.
// DOES NOT     Know what time it is: a TimeSource is injected where that matters.

/// A moment in milliseconds since the Unix epoch, UTC.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Makes a moment from milliseconds since the Unix epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Whether the left moment is before the right one.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment so many milliseconds later.
    public func adding(milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with milliseconds, for example `2026-11-24T13:05:00.250Z`.
    public var description: String {
        let date = CalendarDate(daysSinceEpoch: milliseconds.floorDivided(by: Self.day))
        var rest = milliseconds - milliseconds.floorDivided(by: Self.day) * Self.day
        let parts = [Int64(3_600_000), 60_000, 1_000].map { unit in
            defer { rest %= unit }
            return Self.padded(rest / unit, 2)
        }
        return "\(date)T\(parts.joined(separator: ":")).\(Self.padded(rest, 3))Z"
    }

    private static let day: Int64 = 86_400_000

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Timestamp {
    /// The UTC calendar date of the moment.
    public var date: CalendarDate { CalendarDate(daysSinceEpoch: milliseconds.floorDivided(by: Self.day)) }

    /// The first moment of a UTC calendar date.
    public init(startOf date: CalendarDate) { self.init(milliseconds: date.daysSinceEpoch * Self.day) }

    /// The same time of day so many calendar months later; a day that the month lacks becomes its last day.
    ///
    /// Subscriptions and terms run so: one year from 29 February ends on 28 February.
    public func adding(months: Int) -> Timestamp {
        let timeOfDay = milliseconds - milliseconds.floorDivided(by: Self.day) * Self.day
        return Timestamp(startOf: date.adding(months: months)).adding(milliseconds: timeOfDay)
    }
}

extension Int64 {
    /// Division that rounds towards minus infinity, so that moments before 1970 fall on the right day.
    func floorDivided(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self + 1) / divisor - 1
    }
}
