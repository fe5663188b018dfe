/// How a partner writes dates in CSV.
public enum FeedDateFormat: String, CaseIterable, Sendable {
    /// `2026-11-24` or `20261124`.
    case iso
    /// `24.11.2026`, `24/11/2026` or `24-11-2026`; the year has four digits.
    case dayMonthYear
    /// `11/24/2026`, `11-24-2026` or `11.24.2026`; the year has four digits.
    case monthDayYear
}
