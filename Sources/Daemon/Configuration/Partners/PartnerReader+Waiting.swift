// What a partner's file says about lines that wait for long.

internal import Domain
internal import Fulfilment

extension PartnerReader {
    mutating func readWaiting() -> WaitingLimits {
        let days = reader.list(.waitingDays) { text throws(SettingProblem) in
            guard let days = Int(text), (0...3_650).contains(days) else {
                throw SettingProblem(
                    message: "\(text.debugDescription) is no number of days",
                    remedy: "write whole numbers from 0 to 3650, for example [1, 7, 30]; [] for no reminders"
                )
            }
            return days
        }
        let country = reader.value(.waitingCountry, or: nil) { text throws(SettingProblem) -> CountryCode? in
            guard !text.isEmpty else { return nil }
            do {
                return try CountryCode(text)
            } catch {
                throw SettingProblem(message: "\(error)", remedy: "write its two letters, for example DE")
            }
        }
        let holidays = reader.list(.waitingHolidays) { text throws(SettingProblem) in
            guard let date = CalendarDate(text) else {
                throw SettingProblem(
                    message: "\(text.debugDescription) is no day",
                    remedy: "write it as 2026-12-25, in quotes"
                )
            }
            return date
        }
        let isBusinessDays = reader.flag(.waitingBusinessDays)
        return WaitingLimits(
            days: days,
            businessDays: isBusinessDays ? BusinessDays(country: country, holidays: Set(holidays)) : nil
        )
    }
}
