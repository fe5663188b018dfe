// NearestName: what somebody may have meant.
//
// SOURCE       The restricted Damerau–Levenshtein distance: insert, delete, replace, or swap two neighbors.

/// Finds the known name nearest to a misspelled one.
enum NearestName {
    /// The nearest of the names; nil when none is near.
    static func match(_ written: String, among names: [String]) -> String? {
        let name = Array(written.lowercased().utf8.prefix(64))
        let allowed = max(1, name.count / 4)
        // A difference in length is a distance already.
        let candidates = names.filter { abs($0.utf8.count - name.count) <= allowed }.sorted()
        let near = candidates.map { ($0, distance(name, Array($0.lowercased().utf8))) }
        return near.filter { $0.1 <= allowed }.min { $0.1 < $1.1 }?.0
    }

    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let isSame = left[row - 1] == right[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
