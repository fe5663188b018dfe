import Domain
import Feeds
import Foundation
import Testing

/// Interchanges, groups and messages: what must fit, and what goes down with what does not.
@Suite struct EDIFACTEnvelopeTests {
    private static let body = ["BGM+220+PO-1+9", "LIN+1", "PIA+5+A:SA", "QTY+21:1", "UNS+S"]
    private static let good = message(body)

    @Test(arguments: [
        ("UNT+7+1'", "UNT+8+1'", "edifact.segmentCount", "UNT 7 1 29"),
        ("UNT+7+1'", "UNT+x+1'", "edifact.segmentCount", "UNT 7 1 29"),
        ("UNT+7+1'", "UNT+7+2'", "edifact.messageReference", "UNT 7 2 28"),
        ("UNT+7+1'", "", "edifact.messageEnd", "UNT 6 13"),
        ("UNZ+1+R1'", "UNZ+2+R1'", "edifact.interchangeCount", "UNZ 1 29"),
        ("UNZ+1+R1'", "UNZ+1+R2'", "edifact.interchangeReference", "UNZ 2 28"),
        ("UNZ+1+R1'", "UNZ+1+R1", "edifact.interchangeEnd", "UNZ 13"),
        ("UNZ+1+R1'", "", "edifact.interchangeEnd", "UNZ 13"),
        ("UNB+UNOC:3", "UNB+IATB:1", "edifact.syntax", "UNB 1 2"),
        ("UNB+UNOC:3", "UNB+UNOC:5", "edifact.syntax", "UNB 1 2"),
        ("UNB+UNOC:3", "UNB+UNOX:3", "edifact.syntax", "UNB 1 2"),
        ("UNH+1", "NH+1", "edifact.outsideMessage", "? 33"),
        ("ORDERS:D:96A", "INVOIC:D:96A", "edifact.unsupportedMessage", "UNH 1 2 1 14"),
        ("ORDERS:D:96A", "DESADV:D:96A", "edifact.unsupportedMessage", "UNH 1 2 1 14"),
        ("ORDERS:D:96A", "ORDERS:2:912", "edifact.unsupportedVersion", "UNH 1 2 2 14"),
        ("BGM+220+PO-1+9'", "DTM+137:20261124:102'", "edifact.segmentMissing", "BGM"),
        ("LIN+1'", "BGM+220+PO-2+9'", "edifact.segmentRepeated", "BGM 3 35"),
        ("UNS+S'", "uns+S'", "edifact.tag", "uns 6 12"),
        ("UNS+S'", "CNT+2:3'", "edifact.lineCount", "CNT 6 1 2 29"),
    ])
    func `refuses what does not fit`(written: String, damaged: String, code: String, position: String) {
        let text = interchange([Self.good]).replacingOccurrences(of: written, with: damaged)
        let feed = parse(text)
        #expect(feed.codes.first == code)
        #expect(feed.standardPositions.first?.hasPrefix(position) == true, "\(feed.standardPositions)")
        #expect(feed.orders.isEmpty)
        #expect(feed.isRefused || feed.rejected.count == 1)
    }

    @Test func `a message that is refused does not take the others with it`() {
        let bad = message(["BGM+220+PO-2+9", "LIN+1"], reference: "2")
        let last = message(["BGM+220+PO-3+9", "LIN+1", "PIA+5+B:SA", "QTY+21:2"], reference: "3")
        let feed = parse(interchange([Self.good, bad, last]))
        #expect(feed.summary == ["PO-1 new: 1 A 1", "PO-3 new: 1 B 2"])
        #expect(feed.rejected == [RejectedUnit(kind: "order", name: "PO-2", lineCount: 1)])
        let messages = feed.edifact?.interchanges.first?.messages ?? []
        #expect(messages.map(\.documents) == [0..<1, 0..<0, 1..<2])
        #expect(messages.map { $0.errors.isEmpty } == [true, false, true])
    }

    @Test func `an interchange that is refused does not take the others with it`() {
        let cut = String(interchange([Self.good]).dropLast("UNZ+1+R1'".count))
        let miscounted = interchange([Self.good]).replacingOccurrences(of: "UNZ+1", with: "UNZ+7")
        let feed = parse(cut + interchange([Self.good], reference: "R2") + "\r\n" + miscounted)
        #expect(feed.summary == ["PO-1 new: 1 A 1"])
        #expect(feed.codes == ["edifact.interchangeEnd", "edifact.interchangeCount"])
        #expect(feed.rejected.map(\.kind) == ["interchange", "interchange"])
        #expect(feed.edifact?.interchanges.map { $0.errors.isEmpty } == [false, true, false])
    }

    @Test func `messages that are answered alike share one entry`() {
        let messages = (1...50).map { number in
            message(
                ["BGM+220+PO-\(number)+9", "NAD+BY+B\(number / 26)::9", "LIN+1", "PIA+5+A:SA", "QTY+21:1"],
                reference: String(number)
            )
        }
        let feed = parse(interchange(messages))
        #expect(feed.orders.count == 50)
        let entries = feed.edifact?.interchanges.first?.messages ?? []
        #expect(entries.map(\.documents) == [0..<25, 25..<50])
        #expect(
            entries.map(\.buyer) == [EDIFACTParty(identifier: "B0", agency: "9"), .init(identifier: "B1", agency: "9")]
        )
    }

    private static func grouped(_ groups: [(reference: String, trailer: String)], count: Int) -> String {
        let parts = groups.map { "UNG+ORDERS+A:14+B:14+261124:1200+\($0.reference)+UN+D:96A'\(good)\($0.trailer)'" }
        return "UNB+UNOA:2+ACME:14+HOLDFAST:ZZ+261124:1200+R1'\(parts.joined())UNZ+\(count)+R1'"
    }

    @Test func `groups are read, and each is refused by itself`() {
        let text = Self.grouped(
            [("G1", "UNE+1+G1"), ("G2", "UNE+2+G2"), ("G3", "UNE+1+X"), ("G1", "UNE+1+G1")],
            count: 4
        )
        let feed = parse(text)
        #expect(feed.orders.count == 1 && feed.rejected.count == 3)
        #expect(feed.codes == ["edifact.groupCount", "edifact.groupReference", "edifact.duplicateGroup"])
        #expect(feed.standardPositions == ["UNE 1 29", "UNE 2 28", "UNG 5 26"])
        #expect(parse(Self.grouped([("G1", "UNE+1+G1")], count: 2)).codes == ["edifact.interchangeCount"])
        let unended = Self.grouped([("G1", "")], count: 1).replacingOccurrences(of: "''", with: "'")
        #expect(parse(unended).codes.contains("edifact.groupEnd"))
    }

    @Test func `messages in groups and outside them refuse the interchange`() {
        let text =
            "UNB+UNOA:2+A+B+261124:1200+R1'UNG+ORDERS+A+B+261124:1200+G+UN+D:96A'\(Self.good)UNE+1+G'\(Self.good)UNZ+1+R1'"
        #expect(parse(text).codes == ["edifact.mixedLevels"])
        #expect(parse("UNB+UNOA:2+A+B+261124:1200+R1'UNZ+0+R1'").codes == ["edifact.emptyInterchange"])
    }

    @Test(arguments: [
        ("UNH+1+ORDERS:D:96A:UN'BGM+220+1+9'UNT+3+1'", ["edifact.noInterchange"]),
        ("UNA:+.? 'UNH+1+ORDERS:D:96A:UN'UNT+2+1'", ["edifact.noInterchange"]),
        ("UNA::.? 'UNB+UNOA:1+A+B+1:1+1'", ["edifact.serviceCharacters"]),
        ("UNA:+.? 'UNB+UNOA:1+", ["edifact.interchangeEnd"]),
        ("UNA:+.? 'UNA:+.? 'UNA:+.? '", ["edifact.noInterchange", "edifact.noInterchange"]),
    ])
    func `refuses a file without an interchange`(text: String, codes: [String]) {
        let feed = parse(text)
        #expect(feed.codes == codes)
        #expect(feed.format == .edifact && feed.isRefused)
    }

    @Test func `what stands between interchanges is told, and they are read`() {
        let feed = parse(interchange([Self.good]) + "LIN+1'UNH+5+ORDERS:D:96A:UN'" + interchange([Self.good]))
        #expect(feed.orders.count == 2)
        #expect(feed.codes == ["edifact.noInterchange"])
    }

    @Test func `keeps what acknowledgements need of the header`() throws {
        let text = "UNA:+.? 'UNB+UNOB:2+ACME:14:BACK+HOLDFAST:ZZ+261124:1200+R1++ORDERS++1++1'\(Self.good)UNZ+1+R1'"
        let header = try #require(parse(text).edifact?.interchanges.first)
        #expect(header.sender == EDIFACTAddress(identifier: "ACME", qualifier: "14", internalAddress: "BACK"))
        #expect(header.recipient == EDIFACTAddress(identifier: "HOLDFAST", qualifier: "ZZ"))
        #expect(header.syntaxIdentifier == "UNOB" && header.syntaxVersion == 2 && header.controlReference == "R1")
        #expect(header.wantsAcknowledgement && header.isTest && header.hasServiceAdvice)
    }

    @Test(arguments: [
        (interchange([good]), true), (interchange([good]) + "\r\n\u{1A}", true),
        (String(interchange([good]).dropLast()), false), (String(interchange([good]).dropLast(9)), false),
        ("UNA:+.? '", false), ("UNA:+.? 'UNB+UNOA:3", false), ("UNB", false), ("UNA::.? 'UNB+UNOA:3+x'", true),
        ("UNA:+.? 'UNH+1+ORDERS'BGM'", true), ("UNH+1+ORDERS:D:96A:UN'BGM+1'", true),
        (interchange([good]) + "UNB+UNOA:3+A", false),
        ("UNB+UNOA:3+A+B+1:1+1'FTX+AAI+++UNZ+1+1?'", false),
    ])
    func `is all there`(text: String, isWhole: Bool) {
        #expect(isComplete(text) == isWhole)
    }

    @Test func `is all there, however long its trailer is wrapped and whatever separates its last interchange`() {
        let wrapped = String(repeating: "\n", count: 300)
        #expect(isComplete(interchange([Self.good]).replacing("UNZ", with: "UNZ\(wrapped)")))
        let other = interchange([Self.good]) + "UNA:*.? ~UNB*UNOA:3*A*B*1:1*9~UNZ*0*9"
        #expect(isComplete(other + "~"))
        #expect(!isComplete(other))
    }

    @Test func `UTF-16 is refused by name`() {
        let text = interchange([Self.good])
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)] }
        #expect(parse(bytes).codes == ["edifact.characterSet"])
        #expect(isComplete(bytes))
    }

    @Test func `what a fault repeats cannot write over a terminal`() {
        let type = "INV\u{1B}[2J" + String(repeating: "x", count: 500)
        let fault = parse(interchange([message(Self.body, type: "\(type):D:96A:UN")])).faults.first.first
        #expect(fault?.code == "edifact.unsupportedMessage")
        #expect(fault?.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
        #expect((fault?.message.count ?? 0) < 150)
    }

    @Test func `limits refuse the file with their names`() {
        let feed = parse(
            interchange([Self.good, Self.good, Self.good]),
            profile { $0.limits.maximumDocuments = 2 }
        )
        #expect(feed.codes == ["feed.tooManyUnits"] && feed.isRefused)
        #expect(feed.edifact?.interchanges.allSatisfy { !$0.errors.isEmpty } == true)
        let long = order(["LIN+1", "PIA+5+A:SA", "QTY+21:1", "FTX" + String(repeating: "+x", count: 600)])
        #expect(parse(long).codes == ["edifact.segmentTooLong"])
    }
}
