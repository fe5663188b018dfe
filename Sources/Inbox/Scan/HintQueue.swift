// HintQueue: names that the system has just spoken of.
//
// GUARANTEES   Bounded. What does not fit is dropped: the regular scan finds it.

internal import Domain
internal import Synchronization

/// A name to look at before the next scan comes to it.
struct Hint: Sendable {
    let name: String
    /// Whether it appeared by a rename, which is how a finished file appears.
    let isByRename: Bool
}

/// Hints of all partners.
final class HintQueue: Sendable {
    static let limit = 16_384

    private struct State {
        var hints: [PartnerName: [Hint]] = [:]
        var ownRenames: [PartnerName: Set<String>] = [:]
    }

    private let state = Mutex(State())

    func add(_ hint: Hint, for partner: PartnerName) {
        state.withLock { state in
            let isOwn = hint.isByRename && state.ownRenames[partner]?.remove(hint.name) != nil
            guard state.hints[partner]?.count ?? 0 < Self.limit else { return }
            let isByRename = hint.isByRename && !isOwn
            state.hints[partner, default: []].append(Hint(name: hint.name, isByRename: isByRename))
        }
    }

    /// Notes that we ourselves are about to rename a file into an inbox, which says nothing of its being finished.
    ///
    /// Should the notice never come, the next file of that name has to be quiet before it is taken; no more.
    func expectOwnRename(of name: String, for partner: PartnerName) {
        state.withLock { state in
            guard state.ownRenames[partner]?.count ?? 0 < Self.limit else { return }
            state.ownRenames[partner, default: []].insert(name)
        }
    }

    /// Takes an expectation back, because the file could not get that name.
    func forgetOwnRename(of name: String, for partner: PartnerName) {
        _ = state.withLock { $0.ownRenames[partner]?.remove(name) }
    }

    /// Takes the first few of each partner, first those that are first everywhere, so that no partner waits for another.
    func take(atMost count: Int) -> [(partner: PartnerName, hint: Hint)] {
        let taken = state.withLock { state in
            let taken = state.hints.mapValues { $0.prefix(count) }
            state.hints = state.hints.filter { $0.value.count > count }.mapValues { Array($0.dropFirst(count)) }
            return taken
        }
        return (0..<count).flatMap { position in
            taken.compactMap { partner, hints in
                position < hints.count ? (partner, hints[hints.startIndex + position]) : nil
            }
        }
    }
}
