// LegalForms: finds legal forms at the ends of a name, the longest first.
//
// GUARANTEES   A form is taken off the words and kept: it is evidence, not noise. At most three are found.
// SOURCE       CMatchingTables' legal_forms.txt: rigour, ISO 20275, and our own where forms must be kept apart.

internal import CMatchingTables

/// The legal forms that are known.
struct LegalForms: Sendable {
    /// The one set of forms.
    static let known = LegalForms(EmbeddedTable(holdfast_legal_forms))

    /// Words, joined by spaces, with what they stand for.
    private var forms: [String: LegalForm] = [:]
    /// How many words a form has at most that ends, or begins, with a word.
    private var longestEnding: [String: Int] = [:]
    private var longestBeginning: [String: Int] = [:]
    /// Forms of scripts that put no space between a form and a name, longest first.
    private var unspaced: [String] = []

    private init(_ table: EmbeddedTable) {
        for line in table.lines() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let words = NameTokenizer.words(of: Folding.folded(String(parts[0]))).map(AccentFolding.folded)
            let spelling = words.joined(separator: " ")
            guard let first = words.first, let last = words.last, forms[spelling] == nil else { continue }
            let form = LegalForm(name: String(parts[1]), standsInFront: parts[2] == "1")
            forms[spelling] = form
            longestEnding[last] = max(longestEnding[last] ?? 0, words.count)
            if form.standsInFront { longestBeginning[first] = max(longestBeginning[first] ?? 0, words.count) }
            if words.count == 1, Self.isUnspaced(first) { unspaced.append(first) }
        }
        unspaced.sort { $0.unicodeScalars.count > $1.unicodeScalars.count }
    }

    /// Takes the forms off the ends of a name.
    ///
    /// - Parameter words: the name's words without accents; the range of those that are left is returned.
    /// - Returns: the words that are left, and the forms in a fixed order.
    func strip(_ words: [String]) -> (left: Range<Int>, forms: [String]) {
        var left = words.indices
        var found: [String] = []
        while found.count < 3, !left.isEmpty {
            if let (count, form) = ending(words[left]) {
                left = left.lowerBound..<(left.upperBound - count)
                found.append(form.name)
            } else if let (count, form) = beginning(words[left]) {
                left = (left.lowerBound + count)..<left.upperBound
                found.append(form.name)
            } else {
                break
            }
        }
        return (left, found.count > 1 ? Array(Set(found)).sorted() : found)
    }

    private func ending(_ words: ArraySlice<String>) -> (Int, LegalForm)? {
        guard let last = words.last, let longest = longestEnding[last] else { return nil }
        for count in stride(from: min(longest, words.count), to: 0, by: -1) {
            let spelling = count == 1 ? last : words.suffix(count).joined(separator: " ")
            if let form = forms[spelling] { return (count, form) }
        }
        return nil
    }

    private func beginning(_ words: ArraySlice<String>) -> (Int, LegalForm)? {
        guard let first = words.first, let longest = longestBeginning[first] else { return nil }
        // A name that is only a form in front has nothing it could stand in front of.
        for count in stride(from: min(longest, words.count - 1), to: 0, by: -1) {
            let spelling = count == 1 ? first : words.prefix(count).joined(separator: " ")
            if let form = forms[spelling], form.standsInFront { return (count, form) }
        }
        return nil
    }

    /// Splits forms off words that they are written together with, as in 株式会社日立製作所.
    func separated(_ words: [String]) -> [String] {
        guard words.contains(where: Self.isUnspaced) else { return words }
        return words.flatMap { word -> [String] in
            guard Self.isUnspaced(word) else { return [word] }
            for form in unspaced where word.unicodeScalars.count > max(2, form.unicodeScalars.count) {
                // One character is too little to say that it is a form.
                guard form.unicodeScalars.count > 1 else { continue }
                if word.hasPrefix(form) { return [form, String(word.dropFirst(form.count))] }
                if word.hasSuffix(form) { return [String(word.dropLast(form.count)), form] }
            }
            return [word]
        }
    }

    /// Whether a word is written in Han, Hangul, kana, Thai or Lao.
    private static func isUnspaced(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first?.value, first >= 0x0E00 else { return false }
        return switch first {
        case 0x0E00...0x0EFF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: true
        default: false
        }
    }
}
