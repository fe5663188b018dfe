// IdentifierGenerator: mints identifiers that never repeat and always grow.
//
// GUARANTEES   Every id is larger than all that this generator minted before and than the floor it was given, even
//              when the clock is set back. 65,536 ids fit into a millisecond; beyond that it borrows from the next.
// SOURCE       41 bits of milliseconds since 2024-01-01 (enough until 2093), 6 bits of node, 16 bits of sequence.

internal import Synchronization

/// Mints identifiers.
public final class IdentifierGenerator: Sendable {
    /// 2024-01-01T00:00:00Z in milliseconds since the Unix epoch.
    private static let epoch: Int64 = 1_704_067_200_000
    private static let nodeBits: Int64 = 6
    private static let sequenceBits: Int64 = 16

    private let time: any TimeSource
    private let node: Int64
    /// The last id without its node: milliseconds and sequence.
    private let last: Mutex<Int64>

    /// Makes a generator.
    ///
    /// - Parameters:
    ///   - time: the clock.
    ///   - node: which of up to 64 machines this is, 0 to 63.
    ///   - floor: the largest id in the database, so that ids grow across restarts whatever the clock does.
    public init(time: any TimeSource, node: Int64 = 0, floor: Int64 = 0) {
        self.time = time
        self.node = node & (1 << Self.nodeBits - 1)
        let floorTime = floor >> (Self.nodeBits + Self.sequenceBits)
        last = Mutex(floorTime << Self.sequenceBits | (1 << Self.sequenceBits - 1))
    }

    /// The next number, for tables whose ids have no kind of their own.
    public func nextNumber() -> Int64 {
        let now = max(0, time.now.milliseconds - Self.epoch) << Self.sequenceBits
        let next = last.withLock { last in
            last = max(now, last + 1)
            return last
        }
        let (milliseconds, sequence) = (next >> Self.sequenceBits, next & (1 << Self.sequenceBits - 1))
        return milliseconds << (Self.nodeBits + Self.sequenceBits) | node << Self.sequenceBits | sequence
    }

    /// The next identifier of a kind.
    public func next<Kind>(_ kind: Kind.Type = Kind.self) -> Identifier<Kind> { Identifier(rawValue: nextNumber()) }
}

extension IdentifierGenerator {
    /// The smallest number that can be minted at a moment or after it: whatever happened then has a larger one.
    ///
    /// Numbers can run ahead of the clock, so a larger one may have been minted before.
    public static func floor(at moment: Timestamp) -> Int64 {
        min(max(0, moment.milliseconds - epoch), 1 << 41 - 1) << (nodeBits + sequenceBits)
    }
}
