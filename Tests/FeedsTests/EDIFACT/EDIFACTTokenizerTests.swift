import Domain
@testable import Feeds
import Testing

/// The tokenizer: segments, elements and components, and the characters between them.
@Suite struct EDIFACTTokenizerTests {
    /// The segments as `TAG|element:component`, and how the text ended.
    static func segments(_ text: String, _ characters: EDIFACTServiceCharacters = .standard) -> [String] {
        Array(text.utf8).withUnsafeBytes { bytes in
            var tokenizer = EDIFACTTokenizer(bytes, from: 0, limits: FeedLimits())
            tokenizer.use(characters)
            var result: [String] = []
            while true {
                switch tokenizer.next() {
                case .segment: result.append(Self.text(of: tokenizer))
                case .unterminated: return result + ["…"]
                case .end: return result
                }
            }
        }
    }

    private static func text(of tokenizer: EDIFACTTokenizer) -> String {
        (0...tokenizer.elementCount).map { element in
            (1...max(1, tokenizer.componentCount(element))).map { component in
                guard let part = tokenizer.part(element, component) else { return "" }
                return tokenizer.withBytes(of: part) { String(decoding: $0, as: UTF8.self) }
            }.joined(separator: ":")
        }.joined(separator: "|")
    }

    @Test(arguments: [
        ("", []), ("BGM'", ["BGM"]), ("BGM+220+X+9'", ["BGM|220|X|9"]), ("A+:b+'", ["A|:b|"]),
        ("BGM+1'\r\n \tLIN+2'\n", ["BGM|1", "LIN|2"]), ("P\nRI+AAA:5\r\n87'", ["PRI|AAA:587"]),
        ("FTX+a?'b?+c?:d??'X'", ["FTX|a'b+c:d?", "X"]), ("FTX+a?\n'b'", ["FTX|a'b"]), ("FTX+a?", ["…"]),
        ("BGM+1", ["…"]), ("ISA+ISAAC:UNB'", ["ISA|ISAAC:UNB"]), ("LIN+1++4711:EN'\u{1A}", ["LIN|1||4711:EN"]),
        ("a*b'", ["a*b"]), ("IMD+F++:::ä€'", ["IMD|F||:::ä€"]),
    ])
    func `takes apart`(text: String, segments: [String]) {
        #expect(Self.segments(text) == segments)
    }

    @Test func `takes other characters from the advice`() throws {
        let characters = try #require(Array("|^,!*~".utf8).withUnsafeBytes { EDIFACTServiceCharacters(advice: $0) })
        #expect(characters.decimalMark == .comma)
        #expect(Self.segments("BGM^220|x^a!~b~LIN~", characters) == ["BGM|220:x|a~b", "LIN"])
        #expect(Self.segments("BGM^it's + 1:2~", characters) == ["BGM|it's + 1:2"])
    }

    @Test(arguments: ["::.? '", "A+.? '", ":+;? '", ":+.?1'", " +.? '", ":+.?''", ":+.++'"])
    func `refuses characters that cannot serve`(advice: String) {
        #expect(Array(advice.utf8).withUnsafeBytes { EDIFACTServiceCharacters(advice: $0) } == nil)
    }

    @Test func `repetitions share an element from version 4 on`() {
        var characters = EDIFACTServiceCharacters.standard
        characters.adapt(toVersion: 4)
        Array("COM+1:TE*2:EM+x'".utf8).withUnsafeBytes { bytes in
            var tokenizer = EDIFACTTokenizer(bytes, from: 0, limits: FeedLimits())
            tokenizer.use(characters)
            #expect(tokenizer.next() == .segment)
            #expect(tokenizer.elementCount == 2)
            #expect(tokenizer.code(1, 2) == EDIFACTCode("TE"))
            #expect(tokenizer.code(1, 2, repetition: 1) == EDIFACTCode("EM"))
            #expect(tokenizer.code(1, 2, repetition: 2).isEmpty)
            #expect(tokenizer.code(2) == EDIFACTCode("x"))
        }
    }

    @Test func `service segments are found over the others, however they are written`() {
        Array("BGM+UNZ?'UNT'LIN'U\nNT+2+1'X'".utf8).withUnsafeBytes { bytes in
            var tokenizer = EDIFACTTokenizer(bytes, from: 0, limits: FeedLimits())
            let (event, other) = tokenizer.nextService()
            #expect(event == .segment && other == 0)
            #expect(tokenizer.tag == EDIFACTTag.unt.rawValue)
            #expect(tokenizer.count(1) == 2)
            #expect(tokenizer.nextService().event == .end)
        }
    }

    @Test func `a segment beyond the limits is passed over and said so`() {
        let text = "BGM" + String(repeating: "+", count: 40) + "'LIN+1'"
        Array(text.utf8).withUnsafeBytes { bytes in
            var tokenizer = EDIFACTTokenizer(bytes, from: 0, limits: FeedLimits(maximumFields: 10))
            #expect(tokenizer.next() == .segment)
            #expect(tokenizer.isOverLimit)
            #expect(tokenizer.next() == .segment)
            #expect(!tokenizer.isOverLimit && tokenizer.count(1) == 1)
        }
    }

    private static let characters: [(String, [UInt8], String?)] = [
        ("UNOC", [0xE4, 0xFF], "äÿ"), ("UNOD", [0xB1], "ą"), ("UNOE", [0xBB, 0xDE], "Ло"), ("UNOF", [0xC1], "Α"),
        ("UNOG", [0xA1], "Ħ"), ("UNOH", [0xA2], "ĸ"), ("UNOI", [0xC7], "ا"), ("UNOJ", [0xE0], "א"),
        ("UNOK", [0xFD], "ı"), ("UNOL", [0xA4, 0xA5, 0xA8, 0xBE, 0xFF], "€¥šŸÿ"),
        ("UNOW", [0xE2, 0x82, 0xAC], "€"), ("UNOY", [0xC3, 0xA4], "ä"),
        ("UNOA", [0x61], "a"), ("UNOA", [0xE4], nil), ("UNOB", [0xC3, 0xA4], nil), ("UNOF", [0xFF], nil),
        ("UNOW", [0xE4], nil), ("UNOC", [0x41, 0xC4], "AÄ"),
    ]

    @Test(arguments: characters)
    func `knows the character sets`(identifier: String, bytes: [UInt8], text: String?) throws {
        let set = try #require(EDIFACTCharacterSet(identifier: identifier))
        let decoded = bytes.withUnsafeBytes { set.decoded($0) }
        #expect(decoded.map { String(decoding: $0, as: UTF8.self) } == text)
        guard let text else { return }
        #expect(text.unicodeScalars.flatMap { set.encoded($0) ?? [] } == bytes)
    }

    @Test func `codes are told apart by all their bytes`() {
        #expect(EDIFACTCode("EN") == EDIFACTCode(" EN"))
        #expect(EDIFACTCode("EN") != EDIFACTCode("ENX"))
        #expect(EDIFACTCode("12345678").text == "12345678")
        #expect(EDIFACTCode("123456789").isEmpty && EDIFACTCode("").isEmpty)
    }
}
