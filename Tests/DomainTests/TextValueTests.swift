import Domain
import Testing

/// Text that is looked at once.
@Suite struct TextValueTests {
    @Test(arguments: [
        ("A", "A"), ("  A b  ", "A b"), ("\tA\r\n", "A"), ("\u{A0}A\u{2003}", "A"), ("Müller", "Müller"), ("名前", "名前"),
        ("a\u{200D}b", "a\u{200D}b"), (String(repeating: "x", count: 64), String(repeating: "x", count: 64)),
        (String(repeating: "ä", count: 64), String(repeating: "ä", count: 64)),
    ])
    func `takes text without the white space around it`(written: String, text: String) throws {
        #expect(try OrderNumber(written).text == text)
        #expect(try OrderNumber(utf8Of: written).text == text)
        #expect(try OrderNumber("\(written)x".dropLast()).text == text)
    }

    @Test(arguments: [
        ("", ValueError.empty), ("  \t", .empty), ("\u{A0}", .empty), ("a\u{0}b", .controlCharacter),
        ("a\nb", .controlCharacter), ("a\u{7F}", .controlCharacter), ("a\u{85}b", .controlCharacter),
        ("a\u{202E}b", .controlCharacter), ("\u{FEFF}a", .controlCharacter), ("a\u{2028}b", .controlCharacter),
        (String(repeating: "x", count: 65), .tooLong(limit: 64)),
        (String(repeating: "ä", count: 65), .tooLong(limit: 64)),
    ])
    func `refuses text`(written: String, error: ValueError) {
        #expect(throws: error) { try OrderNumber(written) }
        #expect(throws: error) { try OrderNumber(utf8Of: written) }
    }

    /// The short cut for plain ASCII must not be a way round the rules.
    @Test func `bytes and strings are judged alike`() {
        for first in UInt8(0)...0x7F {
            for text in ["\(Unicode.Scalar(first))", "a\(Unicode.Scalar(first))b", " \(Unicode.Scalar(first))"] {
                let byString = Result { try TextRules.checked(text, maximumLength: 3) }
                let byBytes = Result {
                    try Array(text.utf8).withUnsafeBytes { try TextRules.checked(utf8: $0, maximumLength: 3) }
                }
                #expect((try? byString.get()) == (try? byBytes.get()))
            }
        }
    }

    @Test(arguments: [
        ("de", "DE"), ("DE", "DE"), (" De ", "DE"), ("", nil), ("D", nil), ("DEU", nil), ("D1", nil), ("ß", nil),
        ("D E", nil), ("DE X", nil), ("ﬁ", nil), ("@A", nil), ("[{", nil),
    ])
    func `a country has two letters`(written: String, code: String?) {
        #expect((try? CountryCode(written))?.text == code)
        #expect((try? CountryCode(utf8Of: written))?.text == code)
    }

    @Test(arguments: [
        ("xyz.com", "xyz.com"), ("EMEA.XYZ.com", "emea.xyz.com"), ("a-b.c1", "a-b.c1"), ("1.2", "1.2"),
        (" xyz.com ", "xyz.com"),
        (String(repeating: "a", count: 63) + ".b", String(repeating: "a", count: 63) + ".b"),
        ("xyz", nil), ("", nil), (".com", nil), ("xyz.", nil), ("a..b", nil), ("-a.b", nil), ("a-.b", nil),
        ("a.b-", nil),
        ("a.-b", nil), ("a b.c", nil), ("a_b.c", nil), ("müller.de", nil), ("xyz.\u{212A}om", nil), ("xyz.com/", nil),
        (String(repeating: "a", count: 64) + ".b", nil), (String(repeating: "a.", count: 127) + "b", nil),
    ])
    func `a domain identifier has one spelling`(written: String, text: String?) {
        #expect((try? DomainIdentifier(written))?.text == text)
        #expect((try? DomainIdentifier(utf8Of: written))?.text == text)
    }

    @Test(arguments: [
        ("acme", true), ("acme-distribution-2", true), ("", false), ("Acme", false), ("-a", false), ("a-", false),
        ("a--b", false), ("a/b", false), (".", false), ("..", false), ("a b", false), ("ä", false),
    ])
    func `a partner's name is safe as a directory`(written: String, isName: Bool) {
        #expect(((try? PartnerName(written)) != nil) == isName)
    }

    /// Code that does not know the type must not get past the type's rules.
    @Test func `generic code reaches a type's own rules`() {
        func make<Value: TextValue>(_ type: Value.Type, _ text: String) -> Value? { try? Value(text) }
        #expect(make(CountryCode.self, "Germany") == nil)
        #expect(make(DomainIdentifier.self, "no domain") == nil)
        #expect(make(PartnerName.self, "../etc") == nil)
        #expect(make(Name.self, "Germany")?.text == "Germany")
    }
}

extension TextValue {
    /// Takes text as a file has it.
    fileprivate init(utf8Of text: String) throws(ValueError) {
        let result = Array(text.utf8).withUnsafeBytes { bytes in
            Result { () throws(ValueError) in try Self(utf8: bytes) }
        }
        self = try result.get()
    }
}
