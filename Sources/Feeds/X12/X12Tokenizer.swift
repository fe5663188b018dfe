// X12Tokenizer: the segments of an interchange, one after the other, and where their elements are.
//
// GUARANTEES   Blanks and line breaks between segments say nothing; an empty segment is none. Line breaks within a
//              segment are no part of what it says: some senders wrap their lines after so many columns. Lines are
//              counted as an editor counts them. No byte is looked at twice, and nothing is copied.

internal import Domain

/// Goes through the segments of an interchange.
struct X12Tokenizer {
    let bytes: UnsafeRawBufferPointer
    let separators: X12Separators
    /// Where the segment begins.
    private(set) var start: Int
    /// Its tag, as `X12Code` packs it; 0 for something that is no tag.
    private(set) var packedTag: UInt32 = 0
    /// Which segment of its transaction set it is, from 1; whoever reads the set begins to count.
    var number = 0
    /// How many elements it has behind its tag, those beyond the limit not counted.
    private(set) var count = 0
    /// Whether it has more elements than the limit allows.
    private(set) var hasTooManyElements = false
    /// Whether the file ends before the segment does.
    private(set) var isCutOff = false
    /// Where the next segment is looked for.
    private(set) var position: Int

    private let endsWithLineBreaks: Bool
    private let maximumElements: Int
    private let scan: X12Scan
    private var starts: ContiguousArray<Int>
    private var end = 0
    private var line: Int
    private var lineStart: Int
    private var startLine = 1
    private var startLineStart = 0
    private var hasBreaks = false

    /// Begins behind a header.
    init(_ bytes: UnsafeRawBufferPointer, header: X12Header, line: Int, lineStart: Int, maximumElements: Int) {
        self.bytes = bytes
        self.line = line
        self.lineStart = lineStart
        self.maximumElements = maximumElements
        separators = header.separators
        endsWithLineBreaks = header.endsSegmentsWithLineBreaks
        scan = X12Scan(separators.element, separators.segment)
        starts = ContiguousArray(repeating: 0, count: maximumElements + 2)
        position = header.end
        start = position
    }

    /// The tag, where it is one that means something here.
    var tag: X12Tag? { X12Tag(rawValue: packedTag) }

    /// Where the segment begins, for people.
    var place: SourcePlace {
        SourcePlace(byteOffset: start, line: startLine, column: 1 + start - startLineStart)
    }

    /// Where the next segment is looked for, for people.
    var currentPlace: SourcePlace {
        SourcePlace(byteOffset: position, line: line, column: 1 + position - lineStart)
    }

    /// Goes to a segment that was seen before.
    mutating func go(to place: SourcePlace) {
        position = place.byteOffset
        line = place.line
        lineStart = place.byteOffset - place.column + 1
    }

    /// Goes to the next segment.
    ///
    /// - Returns: whether there is one.
    mutating func next() -> Bool {
        skipBlanks()
        guard position < bytes.count else { return false }
        readSegment()
        return true
    }

    /// Goes to the next segment whose tag begins as those of the envelope do; the others are only counted.
    ///
    /// - Returns: whether there is one.
    mutating func nextOfEnvelope() -> Bool {
        while true {
            skipBlanks()
            guard position < bytes.count else { return false }
            switch bytes[position] {
            case UInt8(ascii: "S"), UInt8(ascii: "G"), UInt8(ascii: "I"):
                readSegment()
                return true
            default: skipSegment()
            }
        }
    }

    /// Goes to the next byte that is no blank, and no terminator without a segment.
    @inline(__always)
    mutating func skipBlanks() {
        while position < bytes.count {
            let byte = bytes[position]
            if ASCII.isLineBreak(byte) {
                countBreak(at: position)
            } else if byte != ASCII.space, byte != separators.segment, byte != ASCII.tab, !Self.isFiller(byte) {
                return
            }
            position += 1
        }
    }

    @inline(__always)
    private mutating func begin() {
        (start, startLine, startLineStart) = (position, line, lineStart)
        hasBreaks = false
        isCutOff = false
        number &+= 1
    }

    private mutating func skipSegment() {
        begin()
        let terminator = separators.segment
        let scan = X12Scan(terminator, terminator)
        while true {
            position = scan.next(in: bytes, from: position)
            guard position < bytes.count else { return isCutOff = true }
            if endsWithLineBreaks { return }
            let byte = bytes[position]
            position += 1
            if byte == terminator { return }
            countBreak(at: position - 1)
        }
    }

    private mutating func readSegment() {
        begin()
        starts[0] = start
        var (index, place) = (0, position)
        hasTooManyElements = false
        while true {
            place = scan.next(in: bytes, from: place)
            guard place < bytes.count else {
                isCutOff = true
                break
            }
            let byte = bytes[place]
            if byte == separators.element {
                if index < maximumElements { index += 1 } else { hasTooManyElements = true }
                if !hasTooManyElements { starts[index] = place + 1 }
            } else if byte == separators.segment || endsWithLineBreaks {
                break
            } else {
                hasBreaks = true
                countBreak(at: place)
            }
            place += 1
        }
        (count, end) = (index, place)
        // A line break that ends it is left to be counted.
        position = isCutOff || endsWithLineBreaks ? place : place + 1
        packedTag = tagCode()
    }

    /// Counts a line, unless a line feed follows that will be counted.
    @inline(__always)
    private mutating func countBreak(at place: Int) {
        let isPair = bytes[place] == ASCII.carriageReturn && place + 1 < bytes.count
        guard !isPair || bytes[place + 1] != ASCII.lineFeed else { return }
        line += 1
        lineStart = place + 1
    }

    private func tagCode() -> UInt32 {
        var code: UInt32 = 0
        for byte in bytes[bounds(0)] where !ASCII.isLineBreak(byte) {
            let isFit = byte &- 0x41 < 26 || code != 0 && ASCII.isDigit(byte)
            guard isFit, code < 0x1_00_00 else { return 0 }
            code = code << 8 | UInt32(byte)
        }
        return code < 0x1_00 ? 0 : code
    }

    /// What some systems fill up their last block with.
    private static func isFiller(_ byte: UInt8) -> Bool { byte == 0 || byte == 0x1A }
}

// MARK: - Elements

extension X12Tokenizer {
    /// Where an element is, 0 for the tag; empty where the segment has none of that number.
    @inline(__always)
    func bounds(_ element: Int) -> Range<Int> {
        guard element <= count else { return end..<end }
        let elementStart = starts[element]
        // Behind the last that is kept, the rest is searched for the separator.
        guard element == count else { return elementStart..<starts[element + 1] - 1 }
        guard hasTooManyElements else { return elementStart..<end }
        return elementStart..<(bytes[elementStart..<end].firstIndex(of: separators.element) ?? end)
    }

    /// An element without the blanks around it and the line breaks in it.
    @inline(__always)
    func withElement<Result>(_ element: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var range = bounds(element)
        while let last = range.last, ASCII.isBlank(bytes[last]) { range = range.lowerBound..<last }
        while let first = range.first, ASCII.isBlank(bytes[first]) { range = first + 1..<range.upperBound }
        guard hasBreaks, bytes[range].contains(where: ASCII.isLineBreak) else {
            return body(UnsafeRawBufferPointer(rebasing: bytes[range]))
        }
        return bytes[range].filter { !ASCII.isLineBreak($0) }.withUnsafeBytes(body)
    }

    /// Whether nothing stands in an element.
    @inline(__always)
    func isBlank(_ element: Int) -> Bool { withElement(element) { $0.isEmpty } }

    /// A short code.
    @inline(__always)
    func code(_ element: Int) -> UInt32 { withElement(element) { X12Code.packed($0) } }

    /// An element as text, as far as it is repeated in answers.
    func string(_ element: Int) -> String {
        withElement(element) { String(decoding: $0.prefix(80), as: UTF8.self) }
    }

    /// A count; nil for anything else.
    func number(_ element: Int) -> Int? { withElement(element, X12Number.count) }

    /// The tag as text.
    var tagText: String {
        packedTag == 0 ? String(decoding: bytes[bounds(0)].prefix(16), as: UTF8.self) : string(0)
    }

    /// Where an element begins, for people.
    func place(of element: Int) -> SourcePlace {
        var (line, lineStart) = (startLine, startLineStart)
        let offset = bounds(element).lowerBound
        for index in start..<offset where ASCII.isLineBreak(bytes[index]) {
            let isPair = bytes[index] == ASCII.carriageReturn && index + 1 < offset
            if isPair, bytes[index + 1] == ASCII.lineFeed { continue }
            (line, lineStart) = (line + 1, index + 1)
        }
        return SourcePlace(byteOffset: offset, line: line, column: 1 + offset - lineStart)
    }
}
