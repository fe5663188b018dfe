// TextDecoding: from the bytes of a CSV file to its characters.
//
// GUARANTEES   Nothing is replaced: bytes that are no characters refuse the file, with the place of the first.
// DOES NOT     Guess between code pages. A byte order mark decides; then the partner's configuration; then UTF-16 shows
//              by its zero bytes, and what is valid UTF-8 is UTF-8. Only a text without a single valid UTF-8
//              sequence is taken for Windows-1252; one that mixes both is refused.

internal import Domain

/// Decodes the text of a CSV file.
enum TextDecoding {
    /// Decodes a file.
    ///
    /// - Parameters:
    ///   - file: the bytes as they came.
    ///   - configured: what the partner's configuration says.
    ///   - read: what is done with the text; it must not keep it.
    /// - Returns: what `read` returns.
    /// - Throws: the fault that refuses the file.
    static func read<Result>(
        _ file: UnsafeRawBufferPointer,
        configured: TextEncoding?,
        _ read: (FeedText) -> Result
    ) throws(Fault.Thrown) -> Result {
        let (marked, markLength) = try mark(of: file)
        let content = file[markLength...]
        let bytes = UnsafeRawBufferPointer(rebasing: content).bindMemory(to: UInt8.self)
        let encoding = marked ?? configured ?? encodingByContent(bytes)
        if encoding == .utf8 {
            let text = FeedText(bytes: bytes, encoding: .utf8, markLength: markLength)
            guard let invalid = UTF8Scan.firstInvalid(in: bytes) else { return read(text) }
            throw Fault.Thrown(invalidBytes(at: invalid, in: text, isMixed: marked == nil && configured == nil))
        }
        var decoded: [UInt8] = []
        let isWhole =
            encoding == .windows1252
            ? Windows1252.decode(content, into: &decoded)
            : UTF16Text.decode(content, isBigEndian: encoding == .utf16BigEndian, into: &decoded)
        let outcome: Swift.Result<Result, Fault.Thrown> = decoded.withUnsafeBufferPointer { bytes in
            let text = FeedText(bytes: bytes, encoding: encoding, markLength: markLength)
            guard !isWhole else { return .success(read(text)) }
            return .failure(Fault.Thrown(invalidBytes(at: bytes.count, in: text, isMixed: false)))
        }
        return try outcome.get()
    }

    /// Whether a file begins with the zero bytes or the mark of UTF-16.
    static func isUTF16(_ file: UnsafeRawBufferPointer) -> Bool {
        file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF])
            || zeroPattern(file.bindMemory(to: UInt8.self)) != nil
    }

    private static func mark(
        of file: UnsafeRawBufferPointer
    ) throws(Fault.Thrown) -> (encoding: TextEncoding?, length: Int) {
        if file.starts(with: [0xFF, 0xFE, 0, 0]) || file.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw Fault.Thrown(
                Fault(
                    code: "feed.unsupportedEncoding",
                    place: .start,
                    message: "the file is UTF-32",
                    remedy: "send it as UTF-8"
                )
            )
        }
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if file.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if file.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return (nil, 0)
    }

    private static func encodingByContent(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
        if let encoding = zeroPattern(bytes) { return encoding }
        guard let invalid = UTF8Scan.firstInvalid(in: bytes) else { return .utf8 }
        let isMixed =
            UTF8Scan.hasMultibyteSequence(in: UnsafeBufferPointer(rebasing: bytes[..<invalid]))
            || UTF8Scan.hasMultibyteSequence(in: UnsafeBufferPointer(rebasing: bytes[invalid...]))
        return isMixed ? .utf8 : .windows1252
    }

    /// ASCII in UTF-16 has a zero in every second byte.
    private static func zeroPattern(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
        guard bytes.count >= 4 else { return nil }
        return switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
        case (false, true, false, true): .utf16LittleEndian
        case (true, false, true, false): .utf16BigEndian
        default: nil
        }
    }

    private static func invalidBytes(at offset: Int, in text: FeedText, isMixed: Bool) -> Fault {
        var finder = PlaceFinder(text: text)
        let encoding = text.encoding
        let message =
            isMixed
            ? "the bytes here are not UTF-8, though others in the file are"
            : "the bytes here are no character of \(encoding.title)"
        return Fault(
            code: "feed.invalidBytes",
            place: finder.place(at: offset),
            message: message,
            remedy: "save the file in one encoding, best as UTF-8, or set the partner's encoding"
        )
    }
}
