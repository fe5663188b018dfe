// Fault: what is wrong with a file, where, and what to do about it.
//
// GUARANTEES   Every fault has a stable code for machines and two sentences for people: what is wrong, what to do. Whatever
//              of a file is repeated in one, it can be shown: no control characters, no direction marks, not too long.
// DOES NOT     Contain secrets: an excerpt of the file is shown only where a format says that it may be.

/// One thing that is wrong with what somebody sent.
public struct Fault: Hashable, Sendable {
    /// A stable name of the rule that is broken, for example `csv.unbalancedQuote`.
    public let code: String
    /// Where it is; nil when it concerns the whole file.
    public let place: SourcePlace?
    /// The column, key or element it is in, as the format calls it.
    public let field: String?
    /// What is wrong, one sentence without a full stop.
    public let message: String
    /// What the sender can do, one sentence without a full stop.
    public let remedy: String
    /// Where it is in the words of the file's own standard; nil where the format has none.
    public private(set) var position: StandardPosition?

    /// Describes a fault.
    public init(
        code: String,
        place: SourcePlace? = nil,
        field: String? = nil,
        message: String,
        remedy: String,
        position: StandardPosition? = nil
    ) {
        self.code = code
        self.place = place
        // A key without a name has to be seen, too.
        self.field = field.map { $0.isEmpty ? "\"\"" : Self.shown($0) }
        self.message = Self.shown(message)
        self.remedy = Self.shown(remedy)
        self.position = position
        self.position?.segment = Self.shown(position?.segment ?? "")
    }

    /// The most bytes of a text; an excerpt of so many characters can have any number of bytes.
    private static let maximumTextLength = 500

    private static func shown(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        guard !isPlain || text.utf8.count > maximumTextLength else { return text }
        var shown = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            length += scalar.utf8.count
            guard length <= maximumTextLength else {
                shown.append("…")
                break
            }
            shown.append(TextRules.isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }
}

extension Fault: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        let whereabouts = place.map { "line \($0.line), column \($0.column): " } ?? ""
        let standardPlace = position.map { "\($0): " } ?? ""
        return "\(whereabouts)\(standardPlace)\(field.map { "\($0) " } ?? "")\(message); \(remedy) [\(code)]"
    }
}
