// CSVFront: the beginning of a CSV file, by which it is recognized.
//
// GUARANTEES   The delimiter is what the `sep=` line says; else what the partner's configuration says; else, of comma,
//              semicolon, tab and bar, the one by which most headers are known.

internal import Domain

/// The delimiter and the headers of a CSV file.
struct CSVFront {
    /// Stands at the header; its next record is the first of the data.
    let tokenizer: CSVTokenizer
    /// The texts of the headers.
    let headers: [String]

    /// Reads the beginning of a file; nil when nothing but blank lines is there.
    init?(text: UnsafeBufferPointer<UInt8>, profile: FeedProfile, recognized: ([String]) -> Int) {
        let declared = Self.declaredDelimiter(text)
        let candidates: [UInt8] =
            (declared?.delimiter ?? profile.delimiter).map { [$0] }
            ?? [ASCII.comma, ASCII.semicolon, ASCII.tab, ASCII.bar]
        let fronts = candidates.compactMap { delimiter in
            Self(
                tokenizer: CSVTokenizer(
                    text: text,
                    delimiter: delimiter,
                    limits: profile.limits,
                    from: declared?.length ?? 0,
                    line: declared == nil ? 1 : 2
                ),
                longestLine: profile.limits.maximumLineBytes
            )
        }
        let scored = fronts.map { ($0, recognized($0.headers), $0.headers.count) }
        guard let best = scored.max(by: { ($0.1, $0.2) < ($1.1, $1.2) }) else { return nil }
        self = best.0
    }

    private init?(tokenizer: CSVTokenizer, longestLine: Int) {
        var tokenizer = tokenizer
        repeat {
            guard tokenizer.next() else { return nil }
        } while tokenizer.isBlank
        self.tokenizer = tokenizer
        // What is longer than a line may be is refused for that; to compare it with names would take minutes.
        let length = (tokenizer.fields.last?.end ?? tokenizer.start) - tokenizer.start
        headers = length > longestLine ? [] : tokenizer.fields.map { tokenizer.string(of: $0) }
    }

    /// What a first line `sep=;` says.
    private static func declaredDelimiter(_ text: UnsafeBufferPointer<UInt8>) -> (delimiter: UInt8, length: Int)? {
        let beginning = text.prefix(16)
        let end = beginning.firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? beginning.endIndex
        let line = text[..<end].filter { $0 != ASCII.quote }
        guard line.count == 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        let isPair = end + 1 < text.count && text[end] == ASCII.carriageReturn && text[end + 1] == ASCII.lineFeed
        return (line[4], min(text.count, end + (isPair ? 2 : 1)))
    }
}

extension CSVTokenizer {
    /// The text of a field, without its doubled quotes.
    func string(of field: CSVField) -> String {
        withContent(of: field) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the bytes of a field, without its doubled quotes.
    @inline(__always)
    func withContent<Result>(of field: CSVField, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[field.start..<field.end])
        guard field.hasDoubledQuotes else { return body(bytes) }
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes {
            isSecond = byte == ASCII.quote && !isSecond
            if byte != ASCII.quote || isSecond { content.append(byte) }
        }
        return content.withUnsafeBytes(body)
    }
}
