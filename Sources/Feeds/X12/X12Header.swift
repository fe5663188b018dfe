// X12Header: the segment ISA, which says by which bytes the rest of its interchange is separated.
//
// GUARANTEES   Elements are counted, not measured: the segment is read whatever its length. Line breaks in it are
//              passed over.
// DOES NOT     Judge what the elements say; X12Outline does.

/// The header of an interchange.
struct X12Header {
    /// Why there is no header.
    enum Problem: Error {
        /// The file ends within it.
        case cutOff
        /// It does not have 16 elements, or they are separated by something that cannot separate.
        case malformed
    }

    /// The most bytes that are searched for the 16 elements.
    static let maximumLength = 512

    /// The bytes its interchange is separated by.
    let separators: X12Separators
    /// Whether its segments end with line breaks.
    let endsSegmentsWithLineBreaks: Bool
    /// Where each of the 16 elements is.
    let elements: [Range<Int>]
    /// The first byte behind it.
    let end: Int

    /// Reads the header that begins at a place.
    init(_ bytes: UnsafeRawBufferPointer, at start: Int) throws(Problem) {
        guard start + 4 <= bytes.count else { throw .cutOff }
        let separator = bytes[start + 3]
        guard Self.canSeparate(separator), bytes[start..<start + 3].elementsEqual("ISA".utf8) else { throw .malformed }
        var starts: [Int] = []
        var position = start + 3
        while starts.count < 16 {
            guard position < bytes.count else { throw .cutOff }
            guard position - start < Self.maximumLength else { throw .malformed }
            if bytes[position] == separator { starts.append(position + 1) }
            position += 1
        }
        // ISA16, the byte that ends the segment, and another to tell whether both are there.
        guard position + 2 < bytes.count else { throw .cutOff }
        let ending = Self.ending(bytes, from: position, element: separator)
        guard let ending else { throw .malformed }
        elements = zip(starts, starts.dropFirst().map { $0 - 1 } + [ending.component]).map { $0..<max($0, $1) }
        endsSegmentsWithLineBreaks = ASCII.isLineBreak(ending.terminator)
        end = ending.end
        let component = ending.component > position ? bytes[position] : X12Separators.standard.component
        let repetition = elements[10].count == 1 ? bytes[elements[10].lowerBound] : 0
        let isRepetition = Self.canSeparate(repetition) && repetition != 0 && repetition != separator
        separators = X12Separators(
            element: separator,
            component: component,
            repetition: isRepetition ? repetition : nil,
            segment: ending.terminator
        )
        let limits = [2, 10, 2, 10, 2, 15, 2, 15, 8, 8, 1, 5, 9, 1, 1]
        let isPlausible = zip(elements, limits).allSatisfy { element, limit in
            bytes[element].count { !ASCII.isBlank($0) } <= limit
        }
        guard isPlausible else { throw .malformed }
    }

    private typealias Ending = (component: Int, terminator: UInt8, end: Int)

    /// The end of the component separator, and the terminator, from where ISA16 begins; nil when they cannot be told.
    private static func ending(_ bytes: UnsafeRawBufferPointer, from position: Int, element: UInt8) -> Ending? {
        let (component, next) = (bytes[position], bytes[position + 1])
        if ASCII.isLineBreak(component) { return (position, ASCII.lineFeed, position) }
        guard canSeparate(component), component != element else { return nil }
        if ASCII.isLetter(next) || ASCII.isDigit(next) || isLastOfNextLine(component, bytes, from: position + 1) {
            // ISA16 was left out: what seemed to be it is the terminator.
            return (position, component, position + 1)
        }
        if ASCII.isLineBreak(next) { return wrappedEnding(bytes, from: position, element: element) }
        guard next == ASCII.space else { return next == element ? nil : (position + 1, next, position + 2) }
        // Blanks behind ISA16: they fill up, or they are the terminator.
        let behind = bytes[(position + 1)...].prefix(64).firstIndex { $0 != ASCII.space }
        guard let behind, !ASCII.isLetter(bytes[behind]) else { return (position + 1, ASCII.space, position + 2) }
        if ASCII.isLineBreak(bytes[behind]) { return (position + 1, ASCII.lineFeed, behind) }
        return bytes[behind] == element ? nil : (position + 1, bytes[behind], behind + 1)
    }

    /// The end where a line ends behind ISA16: the line break is the terminator, unless that begins the next line.
    private static func wrappedEnding(_ bytes: UnsafeRawBufferPointer, from position: Int, element: UInt8) -> Ending {
        let behind = bytes[(position + 1)...].prefix(3).drop(while: ASCII.isLineBreak)
        guard let first = behind.first, canSeparate(first), !ASCII.isBlank(first), first != element else {
            return (position + 1, ASCII.lineFeed, position + 1)
        }
        return (position + 1, first, behind.startIndex + 1)
    }

    /// Whether the next segment, on a line of its own, ends with a byte.
    private static func isLastOfNextLine(_ byte: UInt8, _ bytes: UnsafeRawBufferPointer, from position: Int) -> Bool {
        guard ASCII.isLineBreak(bytes[position]) else { return false }
        let line = bytes[position...].drop(while: ASCII.isLineBreak).prefix(maximumLength)
            .prefix { !ASCII.isLineBreak($0) }
        return line.last == byte
    }

    private static func canSeparate(_ byte: UInt8) -> Bool {
        !ASCII.isLetter(byte) && !ASCII.isDigit(byte) && byte != ASCII.space && !ASCII.isLineBreak(byte)
    }
}

extension ASCII {
    /// Whether a byte ends a line.
    static func isLineBreak(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
}
