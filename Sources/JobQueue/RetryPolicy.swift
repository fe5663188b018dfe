// RetryPolicy: how long to wait after a failure.
//
// SOURCE   Full jitter after the AWS Architecture Blog, "Exponential Backoff And Jitter": a herd that failed together
//          spreads over the whole interval.

/// Capped exponential backoff with full jitter.
public struct RetryPolicy: Sendable {
    /// The longest wait after the first failure, in milliseconds; it doubles with each further failure.
    public let base: Int64
    /// The longest wait of all, in milliseconds.
    public let cap: Int64

    /// 1 second doubling to 15 minutes.
    public static let standard = RetryPolicy(base: 1_000, cap: 900_000)

    /// Makes a policy of two limits in milliseconds.
    public init(base: Int64, cap: Int64) {
        self.base = base
        self.cap = cap
    }

    /// The wait after a failure.
    ///
    /// - Parameters:
    ///   - failures: how many failures there have been, this one included; at least 1.
    ///   - random: a random number; all 64 bits are used.
    /// - Returns: milliseconds, from 1 to the limit for that many failures.
    public func delay(afterFailures failures: Int, random: UInt64) -> Int64 {
        let (doubled, isTooLarge) = base.multipliedReportingOverflow(by: 1 << min(max(failures, 1) - 1, 40))
        let limit = isTooLarge ? cap : min(cap, doubled)
        return 1 + Int64(random % UInt64(max(limit, 1)))
    }
}
