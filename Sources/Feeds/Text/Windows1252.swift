// Windows1252: the code page of Western Windows.
//
// SOURCE       The WHATWG Encoding Standard's index, without its five filled holes: 81, 8D, 8F, 90 and 9D are nothing.

/// Turns Windows-1252 into UTF-8.
enum Windows1252 {
    /// The characters of 80 to 9F; 0 where there is none.
    private static let upperControls: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// The character that a byte is; nil for one that is none.
    static func character(of byte: UInt8) -> Unicode.Scalar? {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        let character = upperControls[Int(byte - 0x80)]
        return character == 0 ? nil : Unicode.Scalar(character)
    }

    /// Appends bytes to a text in UTF-8.
    ///
    /// - Returns: whether all of them are characters; if not, the text ends before the first that is none.
    static func decode(_ bytes: UnsafeRawBufferPointer.SubSequence, into text: inout [UInt8]) -> Bool {
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            switch byte {
            case 0..<0x80: text.append(byte)
            case 0xA0...:
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            default:
                let character = upperControls[Int(byte - 0x80)]
                guard let scalar = Unicode.Scalar(character), character != 0 else { return false }
                if let encoded = UTF8.encode(scalar) { text.append(contentsOf: encoded) }
            }
        }
        return true
    }
}
