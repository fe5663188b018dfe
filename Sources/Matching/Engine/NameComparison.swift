// NameComparison: the name of an order beside one name of an account.
//
// GUARANTEES   A pure function of the two names: what it says does not change with the number of accounts, as the scores
//              of suggestions do.

/// How two names compare.
struct NameComparison {
    let known: AccountFacts.KnownName
    let grade: FieldGrade
    let similarity: Double
    /// What in the names speaks against it being the same company; the name's being different is not among it.
    let vetoes: [Veto]

    /// A name this similar is the same one, written in another way.
    static let similar = 0.9

    init(_ ours: CompanyName, _ known: AccountFacts.KnownName) {
        self.known = known
        let theirs = known.name
        let isSame = ours.k2 == theirs.k2
        similarity = isSame ? 1 : Self.similarity(ours, theirs)
        if isSame, ours.numerals == theirs.numerals {
            grade = .same
        } else if similarity >= Self.similar || Self.isCutOff(ours, theirs) || !ours.k4.isEmpty && ours.k4 == theirs.k4
        {
            grade = .similar
        } else {
            grade = .different
        }
        vetoes = Self.vetoes(ours, theirs)
    }

    /// The name of an account that compares best.
    static func best(_ ours: CompanyName, _ facts: AccountFacts) -> NameComparison? {
        facts.names.map { NameComparison(ours, $0) }.min { left, right in
            (left.grade.rank, left.vetoes.count, -left.similarity) < (
                right.grade.rank, right.vetoes.count, -right.similarity
            )
        }
    }

    private static func similarity(_ ours: CompanyName, _ theirs: CompanyName) -> Double {
        NameSimilarity.score(WordList(ours.words, weight: weight), WordList(theirs.words, weight: weight))
    }

    /// Words of everybody's count little, whatever the accounts are.
    private static func weight(_ word: String, _: UInt64) -> (weight: Float, isDistinctive: Bool) {
        NameWords.known.common.contains(word) ? (0.3, false) : (1, true)
    }

    /// A name that was cut off begins like the whole one.
    private static func isCutOff(_ ours: CompanyName, _ theirs: CompanyName) -> Bool {
        guard ours.isTruncated, ours.text.utf8.count >= 30 else { return false }
        return theirs.words.joined().hasPrefix(ours.words.joined())
    }

    private static func vetoes(_ ours: CompanyName, _ theirs: CompanyName) -> [Veto] {
        var vetoes: [Veto] = []
        if !ours.legalForms.isEmpty, !theirs.legalForms.isEmpty, ours.legalForms != theirs.legalForms {
            let forms = [ours, theirs].map { $0.legalForms.joined(separator: " ") }
            vetoes.append(.differentLegalForm(forms[0], forms[1]))
        }
        if ours.numerals != theirs.numerals { vetoes.append(.differentNumerals(ours.numerals, theirs.numerals)) }
        // The same letters with other spaces are not another word.
        if ours.k2 != theirs.k2 {
            let difference = Set(ours.words).symmetricDifference(theirs.words)
            let telling = difference.filter { NameWords.known.distinguishing.contains($0) }.sorted()
            if let word = telling.first { vetoes.append(.distinguishingWord(word)) }
        }
        return vetoes
    }
}

extension FieldGrade {
    /// The better, the smaller.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
