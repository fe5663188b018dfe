import Domain
import Feeds
import Foundation
import TestSupport
import Testing

/// CONTRL and ORDRSP: what the partner's own system reads.
@Suite struct EDIFACTAcknowledgementsTests {
    private static let header = "UNB+UNOC:3+HOLDFAST:ZZ+ACME:14+261125:1305+1'"
    private static let body = [
        "BGM+220+PO-1+9", "DTM+137:20261124:102", "NAD+BY+1::9", "NAD+SU+2::92", "LIN+1++471:EN", "PIA+5+A?+B:SA",
        "QTY+21:5:PCE", "LIN+2++472:EN", "QTY+21:3",
    ]

    @Test func `a good interchange is acknowledged, and its order answered`() throws {
        let texts = try EDIFACTAnswers.texts(interchange([message(Self.body)]))
        #expect(
            texts == [
                Self.header + "UNH+1+CONTRL:D:3:UN'UCI+R1+ACME:14+HOLDFAST:ZZ+7'UNT+3+1'UNZ+1+1'",
                Self.header.replacing("+1'", with: "+2'")
                    + "UNH+1+ORDRSP:D:96A:UN'BGM+231+2-1+29'DTM+137:202611251305:203'RFF+ON:PO-1'DTM+171:20261124:102'"
                    + "NAD+BY+1::9'NAD+SU+2::92'"
                    + "LIN+1+5'PIA+5+A?+B:SA'QTY+21:5:PCE'QTY+83:5:PCE'"
                    + "FTX+LIN+++it is not certain yet which Smart Account it is for; name it by an:assignment'"
                    + "LIN+2+5+472:EN'QTY+21:3'QTY+83:3'"
                    + "FTX+LIN+++it is not certain yet which Smart Account it is for; name it by an:assignment'"
                    + "UNS+S'CNT+2:2'UNT+19+1'UNZ+1+2'",
            ]
        )
    }

    @Test(arguments: [
        ("UNT+11+1'", "UNT+12+1'", "UCM+1+ORDERS:D:96A:UN+4+29+UNT+2'"),
        ("QTY+21:3'", "QTY+21:3.5'", "UCM+1+ORDERS:D:96A:UN+4'UCS+10'UCD+12+2:2'"),
        ("BGM+220+PO-1+9'", "BGM+220+PO-1+46'", "UCM+1+ORDERS:D:96A:UN+4'UCS+2'UCD+14+4'"),
        ("QTY+21:3'", "QTY+47:3'", "UCM+1+ORDERS:D:96A:UN+4'UCS+9+13'"),
        ("ORDERS:", "APERAK:", "UCM+1+APERAK:D:96A:UN+4+14+UNH+3:1'"),
    ])
    func `a message that is refused is named, with the place of each error`(
        written: String,
        damaged: String,
        report: String
    ) throws {
        let texts = try EDIFACTAnswers.texts(interchange([message(Self.body)]).replacing(written, with: damaged))
        #expect(texts.count == 1)
        #expect(texts.first?.contains("UCI+R1+ACME:14+HOLDFAST:ZZ+7'\(report)UNT+") == true, "\(texts)")
    }

    @Test(arguments: [
        ("UNZ+1", "UNZ+2", "UCI+R1+ACME:14+HOLDFAST:ZZ+4+29+UNZ+2'"),
        ("UNZ+1+R1", "UNZ+1+R2", "UCI+R1+ACME:14+HOLDFAST:ZZ+4+28+UNZ+3'"),
        ("UNZ+1+R1'", "", "UCI+R1+ACME:14+HOLDFAST:ZZ+4+13+UNZ'"),
        ("UNOC:3", "UNOQ:3", "UCI+R1+ACME:14+HOLDFAST:ZZ+4+2+UNB+2'"),
    ])
    func `an interchange that is refused is answered as one`(written: String, damaged: String, report: String) throws {
        let texts = try EDIFACTAnswers.texts(interchange([message(Self.body)]).replacing(written, with: damaged))
        #expect(texts.count == 1)
        #expect(texts.first?.contains("'UNH+1+CONTRL:D:3:UN'\(report)UNT+3+1'UNZ+1+1'") == true, "\(texts)")
    }

    @Test func `groups are answered as groups`() throws {
        let good = message(Self.body)
        let bad = message(["BGM+220+PO-2"], reference: "2")
        let text =
            "UNB+UNOA:2+ACME+HOLDFAST+261124:1200+R1'UNG+ORDERS+A:14+B+261124:1200+G1+UN+D:96A'\(good)UNE+1+G1'"
            + "UNG+ORDERS+A:14+B+261124:1200+G2+UN+D:96A'\(bad)UNE+1+G2'"
            + "UNG+ORDERS+A:14+B+261124:1200+G3+UN+D:96A'\(good)UNE+2+G3'UNZ+3+R1'"
        let report = try EDIFACTAnswers.texts(text).first
        #expect(
            report?.contains(
                "UCI+R1+ACME+HOLDFAST+7'UCF+G2+A:14+B+7'UCM+2+ORDERS:D:96A:UN+4'UCS+2+13'UCF+G3+A:14+B+4+29+UNE+2'UNT"
            ) == true,
            "\(report ?? "")"
        )
    }

    @Test func `a CONTRL is never answered by one`() throws {
        let control = message(["UCI+1+A+B+7"], type: "CONTRL:D:3:UN")
        #expect(try EDIFACTAnswers.texts(interchange([control])) == [])
        #expect(try EDIFACTAnswers.texts(interchange([control]).replacing("UNZ+1", with: "UNZ+2")) == [])
    }

    @Test func `is written only where the profile, the sender or an error asks for it`() throws {
        let quiet = profile {
            $0.edifact.wantsSyntaxAcknowledgement = false
            $0.edifact.wantsOrderResponse = false
        }
        let good = interchange([message(Self.body)])
        #expect(try EDIFACTAnswers.texts(good, profile: quiet) == [])
        #expect(try EDIFACTAnswers.texts(good.replacing("UNZ+1", with: "UNZ+2"), profile: quiet).count == 1)
        let asked = interchange([message(Self.body)], rest: "++++1")
        #expect(try EDIFACTAnswers.texts(asked, profile: quiet).count == 1)
    }

    @Test func `version 4 and its characters are answered in kind`() throws {
        let feed = parse(try Fixture.bytes("edifact/syntax4-wrapped.edi"))
        #expect(feed.summary == ["PO-2001 new: 1 A-1 5 @1249.5"])
        #expect(feed.orders.first?.endCustomer.name?.text == "Łódź IT Sp. z o.o.")
        let envelope = try #require(feed.envelope)
        let files = try EDIFACTAnswers.files(envelope, feed.orders) { order in
            var outcome = EDIFACTAnswers.held(order)
            outcome.lines[0].detail = "waits * for Łódź: 100%'s"
            return outcome
        }
        let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(
            texts[0].hasPrefix(
                "UNA:+.?*'UNB+UNOW:4+HOLDFAST:ZZZ+ACME:ZZZ:A+20261125:1305+1++++++1'UNH+1+CONTRL:4:1:UN'"
            )
        )
        #expect(texts[0].contains("UCF+G1+A:14+B:14+7'UCM+2+ORDERS:D:01B:UN:EAN010+4'UCS+3+13'"))
        #expect(texts[1].contains("FTX+LIN+++waits ?* for Łódź?: 100%?'s'"))
        #expect(texts[1].contains("UNH+1+ORDRSP:D:01B:UN'"))
    }

    @Test func `says what became of each line`() throws {
        let lines = ["1", "2", "3", "4"].flatMap { ["LIN+\($0)++A-\($0):SA", "QTY+21:5"] }
        let texts = try EDIFACTAnswers.texts(order(lines)) { order in
            OrderOutcome(
                document: order,
                verdict: .accepted,
                lines: [
                    LineOutcome(number: order.lines[0].number, status: .released, sku: order.lines[0].sku, quantity: 5),
                    LineOutcome(
                        number: order.lines[1].number,
                        status: .rejected(EDIFACTAnswers.rejection),
                        quantity: 5
                    ),
                    LineOutcome(number: order.lines[2].number, status: .cancelled, quantity: 0, previousQuantity: 5),
                    LineOutcome(number: order.lines[3].number, status: .accepted, quantity: 4, previousQuantity: 4),
                ]
            )
        }
        let answer = try #require(texts.last)
        #expect(answer.contains("BGM+231+2-1+4'"))
        #expect(answer.contains("LIN+1+5'PIA+5+A-1:SA'QTY+21:5'QTY+12:5'LIN+2+7'PIA+5+A-2:SA'QTY+21:5'FTX+LIN+++"))
        #expect(answer.contains("the line?'s licenses are with the customer?: 5 ?+ 5 isn?'t 7??; return them:first'"))
        #expect(answer.contains("LIN+3+2'PIA+5+A-3:SA'QTY+21:0'LIN+4+3'PIA+5+A-4:SA'QTY+21:4'UNS+S'CNT+2:4'"))
    }

    @Test func `a long text goes on in further segments`() throws {
        let words = (1...60).map { "word\($0)" }.joined(separator: " ")
        let texts = try ["96A", "01B"].map { release in
            try EDIFACTAnswers.texts(order(["LIN+1++A:SA", "QTY+21:5"], type: "ORDERS:D:\(release):UN")) { order in
                var outcome = EDIFACTAnswers.held(order)
                outcome.lines[0].detail = words
                return outcome
            }.last ?? ""
        }
        let parts = texts.map { text in
            text.split(separator: "'").filter { $0.hasPrefix("FTX+LIN+++") }.map {
                $0.dropFirst(10).split(separator: ":")
            }
        }
        #expect(parts.map { $0.map(\.count) } == [[5, 1], [1]])
        #expect(parts[0].joined().allSatisfy { $0.count <= 70 })
        #expect(parts.map { $0.joined().joined(separator: " ") } == [words, words])
    }

    @Test func `an order that is refused, and one that is repeated`() throws {
        let refused = try EDIFACTAnswers.texts(order(["LIN+1++A:SA", "QTY+21:5"])) { order in
            OrderOutcome(document: order, verdict: .refused, faults: [EDIFACTAnswers.rejection])
        }
        #expect(refused.last?.contains("BGM+231+2-1+27'DTM+137:202611251305:203'FTX+AAI+++the line?'s") == true)
        #expect(refused.last?.contains("RFF+ON:PO-1'UNS+S'CNT+2:0'UNT+8+1'") == true, "\(refused)")
        let repeated = try EDIFACTAnswers.texts(order(["LIN+1++A:SA", "QTY+21:5"])) { order in
            OrderOutcome(document: order, verdict: .repeated)
        }
        #expect(
            repeated.last?.contains("FTX+AAI+++the document says what is known already; nothing was changed'") == true
        )
    }

    @Test func `level A has capitals and no marks of its own invention`() throws {
        let texts = try EDIFACTAnswers.texts(order(["LIN+1++a_1:SA", "QTY+21:5"], syntax: "UNOA:1")) { order in
            var outcome = EDIFACTAnswers.held(order)
            outcome.lines[0].detail = "waits [for] a_b@c ä\u{1}"
            return outcome
        }
        #expect(
            texts.last?.contains("LIN+1+5'PIA+5+a_1:SA'QTY+21:5'QTY+83:5'FTX+LIN+++WAITS FOR A B C'") == true,
            "\(texts)"
        )
    }

    @Test func `each interchange of a file is answered by itself, with a number of its own`() throws {
        let text = interchange([message(Self.body)]) + interchange([message(Self.body)], reference: "R2")
        let feed = parse(text)
        let (envelope, numbers) = (try #require(feed.envelope), CountingNumbers())
        let files = try EDIFACTAnswers.files(envelope, feed.orders, numbers: numbers)
        #expect(files.map(\.kind) == ["CONTRL", "CONTRL", "ORDRSP", "ORDRSP"])
        #expect(files.allSatisfy { $0.fileExtension == "edi" })
        #expect(numbers.last == ["edifact.interchange ZZ/HOLDFAST 14/ACME": 4])
        #expect(try EDIFACTAnswers.files(envelope, feed.orders) == files)
    }

    @Test func `documents without an outcome have no answer`() throws {
        #expect(try EDIFACTAnswers.texts(order(["LIN+1++A:SA", "QTY+21:5"])) { _ in nil }.count == 1)
    }

    /// Run where HOLDFAST_ORACLES names a Python that has pydifact 0.2.3.
    @Test func `another implementation reads the acknowledgements without a complaint`() throws {
        guard Oracles.python != nil else { return print("skipped: \(Oracles.absence)") }
        var answers: [(name: String, bytes: [UInt8])] = []
        for path in try Fixture.all(in: "edifact") {
            let feed = parse(try Fixture.bytes(path))
            let files = try EDIFACTAnswers.files(try #require(feed.envelope), feed.orders) { order in
                var outcome = EDIFACTAnswers.held(order)
                for index in outcome.lines.indices { outcome.lines[index].detail = "5 + 5 isn't 7: * or is it?" }
                return outcome
            }
            for file in files { answers.append(("\(answers.count + 1)-\(file.kind).edi", file.bytes)) }
        }
        #expect(answers.count > 4)
        let written = try WrittenFiles(answers)
        let (status, text) = try Oracles.run("edifact.py", [written.directory.path])
        #expect(status == 0 && text == "\(answers.count) files read\n", "\(text)")
    }
}
