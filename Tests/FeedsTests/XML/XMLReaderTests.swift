import Domain
import Testing

@testable import Feeds

/// What a consumer is told, and what it is spared.
@Suite struct XMLReaderTests {
    @Test func `tells of the elements that are known and wanted`() {
        let log = read("<a x='1'><b> t&amp;<c>no</c>&#233;</b><unknown><b>no</b></unknown><skip><b>no</b></skip></a>")
        #expect(log == ["a(1)", "a/b()", "a/b: t&é", "a:"])
    }

    @Test func `tells namespaces apart`() {
        let log = read("<a xmlns:n='urn:n' xmlns:o='urn:o'><n:b>1</n:b><o:b>2</o:b><b>3</b></a>")
        #expect(log == ["a()", "a/b()", "a/b:1", "a/b()", "a/b:3", "a:"])
    }

    @Test(
        arguments: [
            ("iso-8859-1", [0xE9]), ("windows-1252", [0x80]), ("Windows-1252", [0x93]), ("us-ascii", [0x41]),
            ("UTF-8", [0xC3, 0xA9]),
        ] as [(String, [UInt8])]
    )
    func `reads the encoding`(name: String, bytes: [UInt8]) {
        let texts = ["iso-8859-1": "é", "windows-1252": "€", "Windows-1252": "\u{201C}", "us-ascii": "A", "UTF-8": "é"]
        let file = Array("<?xml version='1.0' encoding='\(name)'?><a><b>".utf8) + bytes + Array("</b></a>".utf8)
        #expect(read(file).log.contains("a/b:\(texts[name] ?? "")"))
    }

    @Test(arguments: [true, false]) func `reads UTF-16`(isBigEndian: Bool) {
        let text = "\u{FEFF}<a>\n\n <b>é€😀</b><c></a>"
        let file = text.utf16.flatMap {
            isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
        }
        let (log, problem) = read(file)
        #expect(log.contains("a/b:é€😀"))
        #expect(problem?.place == SourcePlace(byteOffset: 46, line: 3, column: 35))
    }

    private func read(_ text: String) -> [String] {
        let (log, problem) = read(Array(text.utf8))
        #expect(problem == nil)
        return log
    }

    private func read(_ bytes: [UInt8]) -> (log: [String], problem: Fault?) {
        bytes.withUnsafeBytes { bytes in
            let reader = XMLReader(bytes, limits: FeedLimits(), consumer: Logger())
            while reader.step() {}
            return ((reader.consumer as? Logger)?.log ?? [], reader.problem)
        }
    }
}

private struct Logger: XMLOrderReader {
    enum Name: String, XMLVocabulary {
        case a, b, c, skip
        static let namespaces = ["", "urn:n"]
    }

    var units = XMLUnits()
    var log: [String] = []

    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        guard name != .skip else { return .skip }
        log.append("\(cursor.path)(\(cursor.attribute("x").map { String(decoding: $0, as: UTF8.self) } ?? ""))")
        return name == .a ? .children : .text
    }

    mutating func finish(_ problem: Fault?) -> FeedReading { FeedReading(refusedFor: problem ?? .noUnits) }

    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor) {
        log.append("\(cursor.path):\(String(decoding: cursor.text, as: UTF8.self))")
    }
}
