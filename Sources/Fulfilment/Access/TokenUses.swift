// TokenUses: which tokens were used, until somebody writes it down.
//
// GUARANTEES   A request writes nothing for having been authenticated. A token is noted once in a minute at the most.
// DOES NOT     Survive a crash: the last minute of uses may be missing then.

internal import Domain
internal import Synchronization

/// The uses that are not written yet.
final class TokenUses: Sendable {
    /// How old the written moment may become before it is written again.
    static let precision: Int64 = 60_000

    private let uses = Mutex<[TokenID: Timestamp]>([:])

    /// Notes that a token was used.
    func note(_ token: TokenID, lastWritten: Timestamp?, now: Timestamp) {
        if let lastWritten, now < lastWritten.adding(milliseconds: Self.precision) { return }
        uses.withLock { uses in
            if uses[token] == nil { uses[token] = now }
        }
    }

    /// Takes what has been noted.
    func take() -> [TokenID: Timestamp] {
        uses.withLock { uses in
            defer { uses = [:] }
            return uses
        }
    }
}
