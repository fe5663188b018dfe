// BusinessDays: which days count where a partner works.
//
// DOES NOT     Know public holidays: they change by law and by region, so the partner's configuration lists them.
//
// SOURCE       Weekends by country: Unicode CLDR, supplemental data, weekData (weekendStart, weekendEnd).

public import Domain

/// The working days of a country.
public struct BusinessDays: Hashable, Sendable {
    /// The country; nil for Saturday and Sunday off.
    public var country: CountryCode?
    /// Days off besides the weekends.
    public var holidays: Set<CalendarDate>

    /// Makes the working days of a country.
    public init(country: CountryCode? = nil, holidays: Set<CalendarDate> = []) {
        self.country = country
        self.holidays = holidays
    }

    /// Days of the week, from 0 for Sunday.
    private static let weekends: [(days: Set<Int64>, countries: Set<String>)] = [
        ([4, 5], ["AF"]),
        ([5], ["IR"]),
        ([5, 6], ["BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"]),
        ([0], ["IN", "UG"]),
    ]

    /// Whether people work on a day.
    public func isWorking(_ date: CalendarDate) -> Bool {
        !weekend.contains(Self.weekday(date)) && !holidays.contains(date)
    }

    /// The moment from which on so many working days have passed until now, by the clock of UTC.
    ///
    /// Only time on working days counts: what began to wait on a Friday at noon has waited one working day on Monday
    /// at noon, and what began on a Saturday when Monday ends.
    ///
    /// - Parameters:
    ///   - days: how many, 0 or more.
    ///   - now: the present.
    /// - Returns: what waits since then or longer has waited for so many working days.
    func moment(_ days: Int, before now: Timestamp) -> Timestamp {
        var date = now.date
        var timeOfDay = now.milliseconds - Timestamp(startOf: date).milliseconds
        if !isWorking(date) {
            date = workingDay(before: date)
            timeOfDay = 86_400_000
        }
        for _ in 0..<max(0, days) { date = workingDay(before: date) }
        return Timestamp(startOf: date).adding(milliseconds: timeOfDay)
    }

    private var weekend: Set<Int64> {
        let code = country?.text ?? ""
        return Self.weekends.first { $0.countries.contains(code) }?.days ?? [0, 6]
    }

    private func workingDay(before date: CalendarDate) -> CalendarDate {
        // Who lists more than two years of holidays in a row means that nobody works; time must pass all the same.
        for step in 1...Int64(800) {
            let day = CalendarDate(daysSinceEpoch: date.daysSinceEpoch - step)
            if isWorking(day) { return day }
        }
        return CalendarDate(daysSinceEpoch: date.daysSinceEpoch - 1)
    }

    /// The first day of the epoch was a Thursday.
    private static func weekday(_ date: CalendarDate) -> Int64 {
        let day = (date.daysSinceEpoch + 4) % 7
        return day < 0 ? day + 7 : day
    }
}
