// SteadyTime: the machine's clock, of which a jump is not believed at once.
//
// GUARANTEES   What was decided to happen after a while, such as a release after its undo window, does not happen
//              because somebody set the clock: a step of more than a minute, either way, counts only when the clock
//              has kept it for ten minutes. Until then time goes on from where it was, as fast as since the start of
//              the machine. Each step is told once.
// DOES NOT     Know the true time. What the clock says at the start is believed, and so are corrections of up to a
//              minute, of which time may go back.

internal import CLinux
internal import Domain
internal import Glibc
internal import Synchronization

/// A clock set far, as it was noticed.
struct ClockStep: Equatable, Sendable {
    /// By how much, in milliseconds; negative when it was set back.
    let milliseconds: Int64
}

/// The rule, without a clock: all times in milliseconds.
struct WallAnchor: Sendable {
    /// The largest difference that is taken for a correction.
    static let toleratedStep: Int64 = 60_000
    /// How long a larger one must have lasted.
    static let beliefDelay: Int64 = 600_000

    private var wall: Int64
    private var boot: Int64
    /// A step that is not believed yet, and since when it has been seen.
    private var doubted: (step: Int64, since: Int64)?

    /// Believes the clock as it is.
    ///
    /// - Parameters:
    ///   - wall: what the clock says.
    ///   - boot: the time since the machine's start, sleep included, which nobody can set.
    init(wall: Int64, boot: Int64) { (self.wall, self.boot) = (wall, boot) }

    /// Tells what time it is.
    ///
    /// - Returns: the time to go by, and a step that has been noticed just now.
    mutating func read(wall: Int64, boot: Int64) -> (now: Int64, step: ClockStep?) {
        let expected = self.wall + (boot - self.boot)
        let step = wall - expected
        if abs(step) <= Self.toleratedStep {
            believe(wall, boot)
            return (wall, nil)
        }
        guard let doubted, abs(step - doubted.step) <= Self.toleratedStep else {
            // A new one, or the clock was set once more: its ten minutes begin.
            doubted = (step, boot)
            return (expected, ClockStep(milliseconds: step))
        }
        guard boot - doubted.since >= Self.beliefDelay else { return (expected, nil) }
        believe(wall, boot)
        return (wall, nil)
    }

    private mutating func believe(_ wall: Int64, _ boot: Int64) { (self.wall, self.boot, doubted) = (wall, boot, nil) }
}

/// The machine's clock behind the rule.
final class SteadyTime: TimeSource {
    private let anchor: Mutex<WallAnchor>
    private let onStep: @Sendable (ClockStep) -> Void

    /// Makes a clock that begins with what the machine's says.
    ///
    /// - Parameter onStep: told of each step that is not believed yet; called by whoever asked for the time.
    init(onStep: @escaping @Sendable (ClockStep) -> Void) {
        anchor = Mutex(WallAnchor(wall: SystemTime().now.milliseconds, boot: Self.boot))
        self.onStep = onStep
    }

    var now: Timestamp {
        let (now, step) = anchor.withLock { anchor in
            // Both are read under the lock: readings that overtake each other would look like steps back.
            anchor.read(wall: SystemTime().now.milliseconds, boot: Self.boot)
        }
        if let step { onStep(step) }
        return Timestamp(milliseconds: now)
    }

    /// Milliseconds since the machine's start.
    private static var boot: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
