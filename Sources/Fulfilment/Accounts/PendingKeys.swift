// PendingKeys: the keys and names of a file's new accounts, until they are written together.
//
// GUARANTEES   They are written before anything is decided from keys, and before the operation ends.
//
// SOURCE       Keys are spread over their tables at random: written account by account, between savepoints, a file of
//              10,000 accounts beside 40,000 others took minutes; sorted and at once it takes seconds.

/// What is still to be written.
final class PendingKeys {
    /// All of it, as it was at a moment.
    struct Content {
        var keys: [(hash: Int64, account: Int64)] = []
        var names: [(id: Int64, words: [String])] = []
    }

    /// Whether new accounts are gathered; where not, they are written one by one.
    var isGathering = false
    var content = Content()

    var isEmpty: Bool { content.keys.isEmpty && content.names.isEmpty }
}
