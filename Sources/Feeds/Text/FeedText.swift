// FeedText: the characters of a file, and the way back to its bytes.
//
// GUARANTEES   The bytes are UTF-8 without a byte order mark. From any place in them the byte of the file as it came
//              can be found, without a table: each character's width in the old encoding follows from the character.

internal import Domain

/// The text of a file as UTF-8.
struct FeedText {
    /// The text.
    let bytes: UnsafeBufferPointer<UInt8>
    /// How the file was encoded.
    let encoding: TextEncoding
    /// How many bytes of byte order mark the file begins with.
    let markLength: Int

    /// How many bytes of the file a part of the text was made from.
    func originalWidth(of range: Range<Int>) -> Int {
        switch encoding {
        case .utf8: range.count
        case .windows1252: count(in: range) { $0 & 0xC0 != 0x80 }
        // A character beyond the basic plane, four bytes in UTF-8, is four in UTF-16 as well; all others are two.
        case .utf16LittleEndian, .utf16BigEndian:
            2 * (count(in: range) { $0 & 0xC0 != 0x80 } + count(in: range) { $0 >= 0xF0 })
        }
    }

    private func count(in range: Range<Int>, where isCounted: (UInt8) -> Bool) -> Int {
        var count = 0
        for index in range where isCounted(bytes[index]) { count += 1 }
        return count
    }
}
