// Keyword: the words that mean something in orders.
//
// GUARANTEES   In CSV, case, blanks, underscores and hyphens do not count; JSON takes the first spelling only, exactly.

internal import Domain

/// A word, and what it means.
struct Keyword<Meaning: Sendable>: Sendable {
    /// Its spellings; the first is the documented one.
    let spellings: [StaticString]
    let meaning: Meaning

    init(_ meaning: Meaning, _ spellings: StaticString...) {
        self.meaning = meaning
        self.spellings = spellings
    }

    /// The documented spelling.
    var word: String { "\(spellings[0])" }
}

extension Array {
    /// What a word of CSV means.
    func meaning<Meaning>(
        of bytes: UnsafeRawBufferPointer
    ) -> Result<Meaning, ValueFault> where Element == Keyword<Meaning> {
        for keyword in self where keyword.spellings.contains(where: { Self.matches(bytes, $0) }) {
            return .success(keyword.meaning)
        }
        return .failure(.unknownWord(Excerpt.of(bytes), of: map(\.word)))
    }

    /// What a word of JSON means.
    func meaning<Meaning>(of word: String) -> Result<Meaning, ValueFault> where Element == Keyword<Meaning> {
        if let keyword = first(where: { $0.word == word }) { return .success(keyword.meaning) }
        return .failure(.unknownWord("\"\(word.prefix(40))\"", of: map(\.word)))
    }

    private static func matches(_ bytes: UnsafeRawBufferPointer, _ spelling: StaticString) -> Bool {
        spelling.withUTF8Buffer { expected in
            var rest = expected[...]
            for byte in bytes where byte != ASCII.space && byte != ASCII.hyphen && byte != 0x5F {
                guard let next = rest.popFirst(), next | 0x20 == (ASCII.isLetter(byte) ? byte | 0x20 : byte) else {
                    return false
                }
            }
            return rest.isEmpty
        }
    }
}

/// The words of all formats.
enum Keywords {
    static let purposes: [Keyword<OrderDocument.Purpose>] = [
        Keyword(.new, "new", "original"), Keyword(.change, "change", "update"),
        Keyword(.replacement, "replace", "replacement"),
        Keyword(.cancellation, "cancel", "cancellation", "delete"),
    ]
    static let kinds: [Keyword<OrderKind>] = [
        Keyword(.standard, "standard"), Keyword(.stocking, "stocking", "stock"),
        Keyword(.enterpriseAgreement, "enterpriseAgreement", "ea"),
    ]
    static let actions: [Keyword<OrderLineDocument.Action>] = [
        Keyword(.add, "add", "new"), Keyword(.change, "change", "update"), Keyword(.cancel, "cancel", "delete"),
    ]
    static let states: [Keyword<SmartAccountState>] = SmartAccountState.allCases.map { state in
        switch state {
        case .pending: Keyword(state, "pending")
        case .active: Keyword(state, "active")
        case .suspended: Keyword(state, "suspended")
        case .closed: Keyword(state, "closed")
        }
    }
    static let flags: [Keyword<Bool>] = [
        Keyword(true, "true", "yes", "1"), Keyword(false, "false", "no", "0"),
    ]
}
