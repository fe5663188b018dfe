// ScriptMixture: words whose letters come from alphabets that are never mixed in honest writing.
//
// SOURCE   UTS #39, section 5.1, narrowed to the alphabets that have letters in common shape.

/// Finds words of mixed script.
enum ScriptMixture {
    private static let alphabets: Set<String> = [
        "Latin", "Cyrillic", "Greek", "Armenian", "Hebrew", "Arabic", "Cherokee", "Coptic", "Georgian",
    ]

    /// Whether a word mixes two of the alphabets.
    static func isMixed(_ token: String) -> Bool {
        if token.utf8.allSatisfy({ $0 < 0x80 }) { return false }
        var first: String?
        for scalar in token.unicodeScalars where scalar.properties.isAlphabetic {
            let script = Folding.script(of: scalar)
            guard alphabets.contains(script) else { continue }
            if let first, first != script { return true }
            first = script
        }
        return false
    }
}
