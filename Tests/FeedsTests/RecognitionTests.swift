import Domain
import Feeds
import Testing

/// What a file is, by its content; and whether it is all there.
@Suite struct RecognitionTests {
    @Test(arguments: [
        ("ISA*00*          *00*", "x12.header", ""), ("\u{FEFF}ISA|00|", "x12.header", ""),
        ("<?xml version=\"1.0\"?>", "xml.unexpectedEnd", "XML"), (" \n<html/>", "xml.unsupportedDocument", "html"),
        ("PK\u{3}\u{4}....", "feed.binary", "xlsx"), ("%PDF-1.4", "feed.binary", "PDF"),
        ("order,sku\u{0},qty\n", "feed.binary", "binary"), ("", "feed.noUnits", ""), ("\u{FEFF}", "feed.noUnits", ""),
        ("hello", "feed.unrecognized", ""), ("\"text\"", "feed.unrecognized", ""),
    ])
    func `is refused by name`(text: String, code: String, name: String) {
        let feed = parse(text)
        #expect(feed.codes == [code])
        #expect(name.isEmpty || feed.faults.first[0].message.contains(name))
        #expect(feed.isRefused)
        #expect(feed.faults.first[0].place != nil)
    }

    @Test func `old workbooks and archives are refused by name`() {
        for signature: [UInt8] in [[0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD]] {
            #expect(parse(signature + [1, 2, 3]).codes == ["feed.binary"])
            #expect(isComplete(signature + [1, 2, 3]))
        }
    }

    @Test(arguments: [
        ("csv/orders.csv", FeedFormat.csvOrders), ("csv/orders-full.csv", .csvOrders),
        ("csv/accounts.csv", .csvAccounts),
        ("csv/assignments.csv", .csvAssignments), ("json/feed.json", .jsonHoldfast), ("json/order.json", .jsonHoldfast),
        ("json/ingram-order.json", .jsonIngram), ("json/ingram-change.json", .jsonIngram),
    ])
    func `knows the format`(path: String, format: FeedFormat) throws {
        let feed = parse(try Fixture.bytes(path))
        #expect(feed.format == format)
        #expect(isComplete(try Fixture.bytes(path)))
    }

    @Test(arguments: [
        ("", false), ("order,sku,qty\nA,S,1\n", true), ("order,sku,qty\nA,S,1", false),
        ("order,sku,qty\rA,S,1\r", true),
        ("order,sku,qty\nA,\"S,1\n", false), ("order,sku,qty\nA,S\n", true), ("nonsense\n", true),
        ("{\"orders\": []}", true), ("{\"orders\": [", false), ("{\"orders\": [}", true), ("[\"a", false),
        ("{\"a\": tru", false), ("{\"a\": trux", true), ("{\"a\": \"\\u12", false), ("{} {", true),
        ("UNA:+.? \nUNB+UNOA:1+A+B+261124:1200+1\n\nUNZ+0+1\n", true),
        ("UNA:+.? \nUNB+UNOA:1+A+B+261124:1200+1\n\nUNZ+0+1", false),
        ("<?xml", false), ("ISA*", false), ("{\"a\": 1", false), ("{\"a\": -", false),
    ])
    func `is all there`(text: String, isWhole: Bool) {
        #expect(isComplete(text) == isWhole)
    }

    @Test func `half a character at the end is not all there`() {
        #expect(!isComplete(Array("order,sku,qty\nA,".utf8) + [0xC3]))
        #expect(!isComplete(Array("{\"a\": \"".utf8) + [0xE2, 0x82]))
        #expect(!isComplete([0xFF, 0xFE, 0x41, 0, 0x0A]))
        #expect(isComplete([0xFF, 0xFE, 0x41, 0, 0x0A, 0]))
    }

    @Test func `a file that grows becomes complete only at its end`() throws {
        for path in try Fixture.all(in: "json") where !path.contains("bad") {
            let bytes = try Fixture.bytes(path)
            let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
            for length in 0...end { #expect(!isComplete(Array(bytes[..<length])), "\(path) \(length)") }
        }
    }
}
