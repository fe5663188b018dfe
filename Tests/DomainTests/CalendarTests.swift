import Domain
import Testing

/// Days, months and moments.
@Suite struct CalendarTests {
    @Test(arguments: [
        ("2026-11-24", "2026-11-24"), ("20261124", "2026-11-24"), ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"), ("2023-02-29", nil), ("1900-02-29", nil),
        ("2026-04-31", nil), ("2026-13-01", nil), ("2026-00-10", nil), ("0000-01-01", nil), ("2026-1-1", nil),
        ("2026/11/24", nil), ("24.11.2026", nil), ("2026-11-24T00:00", nil), ("", nil), ("2026-11-2٤", nil),
        ("202611-24", nil),
    ])
    func `reads a day`(text: String, day: String?) {
        #expect(CalendarDate(text)?.description == day)
        #expect(CalendarDate(Substring(text))?.description == day)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01"), (-1, "1969-12-31"), (19_723, "2024-01-01"), (-719_162, "0001-01-01"),
        (11_016, "2000-02-29"), (2_932_896, "9999-12-31"),
    ])
    func `counts days`(days: Int64, day: String) {
        #expect(CalendarDate(daysSinceEpoch: days).description == day)
        #expect(CalendarDate(day)?.daysSinceEpoch == days)
    }

    @Test func `every day of four hundred years goes there and back`() {
        var previous: CalendarDate?
        for days in Int64(-50_000)..<100_000 {
            let date = CalendarDate(daysSinceEpoch: days)
            if date.daysSinceEpoch != days || previous.map({ $0 >= date }) == true { Issue.record("day \(days)") }
            if CalendarDate(year: date.year, month: date.month, day: date.day) != date { Issue.record("day \(days)") }
            previous = date
        }
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2026-11-24", 36, "2029-11-24"), ("2026-11-24", 2, "2027-01-24"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"), ("2026-12-31", 0, "2026-12-31"),
    ])
    func `terms run by the calendar`(day: String, months: Int, end: String) throws {
        let date = try #require(CalendarDate(day))
        #expect(date.adding(months: months).description == end)
        let moment = Timestamp(startOf: date).adding(milliseconds: 47_100_250)
        #expect(moment.adding(months: months).description == "\(end)T13:05:00.250Z")
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (1_795_525_500_250, "2026-11-24T13:05:00.250Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
    ])
    func `a moment is written in UTC`(milliseconds: Int64, text: String) {
        let moment = Timestamp(milliseconds: milliseconds)
        #expect(moment.description == text)
        #expect(moment.date.description == String(text.prefix(10)))
    }
}
