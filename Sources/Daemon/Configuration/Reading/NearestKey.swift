// NearestKey: what somebody probably meant to write.

/// Finds the known key that is nearest to an unknown one.
enum NearestKey {
    /// The nearest key, or nil when none is near enough to be meant.
    ///
    /// A key that was written in the wrong section, or in none, is found by its last part.
    ///
    /// - Parameters:
    ///   - written: what was written.
    ///   - known: the keys there are.
    /// - Returns: the key to suggest.
    static func suggestion(for written: String, among known: [String]) -> String? {
        let candidates = known.map { key in
            let whole = distance(written, key)
            return (key: key, distance: min(whole, distance(lastPart(written), lastPart(key)) + 1), whole: whole)
        }
        let best = candidates.min { ($0.distance, $0.whole) < ($1.distance, $1.whole) }
        guard let best else { return nil }
        return best.distance <= max(2, lastPart(written).count / 3) ? best.key : nil
    }

    /// The sentence to put into a remedy.
    static func remedy(for written: String, among known: [String]) -> String {
        suggestion(for: written, among: known).map { "did you mean \($0)?" }
            ?? "remove it, or look up the right key in the shipped file"
    }

    private static func lastPart(_ key: String) -> String { key.split(separator: ".").last.map(String.init) ?? key }

    /// Insertions, deletions and replacements from one text to the other; letters of other case count nothing.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
        var row = Array(0...right.count)
        for (i, leftByte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, rightByte) in right.enumerated() {
                let replaced = diagonal + (leftByte == rightByte ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
