// PendingWork: files in the spool that nobody works on at the moment.
//
// GUARANTEES   A file is here from the start of the process until it is taken, and again after each failure until its
//              pause is over. Suspects (a process died while one of them was being parsed) are handed out one at a
//              time, so that the next death counts against the one that causes it and not against its neighbors.

internal import Domain
internal import Synchronization

/// Waiting work, and which files have failed.
final class PendingWork: Sendable {
    /// With so many files that fail, no more are claimed.
    static let limit = 1_000

    private struct State {
        var works: [SpoolWork] = []
        var failing: [PartnerName: Set<Int64>] = [:]
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.works.count } }

    func add(_ works: [SpoolWork]) { state.withLock { $0.works += works } }

    /// Notes a failure and keeps the work for later.
    func addFailed(_ work: SpoolWork) {
        state.withLock { state in
            state.works.append(work)
            state.failing[work.entry.partner, default: []].insert(work.entry.number)
        }
    }

    /// Notes that a file is done.
    ///
    /// - Returns: whether no file of the partner is failing any more.
    func succeeded(_ entry: SpoolEntry) -> Bool {
        state.withLock { state in
            guard state.failing[entry.partner]?.remove(entry.number) != nil else {
                return state.failing[entry.partner] == nil
            }
            if state.failing[entry.partner]?.isEmpty == true { state.failing[entry.partner] = nil }
            return state.failing[entry.partner] == nil
        }
    }

    /// The next suspect of these partners.
    func takeSuspect(of partners: Set<PartnerName>) -> SpoolWork? {
        state.withLock { state in
            let index = state.works.firstIndex { $0.isSuspect && partners.contains($0.entry.partner) }
            return index.map { state.works.remove(at: $0) }
        }
    }

    /// Everything of these partners whose time has come.
    func takeDue(of partners: Set<PartnerName>, now: Duration) -> [SpoolWork] {
        state.withLock { state in
            let isDue = { (work: SpoolWork) in work.notBefore <= now && partners.contains(work.entry.partner) }
            let due = state.works.filter(isDue)
            state.works.removeAll(where: isDue)
            return due
        }
    }

    /// When the next of them is due.
    func nextDue(of partners: Set<PartnerName>) -> Duration? {
        state.withLock { $0.works.filter { partners.contains($0.entry.partner) }.map(\.notBefore).min() }
    }
}
