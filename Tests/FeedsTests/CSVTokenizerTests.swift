import Domain
@testable import Feeds
import Foundation
import Testing

/// The tokenizer: records and fields, and where they are.
@Suite struct CSVTokenizerTests {
    static func records(_ text: [UInt8], delimiter: UInt8 = ASCII.comma) -> (records: [[String]], problems: [String]) {
        text.withUnsafeBufferPointer { bytes in
            var tokenizer = CSVTokenizer(text: bytes, delimiter: delimiter, limits: FeedLimits())
            var records: [[String]] = []
            var problems: [String] = []
            while tokenizer.next() {
                records.append(tokenizer.fields.map { tokenizer.string(of: $0) })
                if let problem = tokenizer.problem { problems.append("\(problem.offset) \(problem.kind.rawValue)") }
            }
            return (records, problems)
        }
    }

    @Test(arguments: [
        ("", []), ("a", [["a"]]), ("a\n", [["a"]]), ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a\rb", [["a"], ["b"]]), ("\n", [[""]]), ("a,\n,b", [["a", ""], ["", "b"]]), (",", [["", ""]]),
        ("\"\"", [[""]]), ("\"a,b\",c", [["a,b", "c"]]), ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]),
        ("\"a\r\nb\",c\nd,e", [["a\r\nb", "c"], ["d", "e"]]), ("a\"b,c", [["a\"b", "c"]]),
        ("0123456789abcdef,0123456789", [["0123456789abcdef", "0123456789"]]),
        ("\"0123456789\n0123456789\",x\n", [["0123456789\n0123456789", "x"]]),
        ("a,b\n\nc", [["a", "b"], [""], ["c"]]), ("ä,€,🏛", [["ä", "€", "🏛"]]),
    ])
    func `takes apart`(text: String, records: [[String]]) {
        let result = Self.records(Array(text.utf8))
        #expect(result.records == records)
        #expect(result.problems == [])
    }

    @Test(arguments: [
        ("a,\"b", "2 unterminatedQuote"), ("\"", "0 unterminatedQuote"), ("\"a\"\"", "0 unterminatedQuote"),
        ("\"a\" ,b", "3 textAfterQuote"), ("\"a\"b\"c\",d", "3 textAfterQuote"), (" \"a\"", "0 blankBeforeQuote"),
        ("a,\t\"b\"", "2 blankBeforeQuote"),
    ])
    func `says what is broken`(text: String, problem: String) {
        #expect(Self.records(Array(text.utf8)).problems == [problem])
    }

    @Test func `every byte is in a field, a delimiter, a quote or a line break`() {
        let random = SeededBytes(seed: 7)
        for _ in 0..<5_000 {
            let text = random.bytes(of: "ab,\"\n\r ;", count: random.next(below: 24))
            let (records, problems) = Self.records(text)
            guard problems.isEmpty else { continue }
            let letters = Set("ab;".utf8)
            #expect(
                records.joined().joined().utf8.count(where: letters.contains) == text.count(where: letters.contains)
            )
        }
    }

    @Test func `finds each of three bytes wherever it stands`() {
        let scan = ByteScan(ASCII.comma, ASCII.lineFeed, ASCII.carriageReturn)
        for length in 0..<40 {
            for place in 0..<max(1, length) {
                for stop in [ASCII.comma, ASCII.lineFeed, ASCII.carriageReturn] {
                    // Neighbors of the bytes in value, and bytes with the high bit, must not be taken for them.
                    var text = (0..<length).map { [0x2B, 0x2D, 0x0B, 0x09, 0xAC, 0x8A, 0xFF, 0x00][$0 % 8] as UInt8 }
                    if length > 0 { text[place] = stop }
                    text.withUnsafeBufferPointer { #expect(scan.next(in: $0, from: 0) == (length > 0 ? place : 0)) }
                }
            }
        }
    }

    /// One file of the collection, on purpose, has no array of rows for its expectation.
    @Test(.enabled(if: Fixture.samples("csv-torture") != nil, "the collected samples are not at hand"))
    func `the CSV spectrum is read as expected`() throws {
        let folder = try #require(Fixture.samples("csv-torture")).appending(path: "max-mapper__csv-spectrum")
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
            let (records, problems) = Self.records([UInt8](try Data(contentsOf: folder.appending(path: name))))
            let json = try Data(contentsOf: folder.appending(path: "expected-json/\(name.dropLast(4)).json"))
            let header = try #require(records.first)
            let rows = records.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
            #expect(problems == [])
            if let expected = try JSONSerialization.jsonObject(with: json) as? [[String: String]] {
                // The repository keeps the files of CRLF with LF; their expectations still have CRLF.
                let read = rows.map { $0.mapValues { $0.replacing("\r\n", with: "\n") } }
                #expect(read == expected.map { $0.mapValues { $0.replacing("\r\n", with: "\n") } }, "\(name)")
            } else {
                #expect(rows.map { $0["Cities"] } == ["Modesto"])
            }
            count += 1
        }
        #expect(count == 12)
    }

    @Test(.enabled(if: Fixture.samples("csv-torture") != nil, "the collected samples are not at hand"))
    func `other authors' files are read`() throws {
        let folder = try #require(Fixture.samples("csv-torture")).appending(path: "swiftcsv__SwiftCSV")
        let expected: [String: (count: Int, last: [String])] = [
            "quotes": (7, ["12", "Newlines\nare the best", "Woo hoo"]), "large": (10_001, ["10000", "name10000"]),
            "wonderland": (4, ["March Hare"]), "empty_fields": (7, ["", "Tom"]),
        ]
        for (name, expectation) in expected {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(name).csv")))
            let (records, problems) = Self.records(bytes)
            #expect(problems == [], "\(name)")
            #expect(records.count == expectation.count, "\(name)")
            #expect(Array(records.last?.prefix(expectation.last.count) ?? []) == expectation.last, "\(name)")
        }
        let marked = parse([UInt8](try Data(contentsOf: folder.appending(path: "utf8_with_bom.csv"))))
        #expect(marked.codes == ["csv.missingHeader"])
    }
}
