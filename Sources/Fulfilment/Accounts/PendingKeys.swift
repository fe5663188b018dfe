// PendingKeys: the keys and names of a file's new accounts, until they are written together.
//
// GUARANTEES   They are written before anything is decided from keys, and before the operation ends. What a part gathered
//              is forgotten when the part is undone, and what it wrote is gathered again.
//
// SOURCE       Keys are spread over their tables at random: written account by account, between savepoints, a file of
//              10,000 accounts beside 40,000 others took minutes; sorted and at once it takes seconds.

/// What is still to be written.
final class PendingKeys {
    /// How much there was at a moment.
    struct Mark {
        fileprivate let keys: Int, names: Int, writtenKeys: Int, writtenNames: Int
    }

    /// Whether new accounts are gathered; where not, they are written one by one.
    var isGathering = false
    private var keys: [(hash: Int64, account: Int64)] = []
    private var names: [(id: Int64, words: String)] = []
    /// So many of the keys, and of the names, have been written by a part that may still be undone.
    private var writtenKeys = 0
    private var writtenNames = 0
    private var depth = 0

    /// Whether so much is gathered that it is time to write it, so that memory does not grow with the file.
    ///
    /// Each writing goes through most pages of the tables: 100,000 names take 60 MB, and a million of them ten writings.
    var isMuch: Bool { names.count - writtenNames >= 100_000 }

    /// Whether nothing is to be written.
    var isEmpty: Bool { writtenKeys == keys.count && writtenNames == names.count }

    /// Gathers what finds an account.
    func add(keys hashes: Set<Int64>, of account: Int64, names wordings: [(id: Int64, words: String)]) {
        for hash in hashes { keys.append((hash, account)) }
        names += wordings
    }

    /// Hands over what is to be written.
    func take() -> (keys: ArraySlice<(hash: Int64, account: Int64)>, names: ArraySlice<(id: Int64, words: String)>) {
        let taken = (keys[writtenKeys...], names[writtenNames...])
        (writtenKeys, writtenNames) = (keys.count, names.count)
        // Outside all parts nothing can be undone by itself any more.
        if depth == 0 { (keys, names, writtenKeys, writtenNames) = ([], [], 0, 0) }
        return taken
    }

    /// A part begins.
    func begin() -> Mark {
        depth += 1
        return Mark(keys: keys.count, names: names.count, writtenKeys: writtenKeys, writtenNames: writtenNames)
    }

    /// A part has ended; what it wrote stays written once no part around it can be undone.
    func end() {
        depth -= 1
        guard depth == 0, isEmpty else { return }
        (keys, names, writtenKeys, writtenNames) = ([], [], 0, 0)
    }

    /// A part was undone.
    func undo(to mark: Mark) {
        depth -= 1
        keys.removeSubrange(mark.keys...)
        names.removeSubrange(mark.names...)
        (writtenKeys, writtenNames) = (mark.writtenKeys, mark.writtenNames)
    }
}
