// EDIFACTFeed: ORDERS and ORDCHG in interchanges after ISO 9735.
//
// GUARANTEES   An interchange whose envelope is wrong gives no order: its end is looked at before its messages are read. So
//              it is with a group. A message with a fault is left out whole, and the others do not suffer.
// DOES NOT     Compare the references of messages or interchanges with each other: what is sent twice is known by the
//              order's number.

internal import Domain

/// Reads a file.
struct EDIFACTFeed {
    let bytes: UnsafeRawBufferPointer
    let profile: FeedProfile

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    /// Reads the file to its end.
    func read(into sink: inout some FeedSink) -> FeedReading {
        guard !TextDecoding.isUTF16(bytes) else {
            return FeedReading(format: .edifact, refusedFor: EDIFACTFault.utf16)
        }
        var reader = EDIFACTReader(bytes, markLength: markLength, profile: profile)
        reader.readFile(into: &sink)
        return FeedReading(format: .edifact, faults: reader.faults, envelope: .edifact(reader.envelope))
    }

    /// Whether the last segment is a whole UNZ, or the file can never get one.
    ///
    /// Only the end of the file is looked at, and its first bytes.
    func isComplete() -> Bool {
        guard !TextDecoding.isUTF16(bytes) else { return true }
        var tokenizer = EDIFACTTokenizer(bytes, from: markLength, limits: profile.limits)
        tokenizer.skipBlanks()
        let characters = EDIFACTReader.advice(in: bytes, at: tokenizer.position)
        if let characters {
            tokenizer.use(characters)
            tokenizer.move(to: tokenizer.position + 9)
            tokenizer.skipBlanks()
        }
        // More bytes cannot mend an advice that is all there and wrong, or a file that begins with something else.
        if tokenizer.tag(at: tokenizer.position) != EDIFACTTag.unb.rawValue {
            return bytes.count >= tokenizer.position + 9
        }
        return endsWithTrailer(tokenizer.characters, &tokenizer)
    }

    private func endsWithTrailer(
        _ characters: EDIFACTServiceCharacters,
        _ tokenizer: inout EDIFACTTokenizer
    ) -> Bool {
        var end = bytes.lastIndex { !ASCII.isBlank($0) && $0 != 0x1A && $0 != 0 } ?? 0
        // A line break that ends segments is blank itself, and stands behind the last character that is not.
        if ASCII.isBlank(characters.terminator) { end += 1 }
        guard end < bytes.count, bytes[end] == characters.terminator else { return false }
        // A trailer has at most 6 + 14 characters and what stands between them.
        var start = end
        while start > max(markLength, end - 256), bytes[start - 1] != characters.terminator { start -= 1 }
        tokenizer.move(to: start)
        return tokenizer.next() == .segment && tokenizer.tag == EDIFACTTag.unz.rawValue
            && tokenizer.position == end + 1
    }

    private var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
