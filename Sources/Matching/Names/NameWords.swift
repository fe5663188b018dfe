// NameWords: words of company names that tell companies apart badly, or branches of one company well.
//
// SOURCE   CMatchingTables' words.txt, kept by hand.

internal import CMatchingTables

/// The word lists.
struct NameWords: Sendable {
    /// The one set of lists.
    static let known = NameWords(EmbeddedTable(holdfast_words))

    /// Words that so many names have that they tell nothing.
    private(set) var common: Set<String> = []
    /// Words that, on one side only, name another part or branch of a company.
    private(set) var distinguishing: Set<String> = []
    /// What an abbreviation stands for; used for suggestions only.
    private(set) var written: [String: String] = [:]

    private init(_ table: EmbeddedTable) {
        for line in table.lines() {
            let parts = line.split(separator: "\t")
            guard parts.count >= 2 else { continue }
            switch parts[1] {
            case "common": common.insert(String(parts[0]))
            case "unit", "place": distinguishing.insert(String(parts[0]))
            case "short" where parts.count == 3: written[String(parts[0])] = String(parts[2])
            default: break
            }
        }
    }
}
