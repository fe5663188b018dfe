import Testing

@testable import JobQueue

/// The rate limit's arithmetic.
struct TokenBucketTests {
    @Test(arguments: [1, 6, 7, 59, 60, 90, 1_000] as [Int64], [1, 7, 59, 60, 999] as [Int64])
    func `however often it is looked at, it earns its rate and no more`(rate: Int64, interval: Int64) {
        let start: Int64 = 1_000_000
        var bucket = TokenBucket(ratePerMinute: rate, tokens: 0, refilledAt: start)
        var (moment, taken) = (start, Int64(0))
        while moment < start + 600_000 {
            moment += interval
            bucket.refill(now: moment)
            taken += Int64(bucket.available)
            bucket.take(bucket.available)
        }
        let earned = (moment - start) * rate / 60_000
        #expect(taken <= earned)
        #expect(taken >= earned - 1)
    }

    @Test(arguments: [1, 6, 7, 60, 1_000] as [Int64])
    func `after the wait it allows a claim`(rate: Int64) {
        var bucket = TokenBucket(ratePerMinute: rate, tokens: 0, refilledAt: 1_000_000)
        bucket.refill(now: 1_000_000 + bucket.wait)
        #expect(bucket.available >= 1)
    }

    @Test func `a clock that is set back gives nothing and takes nothing`() {
        var bucket = TokenBucket(ratePerMinute: 60, tokens: 5_000, refilledAt: 1_000_000)
        bucket.refill(now: 500_000)
        #expect(bucket == TokenBucket(ratePerMinute: 60, tokens: 5_000, refilledAt: 500_000))
        bucket.refill(now: 501_000)
        #expect(bucket.available == 6)
    }
}
