// SeededRandom: random numbers that are the same in every run with the same seed.

internal import Synchronization

/// A generator of repeatable random numbers (SplitMix64), usable from several tasks.
public final class SeededRandom: Sendable {
    private let state: Mutex<UInt64>

    /// Makes a generator; equal seeds give equal numbers.
    public init(seed: UInt64) { state = Mutex(seed) }

    /// The next number; all 64 bits are random.
    public func next() -> UInt64 {
        let mixed = state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            return state
        }
        var value = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// The next number from 0 up to, not including, the bound.
    public func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
