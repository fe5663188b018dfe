// RevisionVerdict: what a document about a known order is to it.
//
// GUARANTEES   Nothing is overwritten silently: what is not the same as before is applied only under a higher revision.
//              A document that comes again, in whatever file, is told from a contradiction by its content.

internal import Domain

/// What a document about a known order is.
enum RevisionVerdict: Equatable {
    /// It says what was accepted under its revision already.
    case repeated
    /// It says something else under a revision that was accepted already.
    case conflict
    /// It is older than what was accepted.
    case stale
    /// It is to be applied, and makes this revision.
    case apply(revision: Int)

    /// What is known of an order's revisions.
    struct Known {
        /// The latest.
        let revision: Int
        /// Of the document that brought the order.
        let firstHash: [UInt8]
        /// Of the latest change, where there is one.
        let latestHash: [UInt8]?
    }

    /// Judges.
    ///
    /// - Parameters:
    ///   - purpose: what the document wants.
    ///   - revision: the revision it gives itself.
    ///   - hash: its content.
    ///   - known: what is known of the order.
    ///   - recorded: the content of the change that made a revision, where one did.
    init(
        _ purpose: OrderDocument.Purpose,
        revision: Int?,
        hash: [UInt8],
        known: Known,
        recorded: (Int) throws -> [UInt8]?
    ) rethrows {
        // What counts no revisions is the next one, unless it is the last one once more; only a new order is the first.
        guard let number = revision ?? (purpose == .new ? 0 : nil) else {
            let latest = known.latestHash ?? (purpose.isWhole ? known.firstHash : nil)
            self = latest == hash ? .repeated : .apply(revision: known.revision + 1)
            return
        }
        if number > known.revision {
            self = .apply(revision: number)
        } else if let earlier = try recorded(number) {
            self = earlier == hash ? .repeated : .conflict
        } else if purpose.isWhole, hash == known.firstHash {
            self = .repeated
        } else {
            // A new order without a revision claims to be the first; it is not older, it is another.
            self = number == known.revision || revision == nil ? .conflict : .stale
        }
    }
}
