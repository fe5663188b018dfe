import Domain
@testable import Feeds
import Foundation
import Testing

/// The grammar of JSON.
@Suite struct JSONTapeTests {
    /// What is wrong with a text; nil when it is JSON.
    static func problem(_ text: [UInt8], depth: Int = 1_000) -> String? {
        text.withUnsafeBufferPointer { bytes in
            let bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
            if let invalid = UTF8Scan.firstInvalid(in: bytes) { return "\(invalid) notUTF8" }
            do throws(JSONProblem) {
                _ = try JSONTape(bytes, limits: FeedLimits(maximumDepth: depth))
                return nil
            } catch {
                return "\(error.offset) \(error.kind.rawValue)"
            }
        }
    }

    @Test(arguments: [
        "{}", "[]", " [ ] ", "0", "-0", "-0.0e-0", "1E400", "\"\"", "true", "null", "[[[]],{}]",
        "{\"a\":{\"b\":[1,{}]}}",
        "[1,2 , 3]", "\"\\u0000\\uD834\\uDD1E\\/\"", "{\"a\":1,\"a\":2}", "123456789012345678901234567890.5",
        "\r\n\t 1 \n",
    ])
    func `is JSON`(text: String) { #expect(Self.problem(Array(text.utf8)) == nil) }

    @Test(arguments: [
        ("", "0 unexpectedEnd"), ("  ", "2 unexpectedEnd"), ("{", "1 unexpectedEnd"), ("[1", "2 unexpectedEnd"),
        ("{\"a\"", "4 unexpectedEnd"), ("{\"a\":", "5 unexpectedEnd"), ("\"a", "2 unexpectedEnd"),
        ("tr", "2 unexpectedEnd"),
        ("-", "1 unexpectedEnd"), ("1.", "2 unexpectedEnd"), ("1e", "2 unexpectedEnd"), ("\"\\u00", "5 unexpectedEnd"),
        ("[1,]", "2 trailingComma"), ("{\"a\":1,}", "6 trailingComma"), ("[,1]", "1 unexpectedCharacter"),
        ("[1,,2]", "3 unexpectedCharacter"), ("[1 2]", "3 unexpectedCharacter"), ("{a:1}", "1 unexpectedCharacter"),
        ("{\"a\" 1}", "5 unexpectedCharacter"), ("{\"a\":}", "5 unexpectedCharacter"),
        ("{1:2}", "1 unexpectedCharacter"),
        ("[}", "1 unexpectedCharacter"), ("{]", "1 unexpectedCharacter"), ("'a'", "0 unexpectedCharacter"),
        ("NaN", "0 unexpectedCharacter"), ("nul", "3 unexpectedEnd"), ("nulx", "0 unexpectedCharacter"),
        ("01", "0 badNumber"), ("-x", "0 badNumber"), ("1.x", "0 badNumber"), ("1ex", "0 badNumber"),
        ("0x1", "0 badNumber"),
        ("1 2", "2 trailingText"), ("{}}", "2 trailingText"), ("\"a\nb\"", "2 controlCharacter"),
        ("\"\\x\"", "1 badEscape"), ("\"\\u12G4\"", "1 badEscape"), ("\"\\uD834\"", "1 loneSurrogate"),
        ("\"\\uDD1E\"", "1 loneSurrogate"), ("\"\\uD834\\u0041\"", "1 loneSurrogate"), ("[[[[", "3 tooDeep"),
    ])
    func `is not JSON`(text: String, problem: String) { #expect(Self.problem(Array(text.utf8), depth: 3) == problem) }

    @Test(arguments: [
        ("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\u{8}\u{C}\n\r\t"), ("\\u00e4\\u20AC", "ä€"), ("\\uD83C\\uDFDB!", "🏛!"),
        ("ä\\u0041", "äA"),
    ])
    func `escapes are undone`(written: String, text: String) {
        #expect(Array(written.utf8).withUnsafeBytes { String(decoding: JSONString.decoded($0), as: UTF8.self) } == text)
    }

    @Test func `a hundred thousand brackets are a fault and not a crash`() {
        for bracket in ["[", "{\"a\":"] {
            let text = String(repeating: bracket, count: 100_000)
            #expect(Self.problem(Array(text.utf8))?.hasSuffix("tooDeep") == true)
            #expect(parse(text).codes == ["json.tooDeep"])
        }
    }

    @Test(.enabled(if: Fixture.samples("json-torture") != nil, "the collected samples are not at hand"))
    func `the JSON test suite is taken and refused as it says`() throws {
        let folder = try #require(Fixture.samples("json-torture")).appending(path: "nst__JSONTestSuite")
        var counts = (accepted: 0, refused: 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let problem = Self.problem(bytes)
            if name.hasPrefix("y_") {
                #expect(problem == nil, "\(name)")
                counts.accepted += 1
            } else if name.hasPrefix("n_") {
                #expect(problem != nil, "\(name)")
                counts.refused += 1
            }
            // Whatever it is, a feed is made of it or a fault, and never a crash.
            let feed = parse(bytes)
            #expect(!feed.documents.isEmpty || !feed.faults.isEmpty, "\(name)")
        }
        #expect(counts.accepted > 50 && counts.refused > 150)
    }
}
