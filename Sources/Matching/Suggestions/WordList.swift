// WordList: the words of a name with their weights, laid out so that comparing thousands of them costs little.

/// Words in one buffer.
struct WordList {
    /// A word.
    struct Word {
        var start: Int
        var end: Int
        var hash: UInt64
        var weight: Float
        /// Whether few names have it, and it is no word of everybody's.
        var isDistinctive: Bool
    }

    /// More words than this a name does not have.
    static let limit = 24

    var bytes: [UInt8] = []
    var words: [Word] = []

    init() {}

    /// The words of a name, each with its weight.
    init(_ texts: [String], weight: (String, UInt64) throws -> (weight: Float, isDistinctive: Bool)) rethrows {
        for text in texts.prefix(Self.limit) {
            let hash = StableHash.of(text)
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            let (weight, isDistinctive) = try weight(text, hash)
            words.append(Word(start: start, end: bytes.count, hash: hash, weight: weight, isDistinctive: isDistinctive))
        }
    }

    var totalWeight: Float { words.reduce(0) { $0 + $1.weight } }
}
