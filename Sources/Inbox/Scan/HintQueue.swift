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

    private let hints = Mutex<[PartnerName: [Hint]]>([:])

    var isEmpty: Bool { hints.withLock { $0.isEmpty } }

    func add(_ hint: Hint, for partner: PartnerName) {
        hints.withLock { hints in
            guard hints[partner]?.count ?? 0 < Self.limit else { return }
            hints[partner, default: []].append(hint)
        }
    }

    /// Takes the first few of each partner, first those that are first everywhere, so that no partner waits for another.
    func take(atMost count: Int) -> [(partner: PartnerName, hint: Hint)] {
        let taken = hints.withLock { hints in
            let taken = hints.mapValues { $0.prefix(count) }
            hints = hints.filter { $0.value.count > count }.mapValues { Array($0.dropFirst(count)) }
            return taken
        }
        return (0..<count).flatMap { position in
            taken.compactMap { partner, hints in
                position < hints.count ? (partner, hints[hints.startIndex + position]) : nil
            }
        }
    }
}
