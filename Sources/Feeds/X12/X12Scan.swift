// X12Scan: finds the few bytes that end something, eight bytes in a step.
//
// SOURCE       "Determine if a word has a zero byte", Sean Eron Anderson, Bit Twiddling Hacks. The lowest flag it
//              sets is exact, and only that one is used.

/// Finds the next of two bytes or line breaks.
struct X12Scan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let lineFeeds = ones &* UInt64(ASCII.lineFeed)
    private static let carriageReturns = ones &* UInt64(ASCII.carriageReturn)

    private let first: UInt64
    private let second: UInt64

    init(_ first: UInt8, _ second: UInt8) {
        self.first = Self.ones &* UInt64(first)
        self.second = Self.ones &* UInt64(second)
    }

    /// Where the next of the bytes, or the next line break, is; the end of the text when there is none.
    @inline(__always)
    func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let separators = Self.zeros(word ^ first) | Self.zeros(word ^ second)
            let flags = separators | Self.zeros(word ^ Self.lineFeeds) | Self.zeros(word ^ Self.carriageReturns)
            if flags != 0 { return position + flags.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            let isFound =
                byte == UInt8(truncatingIfNeeded: first) || byte == UInt8(truncatingIfNeeded: second)
                || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
            if isFound { return position }
            position += 1
        }
        return bytes.count
    }

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}
