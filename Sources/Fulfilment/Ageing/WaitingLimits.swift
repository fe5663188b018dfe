internal import Domain

/// After which times of waiting a partner is told of its lines, from the first reminder to the last.
public struct WaitingLimits: Hashable, Sendable {
    /// The days after which it is told, each once for a line.
    public var days: [Int]
    /// The days that count; nil for all.
    public var businessDays: BusinessDays?

    /// Makes limits; after 1, 7 and 30 days of any kind unless others are given.
    public init(days: [Int] = [1, 7, 30], businessDays: BusinessDays? = nil) {
        self.days = days
        self.businessDays = businessDays
    }

    /// The moment from which on so many of the days that count have passed until now.
    func moment(_ days: Int, before now: Timestamp) -> Timestamp {
        businessDays?.moment(days, before: now) ?? now.adding(milliseconds: -Int64(days) * 86_400_000)
    }
}
