// EDIFACTTokenizer: from bytes to segments, elements and components, by their places.
//
// GUARANTEES   Nothing is copied and nothing but the current segment is kept. Line breaks count nowhere, not even within a
//              tag or behind a release character: systems that wrap at 80 columns put them anywhere. Time is linear.
// DOES NOT     Know what a segment means, or the character set.

internal import Domain

/// Splits an interchange into segments.
struct EDIFACTTokenizer {
    /// A component: where it begins and ends, and whether line breaks or release characters are in it.
    struct Part {
        var start: Int
        var end: Int
        var isFolded: Bool

        var isEmpty: Bool { start == end }
    }

    /// What `next` came to.
    enum Event {
        /// A segment with its terminator.
        case segment
        /// The end of the file.
        case end
        /// The beginning of a segment, and then the end of the file.
        case unterminated
    }

    private struct Element {
        var number: Int
        var parts: Range<Int>
    }

    private enum Meaning {
        static let data: UInt8 = 0
        static let component: UInt8 = 1
        static let element: UInt8 = 2
        static let repetition: UInt8 = 3
        static let release: UInt8 = 4
        static let lineBreak: UInt8 = 5
        static let terminator: UInt8 = 6
    }

    let bytes: UnsafeRawBufferPointer
    private let maximumParts: Int
    private let maximumBytes: Int
    private var meanings = [UInt8](repeating: Meaning.data, count: 256)
    private var parts: [Part] = []
    private var elements: [Element] = []
    private var hasRepetitions = false
    private(set) var characters = EDIFACTServiceCharacters.standard
    /// Where the next segment is looked for.
    private(set) var position: Int
    /// Where the current segment begins.
    private(set) var start: Int
    /// The current segment's tag, up to four bytes of it.
    private(set) var tag: UInt32 = 0
    /// Whether the current segment has more parts or bytes than the limits allow; its parts are not kept then.
    private(set) var isOverLimit = false

    init(_ bytes: UnsafeRawBufferPointer, from position: Int, limits: FeedLimits) {
        self.bytes = bytes
        self.position = position
        start = position
        maximumParts = limits.maximumFields
        maximumBytes = limits.maximumLineBytes
        use(.standard)
    }

    /// Changes the characters from the next segment on.
    mutating func use(_ characters: EDIFACTServiceCharacters) {
        self.characters = characters
        for byte in meanings.indices { meanings[byte] = Meaning.data }
        meanings[Int(ASCII.lineFeed)] = Meaning.lineBreak
        meanings[Int(ASCII.carriageReturn)] = Meaning.lineBreak
        if let release = characters.release { meanings[Int(release)] = Meaning.release }
        if let repetition = characters.repetition { meanings[Int(repetition)] = Meaning.repetition }
        meanings[Int(characters.component)] = Meaning.component
        meanings[Int(characters.element)] = Meaning.element
        meanings[Int(characters.terminator)] = Meaning.terminator
    }

    /// Goes to a place where a segment begins.
    mutating func move(to position: Int) { self.position = position }

    /// Reads the next segment.
    mutating func next() -> Event {
        skipBlanks()
        guard position < bytes.count else { return .end }
        begin()
        var (index, partStart, isFolded, number) = (position, position, false, 0)
        while index < bytes.count {
            let meaning = meanings[Int(bytes[index])]
            if meaning == Meaning.data {
                index += 1
                continue
            }
            if meaning == Meaning.release || meaning == Meaning.lineBreak {
                isFolded = true
                index = meaning == Meaning.release ? behindReleased(index) : index + 1
                continue
            }
            close(partStart, index, isFolded, meaning, number)
            if meaning == Meaning.terminator {
                position = index + 1
                tag = tag(at: start)
                return .segment
            }
            if meaning == Meaning.element { number += 1 }
            index += 1
            (partStart, isFolded) = (index, false)
        }
        position = bytes.count
        tag = tag(at: start)
        return .unterminated
    }

    private mutating func begin() {
        start = position
        parts.removeAll(keepingCapacity: true)
        elements.removeAll(keepingCapacity: true)
        elements.append(Element(number: 0, parts: 0..<0))
        isOverLimit = false
        hasRepetitions = false
    }

    @inline(__always)
    private mutating func close(_ partStart: Int, _ end: Int, _ isFolded: Bool, _ meaning: UInt8, _ number: Int) {
        guard parts.count < maximumParts, end - start < maximumBytes else {
            isOverLimit = true
            return
        }
        parts.append(Part(start: partStart, end: end, isFolded: isFolded))
        guard meaning != Meaning.component else { return }
        let first = elements[elements.count - 1].parts.lowerBound
        elements[elements.count - 1].parts = first..<parts.count
        guard meaning != Meaning.terminator else { return }
        if meaning == Meaning.repetition { hasRepetitions = true }
        elements.append(
            Element(number: meaning == Meaning.element ? number + 1 : number, parts: parts.count..<parts.count)
        )
    }

    /// The place behind the character that a release character stands before.
    private func behindReleased(_ release: Int) -> Int {
        var index = release + 1
        while index < bytes.count, bytes[index] == ASCII.lineFeed || bytes[index] == ASCII.carriageReturn { index += 1 }
        return min(index + 1, bytes.count)
    }

    /// Goes to the next segment that begins with UN; the others are only counted.
    ///
    /// - Returns: the event, and where the first of the others began.
    mutating func nextService() -> (event: Event, firstOther: Int?) {
        let release = characters.release ?? characters.terminator
        let scan = ByteScan(characters.terminator, release, characters.terminator)
        let text = bytes.bindMemory(to: UInt8.self)
        var firstOther: Int?
        while true {
            skipBlanks()
            guard position < bytes.count else { return (.end, firstOther) }
            if tag(at: position) >> 8 == 0x55_4E { return (next(), firstOther) }
            if firstOther == nil { firstOther = position }
            var index = scan.next(in: text, from: position)
            while index < bytes.count, bytes[index] != characters.terminator {
                index = scan.next(in: text, from: behindReleased(index))
            }
            guard index < bytes.count else {
                start = position
                position = bytes.count
                return (.unterminated, firstOther)
            }
            position = index + 1
        }
    }

    /// Passes over what may stand between segments: blanks, line breaks, and the marks of an end of file.
    mutating func skipBlanks() {
        while position < bytes.count {
            let byte = bytes[position]
            guard ASCII.isBlank(byte) || byte == 0x1A || byte == 0 else { return }
            position += 1
        }
    }

    /// The tag at a place: three bytes up to a separator, line breaks left out; 0 where it has another length.
    func tag(at place: Int) -> UInt32 {
        var (tag, count, index): (UInt32, Int, Int) = (0, 0, place)
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch meanings[Int(byte)] {
            case Meaning.lineBreak: continue
            case Meaning.data:
                guard count < 3 else { return 0 }
                tag = tag << 8 | UInt32(byte)
                count += 1
            default: return count == 3 ? tag : 0
            }
        }
        return count == 3 ? tag : 0
    }
}

extension EDIFACTTokenizer {
    /// How many elements the current segment has, its tag not counted.
    var elementCount: Int { elements.last?.number ?? 0 }

    /// A component of the current segment; nil where it is not there or empty.
    ///
    /// - Parameters:
    ///   - element: the element, from 1; 0 is the tag.
    ///   - component: the component, from 1.
    ///   - repetition: which of its repetitions, from 0.
    /// - Returns: its place.
    @inline(__always)
    func part(_ element: Int, _ component: Int = 1, repetition: Int = 0) -> Part? {
        guard let found = range(element, repetition) else { return nil }
        let index = found.lowerBound + component - 1
        guard index < found.upperBound, index < parts.count, !parts[index].isEmpty else { return nil }
        return parts[index]
    }

    /// How many components an element has.
    func componentCount(_ element: Int, repetition: Int = 0) -> Int { range(element, repetition)?.count ?? 0 }

    @inline(__always)
    private func range(_ element: Int, _ repetition: Int) -> Range<Int>? {
        guard hasRepetitions else {
            return repetition == 0 && element < elements.count ? elements[element].parts : nil
        }
        var left = repetition
        for candidate in elements where candidate.number == element {
            if left == 0 { return candidate.parts }
            left -= 1
        }
        return nil
    }

    /// Gives out the bytes of a part, without line breaks and release characters.
    @inline(__always)
    func withBytes<Result>(of part: Part, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard part.isFolded else { return body(UnsafeRawBufferPointer(rebasing: bytes[part.start..<part.end])) }
        return unfolded(part).withUnsafeBytes(body)
    }

    private func unfolded(_ part: Part) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(part.end - part.start)
        var isReleased = false
        for byte in bytes[part.start..<part.end] {
            let meaning = meanings[Int(byte)]
            if byte == ASCII.lineFeed || byte == ASCII.carriageReturn { continue }
            if meaning == Meaning.release, !isReleased {
                isReleased = true
                continue
            }
            isReleased = false
            result.append(byte)
        }
        return result
    }

    /// A component as a short code; none where it is not there.
    @inline(__always)
    func code(_ element: Int, _ component: Int = 1, repetition: Int = 0) -> EDIFACTCode {
        guard let part = part(element, component, repetition: repetition) else { return .none }
        return withBytes(of: part) { EDIFACTCode($0) }
    }

    /// A component as a count; nil where it is not there or no number of up to nine digits.
    func count(_ element: Int, _ component: Int = 1) -> Int? {
        guard let part = part(element, component) else { return nil }
        return withBytes(of: part) { bytes in
            let digits = bytes.drop { $0 == ASCII.zero }
            guard digits.count <= 9, bytes.allSatisfy(ASCII.isDigit) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
        }
    }
}
