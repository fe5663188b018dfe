/// A field of a CSV record: which bytes of the text it is.
struct CSVField {
    /// Its first byte, behind the opening quote if it has one.
    var start: Int
    /// The byte behind its last one.
    var end: Int
    /// Whether it stands in quotes.
    var isQuoted = false
    /// Whether quotes in it are doubled.
    var hasDoubledQuotes = false

    /// Whether nothing is in it.
    var isEmpty: Bool { start == end }
    /// Where it begins in the file, its opening quote included.
    var place: Int { isQuoted ? start - 1 : start }
}
