import Testing

@testable import Webhooks

/// The decisions after an attempt, as tables.
struct PolicyTests {
    typealias Outcome = Result<HTTPResponse, HTTPFailure>

    private static let policy = DeliveryPolicy.standard
    /// Random numbers whose jitter is the shortest, none, and the longest wait for a step in milliseconds.
    private static func exact(_ step: Int64) -> UInt64 { UInt64(step / 5) }

    private func verdict(_ outcome: Outcome, failures: Int = 0, random: UInt64 = Self.exact(5_000)) -> DeliveryVerdict {
        Self.policy.verdict(on: outcome, afterFailures: failures, limit: 10, random: random)
    }

    @Test(arguments: [200, 201, 202, 204, 205, 207, 299])
    func `a status from 200 to 299 is success`(status: Int) {
        #expect(verdict(.success(HTTPResponse(status: status))) == .delivered)
    }

    @Test(arguments: [300, 301, 302, 304, 307, 308, 400, 401, 404, 408, 409, 413, 429, 500, 502, 503, 504, 599, 999])
    func `every other status is tried again, redirects included`(status: Int) {
        #expect(verdict(.success(HTTPResponse(status: status))) == .retry(after: 5_000))
    }

    @Test func `410 stops everything, also at the first attempt`() {
        #expect(verdict(.success(HTTPResponse(status: 410))) == .gone)
        #expect(verdict(.success(HTTPResponse(status: 410)), failures: 9) == .gone)
    }

    @Test(arguments: [
        HTTPFailure.blockedAddress("10.0.0.1"), .nameNotFound("x"), .refused("x"), .timedOut("x"), .tls("x"),
        .connectionBroken("x", afterReuse: false), .connectionBroken("x", afterReuse: true), .protocolViolation("x"),
    ])
    func `a failure that may pass is tried again`(failure: HTTPFailure) {
        #expect(verdict(.failure(failure)) == .retry(after: 5_000))
        #expect(verdict(.failure(failure), failures: 9) == .exhausted)
    }

    @Test func `a URL that cannot be used is hopeless, and our own fault counts for nothing`() {
        #expect(verdict(.failure(.invalidURL("x"))) == .hopeless)
        for failures in [0, 9] {
            let random = Self.exact(30_000)
            #expect(verdict(.failure(.ours("no memory")), failures: failures, random: random) == .postponed(by: 30_000))
        }
    }

    @Test func `the schedule is that of Standard Webhooks, and ends after ten attempts`() {
        let steps: [Int64] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map { $0 * 1_000 }
        for (failures, step) in steps.enumerated() {
            let outcome = Outcome.success(HTTPResponse(status: 500))
            #expect(verdict(outcome, failures: failures, random: Self.exact(step)) == .retry(after: step))
        }
        #expect(verdict(.success(HTTPResponse(status: 500)), failures: 9) == .exhausted)
        let total: Int64 = 272_105_000  // 75 h 35 min 5 s
        #expect(steps.reduce(0, +) == total)
    }

    @Test func `jitter is a fifth each way, and every wait in between occurs`() {
        let outcome = Outcome.failure(.refused("x"))
        var waits: Set<Int64> = []
        for random in 0..<UInt64(2_001) {
            guard case .retry(let wait) = verdict(outcome, random: random) else { continue }
            waits.insert(wait)
        }
        #expect(waits == Set(4_000...6_000))
        #expect(verdict(outcome, random: .max) == .retry(after: 4_000 + Int64(UInt64.max % 2_001)))
    }

    @Test(arguments: [
        // status, seconds asked for, failures before, milliseconds waited
        (429, 60, 0, 60_000),  // what was asked for
        (503, 2, 0, 5_000),  // never earlier than the schedule
        (502, 0, 0, 5_000), (504, -3_600, 0, 5_000),  // a date in the past
        (429, 3_600, 0, 3_600_000),
        (429, 34_818_250, 0, 3_600_000),  // an hour at the most where the schedule says less
        (503, 34_818_250, 5, 72_000_000),  // twice the step where that is more
        (429, .max, 0, 3_600_000),
        (500, 60, 0, 5_000), (400, 60, 0, 5_000), (301, 60, 0, 5_000),  // statuses with which it means nothing
    ])
    func `Retry-After is honored within reason`(status: Int, seconds: Int64, failures: Int, wait: Int64) {
        let step = Self.policy.schedule[failures + 1]
        let outcome = Outcome.success(HTTPResponse(status: status, retryAfterSeconds: seconds))
        #expect(verdict(outcome, failures: failures, random: Self.exact(step)) == .retry(after: wait))
    }

    @Test func `only a connection that was reused is repeated at once`() {
        #expect(Self.policy.repeatsAtOnce(.failure(.connectionBroken("x", afterReuse: true))))
        for outcome: Outcome in [
            .failure(.connectionBroken("x", afterReuse: false)), .failure(.timedOut("x")), .failure(.refused("x")),
            .success(HTTPResponse(status: 500)), .success(HTTPResponse(status: 200)),
        ] {
            #expect(!Self.policy.repeatsAtOnce(outcome))
        }
    }

    @Test(arguments: [(200, false), (429, true), (500, false), (502, true), (503, true), (504, true), (404, false)])
    func `an overwhelmed receiver is throttled`(status: Int, isThrottled: Bool) {
        #expect(Self.policy.throttles(.success(HTTPResponse(status: status))) == isThrottled)
    }

    @Test func `a receiver that does not answer in time is throttled, one that refuses is not`() {
        #expect(Self.policy.throttles(.failure(.timedOut("x"))))
        #expect(!Self.policy.throttles(.failure(.refused("x"))))
    }

    @Test func `a policy without a schedule tries once`() {
        let policy = DeliveryPolicy(schedule: [])
        #expect(policy.schedule == [0])
        let outcome = Outcome.success(HTTPResponse(status: 500))
        #expect(policy.verdict(on: outcome, afterFailures: 0, limit: 1, random: 0) == .exhausted)
    }

    @Test(arguments: [
        (Outcome.success(HTTPResponse(status: 204)), String?.none),
        (.success(HTTPResponse(status: 500)), "the answer was 500"),
        (.success(HTTPResponse(status: 302)), "the answer was 302, and redirects are not followed"),
        (.failure(.blockedAddress("10.0.0.1")), "the address must not be dialled: 10.0.0.1"),
        (
            .failure(.connectionBroken("reset", afterReuse: true)),
            "the connection broke (it was an older one): reset"
        ),
    ])
    func `a failure is told in words`(outcome: Outcome, words: String?) {
        #expect(AttemptSummary.failure(outcome) == words)
    }
}
