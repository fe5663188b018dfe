import Feeds
import Testing

/// Whether an XML file that may be growing is all there.
@Suite struct XMLEndingTests {
    @Test(arguments: [
        ("<a></a>", true), ("<a></a>\r\n \t", true), ("<a></a >", true), ("<a>", false), ("<a><b></b>", false),
        ("<a></a", false), ("<a></b>", false), ("<a/>", true), ("<a b='>'/>", true), ("<a b='/>", false), ("<a", false),
        ("<p:a></p:a>", true), ("<p:a></a>", false), ("<?xml version='1.0'?><!-- <x> --><a></a>", true),
        ("<?xml version='1.0'?>", false), ("<?xml", false), ("<!-- ", false), ("<!-", false), ("<!D", false),
        ("<!DOCTYPE a SYSTEM 'x'>", false), ("<!DOCTYPE a SYSTEM 'x'><a></a>", true), ("<!DOCTYPE a", false),
        ("<!DOCTYPE a [<", true), ("<!DOCTYPE a [", false), ("<!DOCTYPE a [ ]", false), ("<!DOCTYPE a []><a>", false),
        ("<!DOCTYPE a [\n] ><a></a>", true), ("<a></a><!-- bye --> <?x y?>\n", true), ("<a></a><!-- bye", false),
        ("<a><!-- </a> -->", false), ("<", false), ("<1", true), ("<!x", true), ("<a></a>x", false), ("<é></é>", true),
    ])
    func `is all there`(text: String, isWhole: Bool) {
        #expect(isComplete(text) == isWhole)
        let wide = "\u{FEFF}\(text)".utf16.flatMap { unit in [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
        #expect(isComplete(wide) == isWhole)
    }

    @Test func `a file that grows becomes complete only at its end`() throws {
        for path in try Fixture.all(in: "cxml") {
            let bytes = try Fixture.bytes(path)
            let end = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
            for length in 0...end { #expect(!isComplete(Array(bytes[..<length])), "\(path) \(length)") }
            #expect(isComplete(bytes))
        }
    }

    @Test func `looks only at the two ends of a large file`() {
        let large = "<a>" + String(repeating: "<b>x</b>", count: 1 << 20)
        #expect(!isComplete(large) && isComplete(large + "</a>"))
        #expect(!isComplete("<!--" + String(repeating: "x", count: 1 << 16)) == false)
    }
}
