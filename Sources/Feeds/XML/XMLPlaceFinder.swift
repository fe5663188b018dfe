// XMLPlaceFinder: which line and column a byte of an XML file is in.
//
// GUARANTEES   Looking up places in rising order walks the file once, whatever its encoding.

internal import CExpat
internal import Domain

/// Finds places in a file.
struct XMLPlaceFinder {
    private let bytes: UnsafeRawBufferPointer
    private let markLength: Int
    /// Bytes of a code unit: 2 in UTF-16, else 1.
    private let width: Int
    /// Which byte of a code unit holds ASCII.
    private let lowByte: Int
    private var offset: Int
    private var line = 1
    private var lineStart: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        let isUTF16 = TextDecoding.isUTF16(bytes)
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        width = isUTF16 ? 2 : 1
        lowByte = isUTF16 && (bytes[0] == 0xFE || bytes[0] == 0) ? 1 : 0
        markLength = isUTF16 && isMarked ? 2 : bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        offset = markLength
        lineStart = markLength
    }

    /// The place of a byte of the file.
    mutating func place(at target: Int) -> SourcePlace {
        let target = min(max(target, markLength), bytes.count)
        if target < offset { (offset, line, lineStart) = (markLength, 1, markLength) }
        if width == 1, walkNarrow(to: target) { return place(target) }
        while offset + width <= target {
            let unit = offset
            offset += width
            guard let character = ascii(at: unit), character <= ASCII.carriageReturn else { continue }
            let isBreak =
                character == ASCII.lineFeed
                || character == ASCII.carriageReturn && ascii(at: offset) != ASCII.lineFeed
            if isBreak { (line, lineStart) = (line + 1, offset) }
        }
        return place(target)
    }

    private func place(_ target: Int) -> SourcePlace {
        SourcePlace(byteOffset: target, line: line, column: 1 + target - lineStart)
    }

    /// Walks by line feeds alone, where no line ends in anything else.
    private mutating func walkNarrow(to target: Int) -> Bool {
        guard let base = bytes.baseAddress, memchr(base + offset, Int32(ASCII.carriageReturn), target - offset) == nil
        else { return false }
        while let found = memchr(base + offset, Int32(ASCII.lineFeed), target - offset) {
            offset = found - UnsafeMutableRawPointer(mutating: base) + 1
            (line, lineStart) = (line + 1, offset)
        }
        offset = target
        return true
    }

    /// The code unit at a byte, if it is ASCII.
    private func ascii(at unit: Int) -> UInt8? {
        guard unit + width <= bytes.count, width == 1 || bytes[unit + 1 - lowByte] == 0 else { return nil }
        return bytes[unit + lowByte]
    }

    /// Whether a stretch of the file holds a reference to an entity that is none of XML's own five.
    func hasForeignReference(in range: Range<Int>) -> Bool {
        var unit = range.lowerBound
        if width == 1, let base = bytes.baseAddress {
            guard let first = memchr(base + unit, Int32(UInt8(ascii: "&")), range.count) else { return false }
            unit = first - UnsafeMutableRawPointer(mutating: base)
        }
        while unit < range.upperBound {
            defer { unit += width }
            guard ascii(at: unit) == UInt8(ascii: "&"), ascii(at: unit + width) != UInt8(ascii: "#") else { continue }
            var name: [UInt8] = []
            while name.count < 5, let byte = ascii(at: unit + width * (1 + name.count)), byte != ASCII.semicolon {
                name.append(byte)
            }
            if !["lt", "gt", "amp", "apos", "quot"].contains(String(decoding: name, as: UTF8.self)) { return true }
        }
        return false
    }
}
