import Foundation
import Testing

@testable import Fulfilment

/// What the writer writes, the library reads.
struct JSONWriterTests {
    @Test(
        arguments: [
            "", "plain", "Größe €100 😀", "say \"no\"", "back\\slash", "line\nfeed\r\ttab", "\u{0}\u{1f}\u{7f}",
            "</script>",
        ]
    ) func `text comes back as it was`(text: String) throws {
        var writer = JSONWriter()
        writer.object { $0.member("text", text) }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: String])
        #expect(object == ["text": text])
    }

    @Test func `objects and arrays nest, and what has no value is left out`() {
        var writer = JSONWriter()
        writer.object { object in
            object.member("a", 1)
            object.member("none", nil as Int?)
            object.member("nothing", nil as String?)
            object.array("list") { array in
                array.object { $0.member("b", -20) }
                array.object { _ in }
            }
            object.array("empty") { _ in }
            object.object("inner") { $0.member("c", true) }
            object.member("d", Int.min)
        }
        let expected =
            #"{"a":1,"list":[{"b":-20},{}],"empty":[],"inner":{"c":true},"d":-9223372036854775808}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
}
