// CSVProblem: what can be wrong with the grammar of a CSV file.

internal import Domain

/// A breach of the grammar, after which no field can be trusted to stand in its own column.
struct CSVProblem {
    /// What is broken.
    enum Kind: String, CaseIterable {
        case unterminatedQuote, textAfterQuote, blankBeforeQuote, tooManyFields, fieldTooLong, lineTooLong
    }

    let kind: Kind
    /// Where, in the text.
    let offset: Int

    /// The fault that a report shows.
    func fault(at place: SourcePlace, limits: FeedLimits) -> Fault {
        let (message, remedy) = description(limits)
        return Fault(code: "csv.\(kind.rawValue)", place: place, message: message, remedy: remedy)
    }

    private func description(_ limits: FeedLimits) -> (message: String, remedy: String) {
        switch kind {
        case .unterminatedQuote:
            ("a quote opens here and is never closed", "close it, or double a quote that is part of the text")
        case .textAfterQuote:
            ("text follows a closing quote", "double each quote that is part of the text, as in \"a \"\"b\"\" c\"")
        case .blankBeforeQuote:
            ("a blank stands before an opening quote", "remove the blanks between the delimiter and the quote")
        case .tooManyFields:
            (
                "the line has more than \(limits.maximumFields) fields",
                "check the delimiter; a line of an order is short"
            )
        case .fieldTooLong:
            (
                "the field is longer than \(limits.maximumFieldBytes) bytes",
                "look for a quote before it that is not closed; no field of an order is that long"
            )
        case .lineTooLong:
            (
                "the line is longer than \(limits.maximumLineBytes) bytes",
                "look for a quote in it that is not closed; no line of an order is that long"
            )
        }
    }
}
