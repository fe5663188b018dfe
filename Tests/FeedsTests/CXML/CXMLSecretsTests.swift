import Feeds
import Foundation
import Testing

/// Secrets leave no trace, however broken the file.
@Suite struct CXMLSecretsTests {
    @Test(
        arguments: [
            ("<SharedSecret>abc</SharedSecret>", "<SharedSecret>***</SharedSecret>"),
            (
                "<x><SharedSecret a='>'>a&amp;c</SharedSecret ></x>",
                "<x><SharedSecret a='>'>*******</SharedSecret ></x>"
            ),
            ("<SharedSecret>a<b>c</b></SharedSecret>1", "<SharedSecret>*********</SharedSecret>1"),
            ("<SharedSecret><![CDATA[abc]]></SharedSecret>", "<SharedSecret>***************</SharedSecret>"),
            ("<c:sharedsecret>abc</c:SHAREDSECRET>", "<c:sharedsecret>***</c:SHAREDSECRET>"),
            (
                "<SharedSecret>a</SharedSecret><SharedSecret>b</SharedSecret>",
                "<SharedSecret>*</SharedSecret><SharedSecret>*</SharedSecret>"
            ),
            ("<CredentialMac type='t'>a</CredentialMac>", "<CredentialMac type='t'>*</CredentialMac>"),
            ("<wsse:Password>a</wsse:Password>", "<wsse:Password>*</wsse:Password>"),
            ("<DigitalSignature>a</DigitalSignature>", "<DigitalSignature>*</DigitalSignature>"),
            ("<SharedSecret>abc", "<SharedSecret>***"), ("<SharedSecret>a</SharedSec", "<SharedSecret>************"),
            ("<SharedSecret>ä</SharedSecret>", "<SharedSecret>**</SharedSecret>"),
            ("<SharedSecret abc", "<SharedSecret****"), ("<SharedSecret <a>abc", "<SharedSecret*******"),
            ("<SharedSecret>a</Other>b</SharedSecret>", "<SharedSecret>**********</SharedSecret>"),
            ("<SharedSecret/>abc", nil), ("<SharedSecret a='b' />abc", nil),
            ("<SharedSecrets>abc</SharedSecrets>", nil),
            ("SharedSecret>abc", nil), ("", nil), ("<", nil),
            ("<SharedSecret/><SharedSecret>a", "<SharedSecret/><SharedSecret>*"),
        ] as [(String, String?)]
    )
    func `is overwritten`(text: String, expected: String?) {
        #expect(redacted(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == expected)
        guard !text.contains("ä"), !text.isEmpty else { return }
        for (width, low) in [(2, 0), (2, 1), (4, 0), (4, 3)] {
            #expect(redacted(wide(text, width, low)) == expected.map { wide($0, width, low) })
        }
    }

    /// A text in so many bytes a character, with a byte order mark.
    private func wide(_ text: String, _ width: Int, _ low: Int) -> [UInt8] {
        var mark = [UInt8](repeating: 0, count: width)
        (mark[low], mark[low == 0 ? 1 : low - 1]) = (0xFF, 0xFE)
        let characters: [[UInt8]] = text.utf8.map { byte in
            var character = [UInt8](repeating: 0, count: width)
            character[low] = byte
            return character
        }
        return mark + characters.joined()
    }

    @Test func `nothing of it is left in what is made of a file, and every place stays`() throws {
        for name in try Fixture.all(in: "cxml") where !name.contains("bad") {
            let bytes = try Fixture.bytes(name)
            let clean = try #require(redacted(bytes))
            #expect(clean.count == bytes.count)
            #expect(!String(decoding: clean, as: UTF8.self).contains("sesame"))
            #expect(parse(clean).documents == parse(bytes).documents && parse(clean).envelope == parse(bytes).envelope)
        }
    }

    @Test func `a cut at any byte hides what came of it`() throws {
        let bytes = try Fixture.bytes("cxml/update.xml")
        for length in stride(from: 0, through: bytes.count, by: 3) {
            let part = Array(bytes[..<length])
            let shown = redacted(part) ?? part
            #expect(shown.count == length && !String(decoding: shown, as: UTF8.self).contains("open"))
            #expect(!"\(parse(part).faults)".contains("sesame"))
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<SharedSecret>", "<SharedSecret/>", "<SharedSecret", "<", "<SharedSecret a='", "</SharedSecret>",
            "<SharedSecret ",
            "<SharedSecret></SharedSecret ",
        ]
    )
    func `a file of many openings is looked at once`(piece: String) {
        // Whatever took a time that grows with the square would not be done in a minute.
        let text = String(repeating: piece, count: (512 << 10) / piece.utf8.count)
        #expect(redacted(Array(text.utf8)).map(\.count) ?? text.utf8.count == text.utf8.count)
    }

    private func redacted(_ bytes: [UInt8]) -> [UInt8]? { bytes.withUnsafeBytes { CXMLSecrets.redact($0) } }
}
