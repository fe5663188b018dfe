// JSONProblem: what can be wrong with the grammar of a JSON text.

internal import Domain

/// A breach of the grammar, after which nothing can be read.
struct JSONProblem: Error {
    /// What is broken.
    enum Kind: String, CaseIterable {
        case unexpectedEnd, unexpectedCharacter, trailingComma, trailingText, badNumber, badEscape, loneSurrogate
        case controlCharacter, tooDeep, stringTooLong, tooManyValues
    }

    let kind: Kind
    /// Where, in the text.
    let offset: Int

    /// The fault that a report shows.
    func fault(at place: SourcePlace, limits: FeedLimits) -> Fault {
        let (message, remedy) = description(limits)
        return Fault(code: "json.\(kind.rawValue)", place: place, message: message, remedy: remedy)
    }

    private func description(_ limits: FeedLimits) -> (message: String, remedy: String) {
        switch kind {
        case .unexpectedEnd: ("the text ends in the middle", "send the whole file")
        case .unexpectedCharacter: ("this cannot stand here in JSON", "write the file with a JSON library")
        case .trailingComma: ("nothing follows the comma", "remove the comma")
        case .trailingText: ("text follows the end of the JSON value", "send one JSON value in a file")
        case .badNumber: ("this is no number of JSON", "write digits, as in 12 or 19.90, without leading zeros")
        case .badEscape: ("this is no escape of JSON", "double a backslash that is part of the text")
        case .loneSurrogate: ("this escape is half a character", "write both halves, or the character itself")
        case .controlCharacter: ("a control character stands in a string", "escape it, as in \\n")
        case .tooDeep: ("values lie more than \(limits.maximumDepth) deep", "no feed is that deep; check its source")
        case .tooManyValues:
            ("the text has more than \(limits.maximumValues) keys and values", "send it in several files")
        case .stringTooLong:
            ("the string is longer than \(limits.maximumFieldBytes) bytes", "no value of an order is that long")
        }
    }
}
