// NameFeatures: by what a similar name is found: its words, neighbors written as one word, and how words begin.
//
// GUARANTEES   The account's side and the order's side make the same features of the same name. They are stable, and
//              may be kept in a database together with the version of the normalization.

/// The features of a name.
public enum NameFeatures {
    /// A prefix is shorter than any word that it could be taken for.
    private static let prefixLength = 5
    private static let prefixSalt: UInt64 = 2
    private static let initialsSalt: UInt64 = 3
    private static let consonantsSalt: UInt64 = 4

    /// The lists of words under which a name is kept and looked for: the whole name's first, then those of the names in
    /// brackets or behind “doing business as”.
    public static func wordings(of name: CompanyName) -> [[String]] {
        let texts = NameAlternatives.of(name.text)
        guard texts.count > 1 else { return [words(of: name)] }
        var wordings: [[String]] = []
        for (position, text) in texts.enumerated() {
            let words = words(of: position == 0 ? name : CompanyName(text))
            if !words.isEmpty, !wordings.contains(words) { wordings.append(words) }
        }
        return wordings
    }

    /// The words that are compared, in their order: without the legal form, abbreviations written out.
    public static func words(of name: CompanyName) -> [String] {
        name.words.prefix(WordList.limit).map { NameWords.known.written[$0] ?? $0 }
    }

    /// The features of a name's words, those of whole words first.
    public static func features(of words: [String]) -> [UInt64] {
        weighted(words).map(\.feature)
    }

    /// The features, and how much each says: the beginning of a word says less than the word, which says the same again.
    static func weighted(_ words: [String]) -> [(feature: UInt64, weight: Float)] {
        var features: [(feature: UInt64, weight: Float)] = []
        features.reserveCapacity(words.count * 3 + 1)
        func add(_ feature: UInt64, _ weight: Float) {
            if !features.contains(where: { $0.feature == feature }) { features.append((feature, weight)) }
        }
        for word in words { add(StableHash.of(word), 1) }
        for (position, word) in words.enumerated() {
            if position + 1 < words.count { add(joined(word, words[position + 1]), 0.5) }
            if let prefix = prefix(of: word) { add(prefix, 0.3) }
            if let consonants = consonants(of: word) { add(consonants, 0.3) }
        }
        if let initials = initials(of: words) { add(initials, 0.5) }
        return features
    }

    private static func joined(_ first: String, _ second: String) -> UInt64 {
        var hash = StableHash()
        hash.add(first.utf8)
        hash.add(second.utf8)
        return hash.value
    }

    private static func prefix(of word: String) -> UInt64? {
        guard word.utf8.count > prefixLength else { return nil }
        var hash = StableHash(salt: prefixSalt)
        hash.add(word.utf8.prefix(prefixLength))
        return hash.value
    }

    /// A word without its vowels, which is where most typing errors are; nil for what would be too short to tell.
    private static func consonants(of word: String) -> UInt64? {
        guard word.utf8.count > prefixLength else { return nil }
        let rest = word.utf8.filter { !vowels.contains($0) }
        guard rest.count > 2, rest.count < word.utf8.count else { return nil }
        var hash = StableHash(salt: consonantsSalt)
        hash.add(rest)
        return hash.value
    }

    private static let vowels = Set("aeiouy".utf8)

    /// Whether a single word is made of the first letters of the others.
    static func areInitials(_ words: [String], _ others: [String]) -> Bool {
        guard words.count == 1 || others.count == 1, let one = initials(of: words) else { return false }
        return one == initials(of: others) && words != others
    }

    /// The first letters of three words and more, as people make short names of them, and such a short name itself.
    private static func initials(of words: [String]) -> UInt64? {
        if words.count == 1, let word = words.first, (3...6).contains(word.utf8.count) {
            return StableHash.of(word, salt: initialsSalt)
        }
        let telling = words.filter { !["of", "the", "and", "for", "de", "la", "du", "des"].contains($0) }
        guard (3...6).contains(telling.count) else { return nil }
        return StableHash.of(String(telling.compactMap(\.first)), salt: initialsSalt)
    }
}
