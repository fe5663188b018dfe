// ByteScan: finds the few bytes that end something, eight bytes in a step.
//
// SOURCE       "Determine if a word has a zero byte", Sean Eron Anderson, Bit Twiddling Hacks. The lowest flag it
//              sets is exact, and only that one is used.

/// Finds the next of three bytes.
struct ByteScan {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    private let first: UInt64
    private let second: UInt64
    private let third: UInt64

    init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
        self.first = Self.ones &* UInt64(first)
        self.second = Self.ones &* UInt64(second)
        self.third = Self.ones &* UInt64(third)
    }

    /// Where the next of the bytes is; the end of the text when there is none.
    @inline(__always)
    func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var position = start
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let flags = (Self.zeros(word ^ first) | Self.zeros(word ^ second) | Self.zeros(word ^ third))
            if flags != 0 { return position + flags.trailingZeroBitCount >> 3 }
            position += 8
        }
        while position < raw.count {
            let byte = UInt64(raw[position])
            if byte == first & 0xFF || byte == second & 0xFF || byte == third & 0xFF { return position }
            position += 1
        }
        return raw.count
    }

    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
}
