// JSONNode: a value or key of a JSON text, in 16 bytes, because a large file has tens of millions of them.

/// What a value or key is, and which bytes it is.
struct JSONNode {
    /// What it is.
    enum Kind: UInt8 {
        case object, array, string, number, `true`, `false`, null
    }

    /// The most bytes of a text, so that all places in it fit.
    static let maximumTextBytes = Int(UInt32.max)

    let kind: Kind
    /// Whether a string has escapes.
    var hasEscapes = false
    private let first: UInt32
    private var last: UInt32
    private var nextIndex: UInt32 = 0

    init(kind: Kind, start: Int, end: Int) {
        self.kind = kind
        first = UInt32(start)
        last = UInt32(end)
    }

    /// Its first byte; of a string, behind the quote.
    var start: Int { Int(first) }

    /// The byte behind its last one; of a string, the quote.
    var end: Int {
        get { Int(last) }
        set { last = UInt32(newValue) }
    }

    /// The node behind it and everything in it.
    var next: Int {
        get { Int(nextIndex) }
        set { nextIndex = UInt32(newValue) }
    }

    /// Where it begins in the text, its quote included.
    var place: Int { kind == .string ? start - 1 : start }
}
