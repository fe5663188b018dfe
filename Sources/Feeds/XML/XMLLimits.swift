// XMLLimits: how much an XML file may ask of us.

/// The limits an XML file is read within.
struct XMLLimits {
    /// The most bytes of the file.
    var fileBytes: Int
    /// The most elements that may lie in one another.
    var depth: Int
    /// The most attributes of an element.
    var attributes: Int
    /// The most bytes of an attribute's value.
    var valueBytes: Int
    /// The most bytes of an element's text, where it is wanted.
    var textBytes: Int
    /// The most bytes of an element's or attribute's name, its namespace included.
    var nameBytes = 1_024
    /// The most bytes of a tag, a comment or a processing instruction: expat reads these in one piece.
    var tokenBytes = 256 << 10

    init(_ limits: FeedLimits) {
        fileBytes = limits.maximumFileBytes
        depth = limits.maximumDepth
        attributes = limits.maximumFields
        valueBytes = limits.maximumFieldBytes
        textBytes = limits.maximumFieldBytes
    }
}
