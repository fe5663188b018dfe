// Observations: what has been seen of the files that are not ready yet.
//
// GUARANTEES   Bounded: of each partner's files at most 100,000 are remembered; those beyond are looked at when others
//              have been taken. Things that will not be taken are remembered apart, so that they crowd out nothing.
// DOES NOT     Survive the process. After a start every file is new, and waits for its quiet period once more.

internal import Domain
internal import Synchronization

/// Remembers files by what they are, not by their names.
final class Observations: Sendable {
    static let refusalLimit = 1_000

    private struct Memory {
        var files: [FileKey: Observation] = [:]
        var refused: [FileKey: (stamp: FileStamp, pass: Int)] = [:]
        var latestPass = 0
    }

    private let limit: Int
    private let memories = Mutex<[PartnerName: Memory]>([:])

    init(limit: Int = 100_000) { self.limit = limit }

    /// Notes how a file looks.
    ///
    /// - Returns: what is known of it; nil when there is no room to remember it.
    func note(_ key: FileKey, _ stamp: FileStamp, of partner: PartnerName, now: Duration, pass: Int) -> Observation? {
        memories.withLock { memories in
            let known = memories[partner]?.files[key]
            var observation = Observation(stamp: stamp, since: now)
            if let known, known.stamp == stamp { observation = known }
            observation.pass = pass
            memories[partner, default: Memory()].latestPass = pass
            guard known != nil || memories[partner]?.files.count ?? 0 < limit else { return nil }
            memories[partner]?.files[key] = observation
            return observation
        }
    }

    /// Notes what a closer look at a file found, and since when it has looked as it does: our own renaming is no change.
    func mark(
        _ key: FileKey,
        _ stamp: FileStamp,
        of partner: PartnerName,
        since: Duration,
        _ finding: Observation.Finding
    ) {
        memories.withLock { memories in
            // The present pass may be past it; the next one sees it.
            let pass = (memories[partner]?.latestPass ?? 0) + 1
            let observation = Observation(stamp: stamp, since: since, finding: finding, pass: pass)
            memories[partner, default: Memory()].files[key] = observation
        }
    }

    func forget(_ key: FileKey, of partner: PartnerName) {
        _ = memories.withLock { $0[partner]?.files.removeValue(forKey: key) }
    }

    /// What a refused thing is to its partner's memory.
    enum Refusal {
        /// Seen before, as it is now.
        case known
        /// New, and remembered.
        case new
        /// There are too many already.
        case beyondLimit
    }

    /// Notes a thing that will not be taken.
    func refuse(_ key: FileKey, _ stamp: FileStamp, of partner: PartnerName, pass: Int) -> Refusal {
        memories.withLock { memories in
            let known = memories[partner]?.refused[key]
            guard known != nil || memories[partner]?.refused.count ?? 0 < Self.refusalLimit else { return .beyondLimit }
            memories[partner, default: Memory()].refused[key] = (stamp, pass)
            return known?.stamp == stamp ? .known : .new
        }
    }

    /// Takes a refusal back that could not be told to anybody, so that it is tried again.
    func forgetRefusal(_ key: FileKey, of partner: PartnerName) {
        _ = memories.withLock { $0[partner]?.refused.removeValue(forKey: key) }
    }

    /// Forgets what a whole pass over the directory has not seen; what was noted since the pass began stays.
    func sweep(_ partner: PartnerName, before pass: Int) {
        memories.withLock { memories in
            guard var memory = memories.removeValue(forKey: partner) else { return }
            memory.files = memory.files.filter { $0.value.pass >= pass }
            memory.refused = memory.refused.filter { $0.value.pass >= pass }
            memories[partner] = memory
        }
    }

    /// Forgets partners that are not configured any more.
    func keepOnly(_ partners: Set<PartnerName>) {
        memories.withLock { $0 = $0.filter { partners.contains($0.key) } }
    }
}
