/// What an attempt means for its delivery.
enum DeliveryVerdict: Hashable, Sendable {
    /// The receiver has it.
    case delivered
    /// Try again after so many milliseconds.
    case retry(after: Int64)
    /// That was the last attempt.
    case exhausted
    /// The receiver wants nothing more, at all.
    case gone
    /// Trying again cannot help.
    case hopeless
    /// It was our own fault and counts for nothing: try again after so many milliseconds.
    case postponed(by: Int64)
}
