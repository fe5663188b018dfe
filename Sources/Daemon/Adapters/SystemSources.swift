// SystemSources: the machine's time and randomness, read here and injected everywhere else.

internal import CLinux
internal import Domain
internal import Glibc

/// The machine's clock.
struct SystemTime: TimeSource {
    var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// The machine's randomness.
enum SystemRandom {
    /// A random number, for jitter.
    @Sendable
    static func number() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }

    /// So many bytes that nobody can guess, for secrets; Linux's getrandom(2) is behind the generator.
    @Sendable
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
