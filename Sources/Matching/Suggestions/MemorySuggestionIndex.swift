// MemorySuggestionIndex: the names of the accounts in memory, for measurements and tests.
//
// GUARANTEES   About 100 bytes for a name. Built once, then only read.

/// An index of names that never changes once it is built.
public struct MemorySuggestionIndex: SuggestionIndex, Sendable {
    private var text: [UInt8] = []
    private var textEnds: [UInt32] = []
    private var accounts: [Int64] = []
    /// An open hash table: a feature, and where its names begin in `postings`.
    private var table: [UInt64] = []
    private var starts: [UInt32] = []
    private var sizes: [UInt32] = []
    private var postings: [UInt32] = []

    /// Builds the index.
    ///
    /// - Parameter names: names with their accounts; an account may have several.
    public init(_ names: some Sequence<(account: Int64, name: CompanyName)>) {
        var pairs: (features: [UInt64], names: [UInt32]) = ([], [])
        for (account, name) in names {
            for words in NameFeatures.wordings(of: name) { add(words, account, &pairs.features, &pairs.names) }
        }
        build(pairs.features, pairs.names)
    }

    private mutating func add(_ words: [String], _ account: Int64, _ features: inout [UInt64], _ names: inout [UInt32])
    {
        for feature in NameFeatures.features(of: words) {
            features.append(feature == 0 ? 1 : feature)
            names.append(UInt32(accounts.count))
        }
        for (position, word) in words.enumerated() {
            if position > 0 { text.append(0x20) }
            text.append(contentsOf: word.utf8)
        }
        textEnds.append(UInt32(text.count))
        accounts.append(account)
    }

    private mutating func build(_ features: [UInt64], _ names: [UInt32]) {
        var capacity = 16
        while capacity < features.count + features.count / 4 { capacity *= 2 }
        table = [UInt64](repeating: 0, count: capacity)
        sizes = [UInt32](repeating: 0, count: capacity)
        starts = [UInt32](repeating: 0, count: capacity)
        for feature in features {
            let slot = slot(of: feature)
            table[slot] = feature
            sizes[slot] += 1
        }
        var next: UInt32 = 0
        for slot in table.indices where sizes[slot] > 0 {
            starts[slot] = next
            next += sizes[slot]
        }
        postings = [UInt32](repeating: 0, count: features.count)
        var filled = starts
        for (feature, name) in zip(features, names) {
            let slot = slot(of: feature)
            postings[Int(filled[slot])] = name
            filled[slot] += 1
        }
    }

    /// The slot that has the feature, or the empty one where it would be.
    private func slot(of feature: UInt64) -> Int {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: feature) & mask
        while table[slot] != 0, table[slot] != feature { slot = (slot + 1) & mask }
        return slot
    }

    /// How many names there are.
    public var count: Int { accounts.count }

    /// In how many names a feature is.
    public func frequency(of feature: UInt64) -> Int { Int(sizes[slot(of: feature == 0 ? 1 : feature)]) }

    /// Hands over the names that have a feature.
    public func forEachName(with feature: UInt64, limit: Int, _ body: (UInt32) -> Void) {
        let slot = slot(of: feature == 0 ? 1 : feature)
        for name in postings[Int(starts[slot])...].prefix(min(limit, Int(sizes[slot]))) { body(name) }
    }

    /// Hands over a name.
    public func withName<Result>(_ name: UInt32, _ body: (Int64, UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = name == 0 ? 0 : Int(textEnds[Int(name) - 1])
        return text.withUnsafeBufferPointer { bytes in
            body(accounts[Int(name)], UnsafeBufferPointer(rebasing: bytes[start..<Int(textEnds[Int(name)])]))
        }
    }
}
