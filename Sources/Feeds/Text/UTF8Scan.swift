// UTF8Scan: whether bytes are UTF-8, and where they stop being it.
//
// SOURCE       The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.

/// Looks at bytes as UTF-8.
enum UTF8Scan {
    /// Where the first sequence that is not UTF-8 begins; nil when there is none.
    static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var position = start
        while position < bytes.count {
            if position + 8 <= bytes.count,
                raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                position += 8
                continue
            }
            guard let length = sequenceLength(in: bytes, at: position) else { return position }
            position += length
        }
        return nil
    }

    /// Whether there is a whole sequence of more than one byte anywhere: a sign that the text was meant to be UTF-8.
    static func hasMultibyteSequence(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while position < bytes.count {
            let length = sequenceLength(in: bytes, at: position)
            if let length, length > 1 { return true }
            position += length ?? 1
        }
        return false
    }

    /// Whether the bytes end within a sequence that could still become one.
    static func endsWithin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let tail = bytes.suffix(3)
        guard let lead = tail.lastIndex(where: { $0 >= 0xC2 }) else { return false }
        let needed = bytes[lead] < 0xE0 ? 2 : bytes[lead] < 0xF0 ? 3 : 4
        return lead + needed > bytes.count && bytes[(lead + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// How many bytes the sequence at a place has; nil when it is none.
    static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
        let lead = bytes[position]
        if lead < 0x80 { return 1 }
        let (length, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
        for index in position + 2..<max(position + 2, position + length) where bytes[index] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
