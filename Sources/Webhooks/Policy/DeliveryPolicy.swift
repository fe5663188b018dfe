// DeliveryPolicy: what to do after an attempt. It decides; others act.
//
// GUARANTEES   Success is a status from 200 to 299 and nothing else; redirects are never followed. 410 stops everything.
//              A failure of our own counts for nothing. A receiver that names a moment (Retry-After) is not asked before
//              it, as long as that is within reason.
// SOURCE       Standard Webhooks 1.0.0 (schedule, statuses); jitter of 20 % each way spreads a herd that failed together.

/// When to try, when to try again, and when to give up.
public struct DeliveryPolicy: Hashable, Sendable {
    /// Milliseconds before each attempt, the first at once: as many attempts as there are numbers.
    public let schedule: [Int64]
    /// After how many milliseconds without a success an endpoint is switched off, once a delivery has run out of attempts.
    public let disablesAfter: Int64
    /// A receiver may put off the next attempt for so long, in milliseconds, also where the schedule says much less.
    public let longestCourtesy: Int64

    /// At once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h: ten attempts in about three days; off after five days.
    public static let standard = DeliveryPolicy(
        schedule: [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map { $0 * 1_000 }
    )

    /// Makes a policy.
    ///
    /// - Parameters:
    ///   - schedule: milliseconds before each attempt; the first is for the first attempt.
    ///   - disablesAfter: milliseconds without a success.
    ///   - longestCourtesy: milliseconds that a receiver may ask for.
    public init(schedule: [Int64], disablesAfter: Int64 = 5 * 86_400_000, longestCourtesy: Int64 = 3_600_000) {
        self.schedule = schedule.isEmpty ? [0] : schedule
        self.disablesAfter = disablesAfter
        self.longestCourtesy = longestCourtesy
    }

    /// What an attempt means.
    ///
    /// - Parameters:
    ///   - outcome: what became of the request.
    ///   - failures: how many attempts have failed before this one.
    ///   - limit: how many attempts may fail.
    ///   - random: a random number; all 64 bits are used.
    /// - Returns: the verdict.
    func verdict(
        on outcome: Result<HTTPResponse, HTTPFailure>,
        afterFailures failures: Int,
        limit: Int,
        random: UInt64
    ) -> DeliveryVerdict {
        switch outcome {
        case .success(let response) where (200...299).contains(response.status): .delivered
        case .success(let response) where response.status == 410: .gone
        case .success(let response):
            failed(failures + 1, limit: limit, wish: courtesy(response), random: random)
        case .failure(.ours): .postponed(by: Self.jittered(30_000, random))
        case .failure(let failure) where !failure.mayRetry: .hopeless
        case .failure: failed(failures + 1, limit: limit, wish: nil, random: random)
        }
    }

    /// Whether the request is to be repeated at once over a new connection: the old one may just have been stale.
    func repeatsAtOnce(_ outcome: Result<HTTPResponse, HTTPFailure>) -> Bool {
        if case .failure(.connectionBroken(_, afterReuse: true)) = outcome { true } else { false }
    }

    /// Whether the receiver is overwhelmed, and gets one request at a time until it answers well.
    func throttles(_ outcome: Result<HTTPResponse, HTTPFailure>) -> Bool {
        switch outcome {
        case .success(let response): Self.isOverwhelmed(response.status)
        case .failure(.timedOut): true
        case .failure: false
        }
    }

    private func failed(_ failures: Int, limit: Int, wish: Int64?, random: UInt64) -> DeliveryVerdict {
        guard failures < limit else { return .exhausted }
        let step = schedule[min(failures, schedule.count - 1)]
        let wait = Self.jittered(step, random)
        guard let wish else { return .retry(after: wait) }
        return .retry(after: max(wait, min(wish, max(2 * step, longestCourtesy))))
    }

    /// What the receiver asks for, in milliseconds, where its status is one with which it may.
    private func courtesy(_ response: HTTPResponse) -> Int64? {
        guard Self.isOverwhelmed(response.status), let seconds = response.retryAfterSeconds, seconds > 0 else {
            return nil
        }
        // The header may say anything; beyond a week nothing changes any more.
        return min(seconds, 604_800) * 1_000
    }

    private static func isOverwhelmed(_ status: Int) -> Bool { [429, 502, 503, 504].contains(status) }

    /// A wait from 80 % to 120 % of the step.
    private static func jittered(_ step: Int64, _ random: UInt64) -> Int64 {
        let fifth = step / 5
        return step - fifth + Int64(random % UInt64(2 * fifth + 1))
    }
}
