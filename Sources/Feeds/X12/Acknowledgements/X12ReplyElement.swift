/// An element of a segment that is written.
enum X12ReplyElement: ExpressibleByStringLiteral {
    /// Nothing; at a segment's end it is not written at all.
    case nothing
    /// A text with the most characters that the element may have.
    case text(String, Int)
    /// A composite of numbers, for example a position.
    case composite([Int])

    init(stringLiteral value: String) { self = .text(value, value.utf8.count) }

    /// A text that may be missing.
    static func optional(_ text: String?, _ limit: Int) -> X12ReplyElement { text.map { .text($0, limit) } ?? .nothing }

    /// A number of at most so many digits; nothing where it has more, because half a number is a wrong one.
    static func number(_ number: Int?, _ digits: Int) -> X12ReplyElement {
        guard let number, String(number.magnitude).utf8.count <= digits else { return .nothing }
        return .text(String(number), digits + 1)
    }
}
