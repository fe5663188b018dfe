// FeedContent: what a file is, by its first bytes.
//
// GUARANTEES   The name of a file is never asked: partners rename, and mail programs misname.

internal import Domain

/// What a file is.
enum FeedContent {
    case empty
    case json
    case text
    case x12
    case edifact
    case xml
    /// Something that is known and not read here.
    case unsupported(Fault)

    /// Looks at the beginning of a file.
    static func of(_ file: UnsafeRawBufferPointer) -> FeedContent {
        guard !file.isEmpty else { return .empty }
        for (signature, name, remedy) in binarySignatures where file.starts(with: signature) {
            return .unsupported(binary(name, remedy))
        }
        let beginning = visibleBeginning(of: file)
        guard let first = beginning.first else { return .text }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return TextDecoding.isUTF16(file) ? .unsupported(JSONFeed.notUTF8(at: .start)) : .json
        }
        if let format = textFormat(beginning) { return format }
        return isBinary(file) ? .unsupported(binary("a binary file", "send CSV or JSON")) : .text
    }

    private static let spreadsheetRemedy = "export the sheet as CSV UTF-8 and send that"

    private static let binarySignatures: [(signature: [UInt8], name: String, remedy: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive, as Excel workbooks (.xlsx) are", spreadsheetRemedy),
        ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive", "send the files in it"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file, as Excel workbooks (.xls) are", spreadsheetRemedy),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document", "send the data as CSV or JSON"),
        ([0x1F, 0x8B], "a gzip archive", "send the file in it"),
        ([0x42, 0x5A, 0x68], "a bzip2 archive", "send the file in it"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive", "send the files in it"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive", "send the file in it"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", "send the file in it"),
        (
            [0x2D, 0x2D, 0x2D, 0x2D, 0x2D, 0x42, 0x45, 0x47, 0x49, 0x4E], "an encrypted or signed text",
            "send it in clear"
        ),
    ]

    /// The first few characters behind a byte order mark and white space, without the zeros of UTF-16.
    private static func visibleBeginning(of file: UnsafeRawBufferPointer) -> [UInt8] {
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
        let unmarked = file.prefix(4).prefix { marks.contains($0) }.count
        let isUTF16 = TextDecoding.isUTF16(file)
        return file[unmarked...].prefix(256).filter { !isUTF16 || $0 != 0 }.drop { ASCII.isBlank($0) }.prefix(8).map(
            \.self
        )
    }

    private static func textFormat(_ beginning: [UInt8]) -> FeedContent? {
        let isTag = { (name: String) in
            beginning.starts(with: name.utf8) && beginning.count > name.utf8.count
                && !ASCII.isLetter(beginning[name.utf8.count]) && !ASCII.isDigit(beginning[name.utf8.count])
        }
        if beginning.first == UInt8(ascii: "<") { return .xml }
        if isTag("ISA") && ![ASCII.comma, ASCII.semicolon, ASCII.space].contains(beginning[3]) { return .x12 }
        if isX12WithoutInterchange(beginning) { return .x12 }
        if isTag("UNA") || isTag("UNB") { return .edifact }
        // A message without its interchange is EDIFACT all the same, and is told so.
        return (isTag("UNG") || isTag("UNH")) && beginning[3] == ASCII.plus ? .edifact : nil
    }

    /// `ST*850*` or `GS*PO*`: what lost its interchange is told so, and not that it is no CSV.
    private static func isX12WithoutInterchange(_ beginning: [UInt8]) -> Bool {
        let words = beginning.split(maxSplits: 2, omittingEmptySubsequences: false) { byte in
            !ASCII.isLetter(byte) && !ASCII.isDigit(byte)
        }
        guard words.count == 3 else { return false }
        let separators = [beginning[words[0].endIndex], beginning[words[1].endIndex]]
        guard separators[0] == separators[1], ![ASCII.comma, ASCII.semicolon, ASCII.space].contains(separators[0])
        else { return false }
        let isGroup = words[0].elementsEqual("GS".utf8) && words[1].count == 2 && words[1].allSatisfy(ASCII.isLetter)
        let isSet = words[0].elementsEqual("ST".utf8) && words[1].count == 3 && words[1].allSatisfy(ASCII.isDigit)
        return isGroup || isSet
    }

    private static func isBinary(_ file: UnsafeRawBufferPointer) -> Bool {
        !TextDecoding.isUTF16(file) && file.prefix(4_096).contains { $0 < 0x20 && !ASCII.isBlank($0) && $0 != 0x1A }
    }

    private static func binary(_ name: String, _ remedy: String) -> Fault {
        Fault(code: "feed.binary", place: .start, message: "the file is \(name), not text", remedy: remedy)
    }
}
