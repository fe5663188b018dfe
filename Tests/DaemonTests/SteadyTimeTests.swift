import Domain
import Testing

@testable import Daemon

/// A clock that is set must not let anything happen before its time.
@Suite struct SteadyTimeTests {
    /// What the two clocks say, and what is to be made of it; milliseconds.
    struct Reading {
        let boot: Int64
        let wall: Int64
        let now: Int64
        let step: Int64?

        init(boot: Int64, wall: Int64, _ now: Int64, step: Int64? = nil) {
            (self.boot, self.wall, self.now, self.step) = (boot, wall, now, step)
        }
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let readings: [Reading]

        init(_ description: String, _ readings: [Reading]) {
            (testDescription, self.readings) = (description, readings)
        }
    }

    private static let hour: Int64 = 3_600_000

    /// All begin at wall 1,000,000 and boot 0.
    static let cases = [
        Case(
            "a clock that runs",
            [Reading(boot: 0, wall: 1_000_000, 1_000_000), Reading(boot: 5_000, wall: 1_005_000, 1_005_000)]
        ),
        Case(
            "corrections of up to a minute count at once, either way",
            [
                Reading(boot: 1_000, wall: 1_061_000, 1_061_000), Reading(boot: 2_000, wall: 1_002_000, 1_002_000),
                Reading(boot: 3_000, wall: 1_003_000, 1_003_000),
            ]
        ),
        Case(
            "a machine that slept",
            [Reading(boot: 8 * hour, wall: 1_000_000 + 8 * hour, 1_000_000 + 8 * hour)]
        ),
        Case(
            "a step forward counts after ten minutes, and is told once",
            [
                Reading(boot: 1_000, wall: 1_001_000 + hour, 1_001_000, step: hour),
                Reading(boot: 2_000, wall: 1_002_000 + hour, 1_002_000),
                Reading(boot: 600_999, wall: 1_600_999 + hour, 1_600_999),
                Reading(boot: 601_000, wall: 1_601_000 + hour, 1_601_000 + hour),
                Reading(boot: 602_000, wall: 1_602_000 + hour, 1_602_000 + hour),
            ]
        ),
        Case(
            "a step back counts after ten minutes",
            [
                Reading(boot: 1_000, wall: 1_001_000 - hour, 1_001_000, step: -hour),
                Reading(boot: 601_000, wall: 1_601_000 - hour, 1_601_000 - hour),
            ]
        ),
        Case(
            "one millisecond more than a minute is a step",
            [Reading(boot: 0, wall: 1_060_001, 1_000_000, step: 60_001)]
        ),
        Case(
            "a step that is taken back is forgotten, and the next one waits anew",
            [
                Reading(boot: 1_000, wall: 1_001_000 + hour, 1_001_000, step: hour),
                Reading(boot: 300_000, wall: 1_300_000, 1_300_000),
                Reading(boot: 700_000, wall: 1_700_000 + hour, 1_700_000, step: hour),
                Reading(boot: 1_299_999, wall: 2_299_999 + hour, 2_299_999),
                Reading(boot: 1_300_000, wall: 2_300_000 + hour, 2_300_000 + hour),
            ]
        ),
        Case(
            "another step in between begins the ten minutes anew",
            [
                Reading(boot: 1_000, wall: 1_001_000 + hour, 1_001_000, step: hour),
                Reading(boot: 500_000, wall: 1_500_000 + 2 * hour, 1_500_000, step: 2 * hour),
                Reading(boot: 700_000, wall: 1_700_000 + 2 * hour, 1_700_000),
                Reading(boot: 1_100_000, wall: 2_100_000 + 2 * hour, 2_100_000 + 2 * hour),
            ]
        ),
    ]

    @Test(arguments: cases) func `a large step of the clock counts only when it lasts`(test: Case) {
        var anchor = WallAnchor(wall: 1_000_000, boot: 0)
        for reading in test.readings {
            let (now, step) = anchor.read(wall: reading.wall, boot: reading.boot)
            #expect(now == reading.now, "at \(reading.boot)")
            #expect(step?.milliseconds == reading.step, "at \(reading.boot)")
        }
    }

    @Test func `the machine's own clock is read through it`() {
        let steady = SteadyTime { step in Issue.record("the clock was set by \(step.milliseconds) ms") }
        let (before, now, after) = (SystemTime().now, steady.now, SystemTime().now)
        #expect(before <= now && now <= after)
    }
}
