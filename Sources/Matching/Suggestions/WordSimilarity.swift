// WordSimilarity: how alike two words are.
//
// SOURCE   Winkler, “String Comparator Metrics”, 1990.

/// Compares words as bytes.
enum WordSimilarity {
    /// Jaro's and Winkler's similarity, 0 to 1.
    static func jaroWinkler(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Float {
        guard left.count > 0, right.count > 0, left.count <= 64, right.count <= 64 else { return 0 }
        let window = max(0, max(left.count, right.count) / 2 - 1)
        var (leftMatched, rightMatched): (UInt64, UInt64) = (0, 0)
        var matches = 0
        for position in 0..<left.count {
            let (low, high) = (max(0, position - window), min(right.count - 1, position + window))
            guard low <= high else { continue }
            for other in low...high where rightMatched & (1 << UInt64(other)) == 0 && left[position] == right[other] {
                leftMatched |= 1 << UInt64(position)
                rightMatched |= 1 << UInt64(other)
                matches += 1
                break
            }
        }
        guard matches > 0 else { return 0 }
        let swaps = transpositions(left, leftMatched, right, rightMatched)
        let count = Float(matches)
        let jaro = (count / Float(left.count) + count / Float(right.count) + (count - Float(swaps / 2)) / count) / 3
        var prefix = 0
        while prefix < min(4, left.count, right.count), left[prefix] == right[prefix] { prefix += 1 }
        return jaro + Float(prefix) * 0.1 * (1 - jaro)
    }

    private static func transpositions(
        _ left: UnsafeBufferPointer<UInt8>,
        _ leftMatched: UInt64,
        _ right: UnsafeBufferPointer<UInt8>,
        _ rightMatched: UInt64
    ) -> Int {
        var (leftRest, rightRest) = (leftMatched, rightMatched)
        var count = 0
        while leftRest != 0, rightRest != 0 {
            let (one, other) = (leftRest.trailingZeroBitCount, rightRest.trailingZeroBitCount)
            if left[one] != right[other] { count += 1 }
            leftRest &= leftRest - 1
            rightRest &= rightRest - 1
        }
        return count
    }
}
