import Testing

@testable import Inbox

/// The rule alone, without clock and files.
@Suite struct ReadinessTests {
    struct Case: CustomTestStringConvertible {
        let finding: Observation.Finding
        let isDeclared: Bool
        /// Seconds since the file last looked otherwise.
        let age: Int
        let expected: Readiness.Decision

        var testDescription: String { "\(finding), declared \(isDeclared), \(age) s" }

        init(_ finding: Observation.Finding, declared: Bool, age: Int, _ expected: Readiness.Decision) {
            (self.finding, isDeclared, self.age, self.expected) = (finding, declared, age, expected)
        }
    }

    static let cases = [
        Case(.none, declared: false, age: 0, .wait(until: .seconds(110))),
        Case(.none, declared: false, age: 9, .wait(until: .seconds(110))),
        Case(.none, declared: false, age: 10, .take(isGivenUp: false)),
        Case(.none, declared: true, age: 0, .take(isGivenUp: false)),
        Case(.beingWritten, declared: false, age: 9, .wait(until: .seconds(110))),
        Case(.beingWritten, declared: false, age: 10, .take(isGivenUp: false)),
        Case(.beingWritten, declared: true, age: 0, .take(isGivenUp: false)),
        Case(.writersUnknown, declared: false, age: 59, .wait(until: .seconds(160))),
        Case(.writersUnknown, declared: false, age: 60, .take(isGivenUp: false)),
        Case(.writersUnknown, declared: true, age: 0, .take(isGivenUp: false)),
        Case(.incomplete(isDeclaredFinished: false), declared: false, age: 10, .wait(until: .seconds(1_000))),
        Case(.incomplete(isDeclaredFinished: false), declared: true, age: 10, .take(isGivenUp: false)),
        Case(.incomplete(isDeclaredFinished: true), declared: true, age: 10, .wait(until: .seconds(1_000))),
        Case(.incomplete(isDeclaredFinished: false), declared: false, age: 900, .take(isGivenUp: true)),
        Case(.incomplete(isDeclaredFinished: true), declared: false, age: 900, .take(isGivenUp: true)),
    ]

    @Test(arguments: cases) func `a file is ready when it is declared finished or has been quiet`(test: Case) {
        let readiness = Readiness(quietPeriod: .seconds(10), giveUpAge: .seconds(900))
        let stamp = FileStamp(size: 1, modified: 2, changed: 3)
        let seen = Observation(stamp: stamp, since: .seconds(100), finding: test.finding)
        let now = Duration.seconds(100 + test.age)
        #expect(readiness.decide(seen, isDeclaredFinished: test.isDeclared, now: now) == test.expected)
    }

    @Test func `any change starts the quiet period anew, and only what a pass has not seen is forgotten`() throws {
        let observations = Observations()
        let key = FileKey(device: 1, inode: 2)
        let (old, new) = (FileStamp(size: 1, modified: 2, changed: 3), FileStamp(size: 1, modified: 2, changed: 4))
        let partner = InboxWorld.acme
        #expect(observations.note(key, old, of: partner, now: .seconds(1), pass: 1)?.since == .seconds(1))
        #expect(observations.note(key, old, of: partner, now: .seconds(5), pass: 1)?.since == .seconds(1))
        #expect(observations.note(key, new, of: partner, now: .seconds(7), pass: 2)?.since == .seconds(7))
        observations.sweep(partner, before: 2)
        #expect(observations.note(key, new, of: partner, now: .seconds(8), pass: 2)?.since == .seconds(7))
        observations.sweep(partner, before: 3)
        #expect(observations.note(key, new, of: partner, now: .seconds(9), pass: 3)?.since == .seconds(9))
    }

    @Test func `pauses double up to a minute, and many failures at once count as one`() {
        #expect(
            (1...4).map(Pauses.length(failures:)) == [.milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2)]
        )
        #expect(Pauses.length(failures: 1_000) == .seconds(60))
        let pauses = Pauses()
        for _ in 1...50 { pauses.failed(now: .seconds(1)) }
        #expect(pauses.isPaused(now: .milliseconds(1_249)))
        #expect(!pauses.isPaused(now: .milliseconds(1_250)))
        pauses.failed(now: .seconds(2))
        #expect(pauses.isPaused(now: .milliseconds(2_499)))
        pauses.succeeded()
        #expect(!pauses.isPaused(now: .seconds(2)))
    }

    @Test func `places are given in order, and a file above the limit is alone`() async {
        let capacity = Capacity(files: 2, bytes: 100)
        await capacity.acquire(bytes: 60)
        async let large: Void = capacity.acquire(bytes: 1_000)
        while capacity.waitingCount == 0 { await Task.yield() }
        async let small: Void = capacity.acquire(bytes: 1)
        while capacity.waitingCount == 1 { await Task.yield() }
        #expect(capacity.inUse == (1, 60))
        capacity.release(bytes: 60)
        await large
        #expect(capacity.inUse == (1, 1_000))
        capacity.release(bytes: 1_000)
        await small
        #expect(capacity.inUse == (1, 1))
    }
}
