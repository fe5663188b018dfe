/// The characters that separate the parts of an interchange: the service string advice (UNA) or its default.
struct EDIFACTServiceCharacters: Hashable {
    /// Between the components of an element.
    var component: UInt8
    /// Between the elements of a segment.
    var element: UInt8
    /// The decimal mark that the UNA fixes; nil where there is none: then comma and point are both allowed.
    var decimalMark: DecimalMark?
    /// Before a character that is to mean itself; nil where none is used.
    var release: UInt8?
    /// Between the repetitions of an element; nil before version 4 of the syntax.
    var repetition: UInt8?
    /// After a segment.
    var terminator: UInt8

    /// What holds where nothing else is said.
    static let standard = EDIFACTServiceCharacters(
        component: ASCII.colon,
        element: ASCII.plus,
        release: UInt8(ascii: "?"),
        terminator: UInt8(ascii: "'")
    )

    private init(component: UInt8, element: UInt8, release: UInt8?, terminator: UInt8) {
        self.component = component
        self.element = element
        self.release = release
        self.terminator = terminator
    }

    /// Reads the six characters behind `UNA`; nil where they cannot serve.
    ///
    /// They cannot where two are the same, one is a letter or a digit, or the decimal mark is another one.
    ///
    /// - Parameter bytes: the six characters.
    init?(advice bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 6 else { return nil }
        self.init(
            component: bytes[0],
            element: bytes[1],
            release: bytes[3] == ASCII.space ? nil : bytes[3],
            terminator: bytes[5]
        )
        switch bytes[2] {
        case ASCII.point: decimalMark = .point
        case ASCII.comma: decimalMark = .comma
        default: return nil
        }
        repetition = bytes[4] == ASCII.space ? nil : bytes[4]
        let used = [component, element, terminator] + [release, repetition].compactMap(\.self)
        guard Set(used).count == used.count,
            used.allSatisfy({ !ASCII.isLetter($0) && !ASCII.isDigit($0) && $0 != ASCII.space && $0 < 0x80 })
        else { return nil }
    }

    /// Fits the characters to a version of the syntax, which the UNB tells after them.
    mutating func adapt(toVersion version: Int) {
        if version < 4 {
            repetition = nil
        } else {
            // Version 4 lets the sender use either mark, whatever the UNA has in its place.
            decimalMark = nil
            let asterisk = UInt8(ascii: "*")
            if repetition == nil, ![component, element, terminator, release].contains(asterisk) {
                repetition = asterisk
            }
        }
    }
}
