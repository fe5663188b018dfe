// NameTokenizer: the words of a company's name.
//
// GUARANTEES   Punctuation separates, apostrophes join, & and + are the word “and”, initials are one word however they
//              are dotted or spaced: I.B.M., I B M and IBM are the same.

/// Splits a folded name into words.
struct NameTokenizer {
    /// What stands before a word.
    private enum Gap { case space, dot, other }

    private var words: [(text: String, gap: Gap)] = []
    private var current = String.UnicodeScalarView()
    private var gap = Gap.space

    /// The words of a folded name.
    static func words(of folded: String) -> [String] {
        var tokenizer = NameTokenizer()
        for scalar in folded.unicodeScalars { tokenizer.take(scalar) }
        tokenizer.endWord()
        return tokenizer.joined()
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "a"..."z", "0"..."9": current.append(scalar)
        case "'", "’", "‘", "ʼ", "`", "′", "״", "׳": break
        case "\"" where isHebrew: break
        case ".":
            endWord()
            if gap == .space { gap = .dot }
        case "&", "+":
            endWord()
            current.append(contentsOf: "and".unicodeScalars)
            endWord()
        case " ", "\t", "\u{A0}": endWord()
        default:
            if scalar.value >= 0x80, Self.isPartOfWord(scalar) {
                current.append(scalar)
            } else {
                endWord()
                // A slash stands between initials as a dot does: A/S.
                gap = scalar == "/" && gap == .space ? .dot : .other
            }
        }
    }

    /// In Hebrew the quotation mark stands inside abbreviations.
    private var isHebrew: Bool { current.last.map { (0x5D0...0x5EA).contains($0.value) } ?? false }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }

    private mutating func endWord() {
        guard !current.isEmpty else { return }
        words.append((String(current), gap))
        current.removeAll(keepingCapacity: true)
        gap = .space
    }

    /// Joins initials: first those that dots hold together, then those that only spaces do.
    private func joined() -> [String] {
        var result = Self.join(Self.join(words, across: .dot), across: .space).map(\.text)
        // “Canal+” and “Foo &” end with the sign, not with a word.
        while result.count > 1, result.last == "and" { result.removeLast() }
        return result
    }

    private static func join(_ words: [(text: String, gap: Gap)], across gap: Gap) -> [(text: String, gap: Gap)] {
        guard words.contains(where: { isInitial($0.text) }) else { return words }
        var result: [(text: String, gap: Gap)] = []
        var isOpen = false
        for word in words {
            let isInitial = isInitial(word.text)
            if isOpen, isInitial, word.gap == gap, let last = result.indices.last {
                result[last].text += word.text
            } else {
                result.append(word)
            }
            isOpen = isInitial
        }
        return result
    }

    private static func isInitial(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, word.unicodeScalars.count == 1 else { return false }
        return first.properties.isAlphabetic && !first.properties.isIdeographic
    }
}
