// CSVDate: dates as spreadsheets write them.
//
// GUARANTEES   Only the partner's configured way is read. 03/04/2026 is two days, so without a configuration it is none.

internal import Domain

/// Reads dates.
enum CSVDate {
    /// Reads a date the way a partner writes it; ISO 8601 is always understood.
    static func read(_ bytes: UnsafeRawBufferPointer, format: FeedDateFormat) -> Result<CalendarDate, ValueFault> {
        if let date = CalendarDate(utf8: bytes) { return .success(date) }
        let numbers = numbers(bytes)
        let date: CalendarDate? =
            switch format {
            case .dayMonthYear where numbers.count == 3:
                CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
            case .monthDayYear where numbers.count == 3:
                CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
            default: nil
            }
        return date.map { .success($0) } ?? .failure(fault(bytes, format))
    }

    /// Day, month and year, in the order written; empty when the text is not made so.
    private static func numbers(_ bytes: UnsafeRawBufferPointer) -> [Int] {
        guard bytes.count <= 10, let mark = bytes.first(where: { !ASCII.isDigit($0) }),
            [ASCII.point, ASCII.slash, ASCII.hyphen].contains(mark)
        else { return [] }
        let parts = bytes.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isDigit) })
        else { return [] }
        return parts.map { part in part.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) } }
    }

    private static func fault(_ bytes: UnsafeRawBufferPointer, _ format: FeedDateFormat) -> ValueFault {
        if bytes.count == 5, bytes.allSatisfy(ASCII.isDigit) {
            return ValueFault(
                code: "csv.dateSerial",
                message: "is \(Excerpt.of(bytes)), a spreadsheet's count of days",
                remedy: "format the column as a date, 2026-11-24, before it is exported"
            )
        }
        let expected =
            switch format {
            case .iso: "2026-11-24"
            case .dayMonthYear: "24.11.2026"
            case .monthDayYear: "11/24/2026"
            }
        return ValueFault(
            code: "csv.date",
            message: "is \(Excerpt.of(bytes)), not a day written as \(expected)",
            remedy: "write dates as 2026-11-24, or set the partner's date format"
        )
    }
}
