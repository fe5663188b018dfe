// TokenBucket: at most so many claims a minute, in a burst of at most one minute's worth.
//
// GUARANTEES   Over any stretch of time no more claims than the stretch allows, plus one burst.
//              However often it is refilled, no time is lost: only what has earned something counts as spent.
//              A clock that is set back gives no tokens and takes none.

/// The state of a queue's rate limit; the unit is a thousandth of a claim.
struct TokenBucket: Equatable {
    private static let unit: Int64 = 1_000

    let ratePerMinute: Int64
    var tokens: Int64
    var refilledAt: Int64

    /// Adds what the time since the last refill has earned.
    mutating func refill(now: Int64) {
        guard refilledAt > 0 else {
            // The first use: the bucket is full.
            (tokens, refilledAt) = (ratePerMinute * Self.unit, now)
            return
        }
        guard now >= refilledAt, now - refilledAt < 60_000 else {
            if now > refilledAt { tokens = ratePerMinute * Self.unit }
            refilledAt = now
            return
        }
        let steps = (now - refilledAt) / step
        tokens = min(ratePerMinute * Self.unit, tokens + steps * earnedPerStep)
        refilledAt += steps * step
    }

    /// The shortest time, in milliseconds, that earns a whole number of tokens.
    private var step: Int64 {
        var (larger, smaller): (Int64, Int64) = (60, ratePerMinute)
        while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
        return 60 / larger
    }

    private var earnedPerStep: Int64 { ratePerMinute * step / 60 }

    /// How many claims it allows now.
    var available: Int { Int(tokens / Self.unit) }

    /// Takes claims that were made.
    mutating func take(_ claims: Int) { tokens = max(0, tokens - Int64(claims) * Self.unit) }

    /// Milliseconds until one claim is allowed.
    var wait: Int64 {
        tokens >= Self.unit ? 0 : (Self.unit - tokens + earnedPerStep - 1) / earnedPerStep * step
    }
}
