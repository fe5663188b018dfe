import Domain
import Feeds
import Foundation
import Testing

/// What an XML file may not do.
@Suite struct XMLHardeningTests {
    private static let header = "<cXML><Header>"

    @Test(arguments: [
        ("<cXML>", "xml.unexpectedEnd"), ("<cXML", "xml.unexpectedEnd"), ("<cXML><![CDATA[ab", "xml.unexpectedEnd"),
        ("<cXML/><cXML/>", "xml.notWellFormed"), ("<cXML></cXml>", "xml.notWellFormed"),
        ("<cXML/>\u{0}", "xml.notWellFormed"), ("<cXML>\u{0}</cXML>", "xml.notWellFormed"),
        ("<cXML><\u{FFFE}/></cXML>", "xml.notWellFormed"), ("<cXML a='1' a='2'/>", "xml.notWellFormed"),
        ("<cXML a=1/>", "xml.notWellFormed"), ("<cXML a='<'/>", "xml.notWellFormed"),
        ("<cXML><p:a/></cXML>", "xml.notWellFormed"), ("<cXML>&#0;</cXML>", "xml.notWellFormed"),
        ("<cXML>]]></cXML>", "xml.notWellFormed"), ("<cXML><!-- -- --></cXML>", "xml.notWellFormed"),
        (" <?xml version='1.0'?><cXML/>", "xml.notWellFormed"),
        ("<!DOCTYPE cXML [<!ENTITY a 'b'>]><cXML>&a;</cXML>", "xml.internalSubset"),
        ("<!DOCTYPE cXML SYSTEM 'x' [<!ENTITY % a 'b'>]><cXML/>", "xml.internalSubset"),
        ("<!DOCTYPE cXML [<!-- -->]><cXML/>", "xml.internalSubset"),
        ("<!DOCTYPE cXML [%a;]><cXML/>", "xml.internalSubset"),
        ("<!DOCTYPE cXML [[]><cXML/>", "xml.notWellFormed"), ("<!DOCTYPE cXML []]><cXML/>", "xml.notWellFormed"),
        ("<!DOCTYPE cXML SYSTEM 'x' []><cXML>&nbsp;</cXML>", "xml.entity"),
        ("<cXML>&nbsp;</cXML>", "xml.entity"), ("<cXML a='&nbsp;'/>", "xml.entity"),
        ("<!DOCTYPE cXML SYSTEM 'x'><cXML>&nbsp;</cXML>", "xml.entity"),
        ("<!DOCTYPE cXML SYSTEM 'x'><cXML a='1&nbsp;0'/>", "xml.entity"),
        ("<!DOCTYPE cXML SYSTEM 'x'><cXML a='1&ltt;0'/>", "xml.entity"),
        ("<!DOCTYPE cXML PUBLIC 'y' 'x'><cXML><a b='&x'/></cXML>", "xml.notWellFormed"),
        ("<?xml version='1.0' encoding='koi8-r'?><cXML/>", "xml.unsupportedEncoding"),
        ("<?xml version='1.0' encoding='utf-16'?><cXML/>", "xml.notWellFormed"),
        ("<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>", "xml.unsupportedDocument"),
        ("<html><p>not closed", "xml.unsupportedDocument"),
        ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>", "xml.unsupportedDocument"),
    ])
    func `is refused`(text: String, code: String) {
        let feed = parse(text)
        #expect(feed.codes == [code], "\(feed.faults.first)")
        #expect(feed.isRefused && feed.faults.first[0].place != nil)
    }

    @Test func `allows a document type that is elsewhere, and XML's own entities`() {
        let text =
            "<!DOCTYPE cXML SYSTEM 'http://localhost:1/x'><cXML a='&lt;&gt;&amp;&apos;&quot;&#65;&#x42;'>&lt;</cXML>"
        #expect(!parse(text).codes.contains { $0.hasPrefix("xml.") })
    }

    @Test(arguments: ["[]", " [ \n]", "SYSTEM 'x'[]", "SYSTEM 'x' [] "])
    func `allows a document type with empty brackets, in every encoding`(declaration: String) {
        let text = "<!DOCTYPE cXML \(declaration)><cXML></cXML>"
        for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
            let mark: [UInt8] = encoding == .utf8 ? [] : encoding == .utf16BigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
            let bytes = mark + (text.data(using: encoding) ?? Data())
            #expect(!parse(bytes).codes.contains { $0.hasPrefix("xml.") })
        }
    }

    @Test(arguments: [
        (String(repeating: "<a>", count: 65), "xml.tooDeep"),
        ("<a \((0..<513).map { "a\($0)=''" }.joined(separator: " "))/>", "xml.tooManyAttributes"),
        ("<a b='\(String(repeating: "x", count: 65_537))'/>", "xml.valueTooLong"),
        ("<\(String(repeating: "x", count: 1_025))/>", "xml.nameTooLong"),
        ("<a \(String(repeating: "x", count: 1_025))=''/>", "xml.nameTooLong"),
        ("<!--\(String(repeating: "x", count: 1 << 20))-->", "xml.tokenTooLong"),
        ("<a b='\(String(repeating: "x", count: 1 << 20))'/>", "xml.tokenTooLong"),
        ("<From><Credential><Identity>\(String(repeating: "x", count: 65_537))", "xml.textTooLong"),
    ])
    func `keeps within the limit`(content: String, code: String) {
        #expect(parse("\(Self.header)\(content)").codes == [code])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<!--", "<?x ", "<a b='", "<a>", "<a", "&#", "<![CDATA[", "<!DOCTYPE ", "<!", "x", "\n", "<a/>", "</a>",
            "]]>",
        ]
    )
    func `a file of many of the same ends soon`(piece: String) {
        // Whatever took a time that grows with the square would not be done in a minute.
        for header in [Self.header, "\(Self.header)<From><Credential><Identity>"] {
            #expect(parse(header + String(repeating: piece, count: (2 << 20) / piece.utf8.count)).isRefused)
        }
    }

    @Test func `every collected attack gives a clear error, soon`() throws {
        guard let folder = Fixture.samples("xml-attacks"),
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        else {
            print("the collected attacks are not at hand")
            return
        }
        var count = 0
        for case let file as URL in files
        where try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
            count += 1
            let start = ContinuousClock.now
            let feed = parse([UInt8](try Data(contentsOf: file)))
            #expect(feed.isRefused && feed.faults.first.first?.place != nil, "\(file.lastPathComponent)")
            #expect(ContinuousClock.now - start < .seconds(5), "\(file.lastPathComponent)")
        }
        #expect(count > 0)
    }
}
