// Suggester: the accounts whose names are most similar, from very many.
//
// GUARANTEES   Looks at the rarest features first and at a bounded number of names, however many accounts there are.
// DOES NOT     Decide anything: what it finds is for a person. A name without a rare word may miss its account.

/// Finds similar names.
public struct Suggester: Sendable {
    /// Enough names to compare; the rarest features come first, so the rest would be worse.
    private static let enough = 400
    /// A feature that more names have than this tells nothing.
    private static let tooCommon = 2_000
    /// So many of the gathered names, those that share most, are compared word by word.
    private static let compared = 96

    private static let partCounts = 0.97
    /// A name that is made of the other's initials says so much.
    private static let initialsCount = 0.5

    /// How many suggestions are wanted.
    private let limit: Int

    /// Makes a suggester.
    public init(limit: Int = 5) { self.limit = limit }

    /// The accounts with the most similar names, the most similar first.
    public func suggestions(for name: CompanyName, _ index: some SuggestionIndex) throws -> [Suggestion] {
        let total = try Float(max(1, index.count))
        var best: [Int64: Suggestion] = [:]
        for (position, words) in NameFeatures.wordings(of: name).enumerated() {
            // A part of the name says less than the whole.
            try find(words, position == 0 ? 1 : Self.partCounts, index, total, &best)
        }
        return grouped(best.values.filter { $0.score > 0 })
    }

    /// One suggestion for each name: accounts whose names have the same words are one, and a person has to choose.
    private func grouped(_ found: [Suggestion]) -> [Suggestion] {
        let sorted = found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.account < $1.account }
        var result: [Suggestion] = []
        var positions: [String: Int] = [:]
        for suggestion in sorted {
            if let position = positions[suggestion.name] {
                result[position].others.append(suggestion.account)
            } else if result.count < limit {
                positions[suggestion.name] = result.count
                result.append(suggestion)
            }
        }
        return result
    }

    private func find(
        _ words: [String],
        _ factor: Double,
        _ index: some SuggestionIndex,
        _ total: Float,
        _ best: inout [Int64: Suggestion]
    ) throws {
        guard !words.isEmpty else { return }
        let gathered = try gather(NameFeatures.weighted(words), index, total)
        let query = try WordList(words) { word, hash in
            Self.weight(word, frequency: try index.frequency(of: hash), total)
        }
        for candidate in gathered {
            let suggestion = try compare(words, query, candidate, factor, index, total)
            if let known = best[suggestion.account], known.score >= suggestion.score { continue }
            best[suggestion.account] = suggestion
        }
    }

    /// The names that share the rarest features, those that share most first.
    private func gather(
        _ features: [(feature: UInt64, weight: Float)],
        _ index: some SuggestionIndex,
        _ total: Float
    ) throws -> [UInt32] {
        var known: [(feature: UInt64, weight: Float, frequency: Int)] = []
        for (feature, weight) in features {
            let frequency = try index.frequency(of: feature)
            if frequency > 0 { known.append((feature, weight, frequency)) }
        }
        known.sort { $0.frequency < $1.frequency }
        var shared: [UInt32: Float] = [:]
        var seen = 0
        for (feature, weight, frequency) in known {
            // The rarest feature counts however common it is: without it nothing would be found.
            guard seen == 0 || seen < Self.enough && frequency <= Self.tooCommon else { break }
            let gain = weight * Self.rarity(frequency, total)
            try index.forEachName(with: feature, limit: Self.tooCommon) { shared[$0, default: 0] += gain }
            seen += min(frequency, Self.tooCommon)
        }
        guard shared.count > Self.compared else { return Array(shared.keys) }
        let sorted = shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return sorted.prefix(Self.compared).map(\.key)
    }

    private func compare(
        _ ours: [String],
        _ query: WordList,
        _ name: UInt32,
        _ factor: Double,
        _ index: some SuggestionIndex,
        _ total: Float
    ) throws -> Suggestion {
        let (account, text) = try index.withName(name) { ($0, String(decoding: $1, as: UTF8.self)) }
        let words = text.split(separator: " ").map(String.init)
        let list = try WordList(words) { word, hash in
            Self.weight(word, frequency: try index.frequency(of: hash), total)
        }
        var score = NameSimilarity.score(query, list)
        if score < Self.initialsCount, NameFeatures.areInitials(ours, words) { score = Self.initialsCount }
        return Suggestion(account: account, score: factor * score, name: text)
    }

    private static func rarity(_ frequency: Int, _ total: Float) -> Float {
        Logarithm.natural(1 + total / Float(max(1, frequency)))
    }

    /// Between the rarity and its square: a rare word says more than two words of half the rarity.
    private static func importance(_ frequency: Int, _ total: Float) -> Float {
        let rarity = rarity(frequency, total)
        return rarity * rarity.squareRoot()
    }

    private static func weight(_ word: String, frequency: Int, _ total: Float) -> (weight: Float, isDistinctive: Bool) {
        (importance(frequency, total), Float(frequency) <= 2 + total / 5_000 || !NameWords.known.common.contains(word))
    }
}
