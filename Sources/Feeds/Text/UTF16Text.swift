// UTF16Text: the encoding of "Unicode text" files.
//
// GUARANTEES   A surrogate without its partner is never replaced: decoding stops there.

/// Turns UTF-16 into UTF-8.
enum UTF16Text {
    /// Appends bytes to a text in UTF-8.
    ///
    /// - Returns: whether all of them are characters; if not, the text ends before the first that is none.
    static func decode(
        _ bytes: UnsafeRawBufferPointer.SubSequence,
        isBigEndian: Bool,
        into text: inout [UInt8]
    ) -> Bool {
        text.reserveCapacity(bytes.count / 2 + bytes.count / 8)
        var position = bytes.startIndex
        func nextUnit() -> UInt16? {
            guard position + 2 <= bytes.endIndex else { return nil }
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            position += 2
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        while let unit = nextUnit() {
            if unit < 0x80 {
                text.append(UInt8(unit))
                continue
            }
            guard let scalar = Unicode.Scalar(unit) ?? pair(unit, nextUnit()) else { return false }
            if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
        }
        return position == bytes.endIndex
    }

    private static func pair(_ high: UInt16, _ low: UInt16?) -> Unicode.Scalar? {
        guard let low, (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(low) - 0xDC00)
    }
}
