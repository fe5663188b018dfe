import Domain
import Feeds
import Testing

/// Encodings: recognized where that is certain, refused with a place where it is not.
@Suite struct EncodingTests {
    @Test func `a German spreadsheet in Windows-1252`() throws {
        let german = profile {
            $0.dateFormat = .dayMonthYear
            $0.decimalMark = .comma
        }
        let feed = parse(try Fixture.bytes("csv/orders-german.csv"), german)
        #expect(feed.codes == [])
        #expect(feed.summary == ["B-1 new: 1 A-1 12 @1.50, 2 A-2 3 @1249.99", "B-2 new: 1 A-1 1"])
        #expect(feed.orders[0].endCustomer.name?.text == "Käse & Söhne – Köln")
        #expect(feed.orders[1].place.line == 5)
    }

    @Test func `a spreadsheet's Unicode text`() throws {
        let bytes = try Fixture.bytes("csv/orders-unicode-text.txt")
        let feed = parse(bytes)
        #expect(feed.codes == [])
        #expect(feed.orders.map { $0.endCustomer.name?.text } == ["Αθήνα ΑΕ 🏛", "東京株式会社"])
        // The mark, and a header of 46 characters with its line end.
        #expect(feed.orders[0].place == SourcePlace(byteOffset: 2 + 2 * 46, line: 2, column: 1))
    }

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .windows1252], [true, false])
    func `the same text in every encoding is the same feed, and its faults are where they are`(
        encoding: TextEncoding,
        isMarked: Bool
    ) throws {
        let text = "order,customer,sku,qty\r\nA,Käse,S,1\r\nB,Käse,S,1.5\r\n"
        let (bytes, width) = Self.encoded(text, encoding, isMarked: isMarked && encoding != .windows1252)
        let feed = parse(bytes)
        #expect(feed.orders.first?.endCustomer.name?.text == "Käse")
        let place = try #require(feed.faults.first.first?.place)
        #expect(place.line == 3)
        // In UTF-8 the letter ä has two bytes.
        #expect(place.column == 9 * width + (encoding == .utf8 ? 2 : 1))
        let field = Array(bytes[place.byteOffset..<place.byteOffset + 3 * width]).filter { $0 != 0 }
        #expect(field == Array("1.5".utf8))
    }

    private static func encoded(_ text: String, _ encoding: TextEncoding, isMarked: Bool) -> ([UInt8], width: Int) {
        let units = Array((isMarked ? "\u{FEFF}\(text)" : text).utf16)
        switch encoding {
        case .utf8: return ((isMarked ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8), 1)
        case .windows1252: return (text.unicodeScalars.map { UInt8($0.value) }, 1)
        case .utf16LittleEndian: return (units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, 2)
        case .utf16BigEndian: return (units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, 2)
        }
    }

    private static let head = Array("order,customer,sku,qty\nA,".utf8)
    private static let tail = Array(",S,1\n".utf8)

    @Test(
        arguments: [
            ([0xC3, 0xA4, 0xE4], nil, 27), ([0xEF, 0xBB, 0xBF], nil, nil), ([0xE4], TextEncoding.utf8, 25),
            ([0x81], nil, 25), ([0x80], nil, nil), ([0x80], .utf8, 25), ([0xC3, 0xA4], .windows1252, nil),
            ([0xC0, 0xAF], nil, nil), ([0xED, 0xA0, 0x80], .utf8, 25), ([0xF4, 0x90, 0x80, 0x80], .utf8, 25),
            ([0xF0, 0x9F, 0x8F, 0x9B], nil, nil), ([0xF0, 0x9F, 0x8F], .utf8, 25), ([0xFF], .windows1252, nil),
        ] as [([UInt8], TextEncoding?, Int?)]
    )
    func `bytes that are no characters are refused with their place`(
        bytes: [UInt8],
        configured: TextEncoding?,
        offset: Int?
    ) {
        let feed = parse(Self.head + bytes + Self.tail, profile { $0.encoding = configured })
        if let offset {
            #expect(feed.codes == ["feed.invalidBytes"])
            #expect(feed.faults.first.first?.place?.byteOffset == offset)
            #expect(feed.faults.first.first?.place?.line == 2)
        } else {
            #expect(feed.codes.filter { $0 == "feed.invalidBytes" } == [])
        }
    }

    @Test func `half a character of UTF-16 is refused`() {
        let (bytes, _) = Self.encoded("order,sku,qty\nA,S,1\n", .utf16LittleEndian, isMarked: true)
        #expect(parse(bytes + [0x41]).codes == ["feed.invalidBytes"])
        #expect(parse(bytes + [0x00, 0xD8]).codes == ["feed.invalidBytes"])
        #expect(parse([0xFF, 0xFE, 0, 0] + bytes).codes == ["feed.unsupportedEncoding"])
    }
}
