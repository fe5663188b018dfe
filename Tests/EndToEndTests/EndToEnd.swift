import Foundation
import Testing

/// The real program, on real files, told of and telling by real sockets.
///
/// One test after the other: each starts processes of its own, and the machine may have two cores.
@Suite(.serialized) enum EndToEnd {}

/// Longer runs, by variables of the environment.
enum Scale {
    /// How often the daemon is killed at random.
    static let kills = number("HOLDFAST_KILLS") ?? 8
    /// How many small files come at once.
    static let files = number("HOLDFAST_FILES") ?? 2_000
    /// For how many seconds a file stays half written.
    static let writing = number("HOLDFAST_WRITING") ?? 3
    /// The seed of random runs.
    static let seed = number("HOLDFAST_SEED").map(UInt64.init) ?? .random(in: 1...999_999)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}
