// NameSimilarity: how alike two names are, each word counting by its weight.
//
// GUARANTEES   Symmetric, 0 to 1. Names that share no word that tells companies apart are 0: “Acme Group” and “Beta
//              Group” have nothing in common.
// DOES NOT     Match anything: a similarity ranks suggestions, and can speak against what was found otherwise.

/// Compares names word by word.
enum NameSimilarity {
    /// Words that are spelled nearly alike count so much; below that they do not.
    private static let (nearly, nearlyCounts): (Float, Float) = (0.88, 0.9)
    /// A word that begins with the whole other one.
    private static let prefixCounts: Float = 0.6

    /// Names this similar need no word in common that tells companies apart.
    private static let allButWhole: Float = 0.85

    /// The similarity of two names.
    static func score(_ left: WordList, _ right: WordList) -> Double {
        guard !left.words.isEmpty, !right.words.isEmpty else { return 0 }
        var matching = Matching(left, right)
        matching.matchEqual()
        matching.matchJoined()
        matching.matchAlike()
        let score = min(1, matching.matched / (left.totalWeight + right.totalWeight))
        // Names that consist of everybody's words have to be the same all but wholly.
        return matching.sharesDistinctive || score >= allButWhole ? Double(score) : 0
    }

    /// One comparison on its way.
    private struct Matching {
        let left: WordList
        let right: WordList
        var usedLeft: UInt32 = 0
        var usedRight: UInt32 = 0
        var matched: Float = 0
        var sharesDistinctive = false

        init(_ left: WordList, _ right: WordList) {
            self.left = left
            self.right = right
        }

        mutating func note(_ one: Int, _ other: Int, _ factor: Float) {
            usedLeft |= 1 << UInt32(one)
            usedRight |= 1 << UInt32(other)
            let (first, second) = (left.words[one], right.words[other])
            matched += factor * (first.weight + second.weight)
            if first.isDistinctive || second.isDistinctive { sharesDistinctive = true }
        }

        mutating func matchEqual() {
            for one in left.words.indices {
                for other in right.words.indices
                where usedRight & (1 << UInt32(other)) == 0 && left.words[one].hash == right.words[other].hash {
                    note(one, other, 1)
                    break
                }
            }
        }

        /// “Coca Cola” and “Cocacola”: two neighbors on one side are one word on the other.
        mutating func matchJoined() {
            matchJoined(left, right, isSwapped: false)
            matchJoined(right, left, isSwapped: true)
        }

        private mutating func matchJoined(_ pairs: WordList, _ singles: WordList, isSwapped: Bool) {
            guard pairs.words.count > 1 else { return }
            for first in 0..<(pairs.words.count - 1) {
                let (used, usedSingles) = isSwapped ? (usedRight, usedLeft) : (usedLeft, usedRight)
                guard used & (0b11 << UInt32(first)) == 0 else { continue }
                let (start, end) = (pairs.words[first].start, pairs.words[first + 1].end)
                for single in singles.words.indices where usedSingles & (1 << UInt32(single)) == 0 {
                    let word = singles.words[single]
                    guard word.end - word.start == end - start,
                        pairs.bytes[start..<end] == singles.bytes[word.start..<word.end]
                    else { continue }
                    let weights = pairs.words[first].weight + pairs.words[first + 1].weight + word.weight
                    matched += weights
                    if isSwapped {
                        usedRight |= 0b11 << UInt32(first)
                        usedLeft |= 1 << UInt32(single)
                    } else {
                        usedLeft |= 0b11 << UInt32(first)
                        usedRight |= 1 << UInt32(single)
                    }
                    if word.isDistinctive || pairs.words[first].isDistinctive { sharesDistinctive = true }
                    break
                }
            }
        }

        mutating func matchAlike() {
            let all = (UInt32(1) << UInt32(left.words.count)) - 1
            guard usedLeft != all else { return }
            left.bytes.withUnsafeBufferPointer { leftBytes in
                right.bytes.withUnsafeBufferPointer { rightBytes in
                    for one in left.words.indices where usedLeft & (1 << UInt32(one)) == 0 {
                        matchAlike(one, leftBytes, rightBytes)
                    }
                }
            }
        }

        private mutating func matchAlike(
            _ one: Int,
            _ leftBytes: UnsafeBufferPointer<UInt8>,
            _ rightBytes: UnsafeBufferPointer<UInt8>
        ) {
            let word = left.words[one]
            let text = UnsafeBufferPointer(rebasing: leftBytes[word.start..<word.end])
            var best: (factor: Float, other: Int) = (0, 0)
            for other in right.words.indices where usedRight & (1 << UInt32(other)) == 0 {
                let rival = right.words[other]
                let factor = Self.likeness(text, UnsafeBufferPointer(rebasing: rightBytes[rival.start..<rival.end]))
                if factor > best.factor { best = (factor, other) }
            }
            if best.factor > 0 { note(one, best.other, best.factor) }
        }

        private static func likeness(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Float {
            let shorter = min(one.count, other.count)
            // Numbers are equal or they are not; so are words too short to be misspelled.
            guard shorter >= 3, !one.contains(where: CheckDigits.isDigit), !other.contains(where: CheckDigits.isDigit)
            else { return 0 }
            let similarity = shorter >= 4 ? WordSimilarity.jaroWinkler(one, other) : 0
            if similarity >= nearly { return similarity * nearlyCounts }
            let isPrefix = one.count != other.count && one.prefix(shorter).elementsEqual(other.prefix(shorter))
            return isPrefix ? prefixCounts : 0
        }
    }
}
