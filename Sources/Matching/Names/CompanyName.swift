// CompanyName: a company's name, normalized once, with everything that is compared of it.
//
// GUARANTEES   A pure function of the text. K1 is the name without regard to case, width, punctuation and the spelling
//              of its legal form; K2 also without accents, a leading “the” and spaces; K4 its set of words without the
//              legal form. K1 and K2 keep the legal form: AG and GmbH are two companies.
// DOES NOT     Say who the company is.

/// A company's name as it is compared.
public struct CompanyName: Hashable, Sendable {
    /// As it is written.
    public let text: String
    /// The words without accents and without the legal form.
    public let words: [String]
    /// The canonical legal forms, sorted; usually one or none.
    public let legalForms: [String]
    /// The first key.
    public let k1: String
    /// The second key.
    public let k2: String
    /// The fourth key; the third, K2 without its legal form, is of no use alone.
    public let k4: String
    /// The numbers in it, sorted.
    public let numerals: [String]
    /// Whether it has a word of more than three letters that tells companies apart; without one it is no evidence.
    public let hasDistinctiveCore: Bool
    /// Whether a word mixes alphabets.
    public let isMixedScript: Bool
    /// Whether its length says that a system with 35 or 40 characters cut it off.
    public let isTruncated: Bool

    /// Normalizes a name.
    public init(_ text: String) {
        self.text = text
        let folded = Folding.folded(text)
        let all = LegalForms.known.separated(NameTokenizer.words(of: folded))
        let plain = all.map(AccentFolding.folded)
        let (left, forms) = LegalForms.known.strip(plain)
        let suffix = "|" + forms.joined(separator: "+")
        k1 = all[left].joined(separator: " ") + suffix
        var core = plain[left]
        if core.count > 1, core.first == "the" { core = core.dropFirst() }
        k2 = core.joined() + suffix
        words = Array(core)
        legalForms = forms
        let significant = core.filter { !Self.fillers.contains($0) }
        k4 = Set(significant).sorted().joined(separator: " ")
        numerals = Numerals.of(core)
        hasDistinctiveCore = Self.isDistinctive(core)
        isMixedScript = all.contains(where: ScriptMixture.isMixed)
        isTruncated = Self.isCutOff(text)
    }

    /// What the name looks like; nil for one in ASCII, which looks like itself.
    public var skeleton: String? {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        return Skeleton.of(Folding.folded(text)).filter { $0 != " " }
    }

    /// Whether nothing is left of the name but its legal form.
    public var isEmpty: Bool { words.isEmpty }

    private static let fillers: Set<String> = ["and", "of", "the"]

    private static func isDistinctive(_ core: ArraySlice<String>) -> Bool {
        let telling = core.filter { !NameWords.known.common.contains($0) }
        let length = telling.reduce(0) { sum, word in
            // An ideograph says as much as several letters.
            sum + word.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x3040 ? 2 : 1) }
        }
        return length > 3 && telling.contains { word in word.unicodeScalars.contains { $0.properties.isAlphabetic } }
    }

    private static func isCutOff(_ text: String) -> Bool {
        let end = text.hasSuffix("…") || text.hasSuffix("...")
        // SAP keeps names in fields of 35 and 40 characters; a full one has lost what came after it, or may have.
        let count = text.utf16.count
        return end || count == 35 || count == 40
    }
}
