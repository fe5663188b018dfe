/// A value or key of a JSON text: what it is and which bytes it is.
struct JSONNode {
    /// What it is.
    enum Kind: UInt8 {
        case object, array, string, number, `true`, `false`, null
    }

    let kind: Kind
    /// Whether a string has escapes.
    var hasEscapes = false
    /// Its first byte; of a string, behind the quote.
    let start: Int
    /// The byte behind its last one; of a string, the quote.
    var end: Int
    /// The node behind it and everything in it.
    var next: Int

    /// Where it begins in the text, its quote included.
    var place: Int { kind == .string ? start - 1 : start }
}
