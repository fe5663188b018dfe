import Domain
import Feeds
import Foundation
import Testing

/// What a sender of UBL gets back.
@Suite struct UBLAnswerTests {
    @Test func `an order whose lines are all accepted is accepted, without lines`() throws {
        let text = try answer(to: "order") { _ in .accepted }
        #expect(text.contains("<cbc:OrderResponseCode>AP</cbc:OrderResponseCode>") && !text.contains("OrderLine"))
        #expect(text.contains("<cbc:ID>rcp_1</cbc:ID>\n  <cbc:IssueDate>2026-11-24</cbc:IssueDate>"))
        #expect(text.contains("<cbc:IssueTime>13:05:00Z</cbc:IssueTime>"))
        #expect(text.contains(">urn:fdc:peppol.eu:poacc:trns:order_response:3<"))
        #expect(text.contains(">urn:fdc:peppol.eu:poacc:bis:ordering:3<"))
        #expect(text.contains("<cbc:CustomerReference>desk 4 &amp; 5</cbc:CustomerReference>"))
        #expect(text.contains("<cac:OrderReference>\n    <cbc:ID>UBL-1001</cbc:ID>"))
    }

    @Test func `the seller stays the seller and the buyer the buyer, with their addresses`() throws {
        let text = try answer(to: "order") { _ in .accepted }
        let seller = try #require(text.firstMatch(of: #/(?s)<cac:SellerSupplierParty>.*</cac:SellerSupplierParty>/#))
            .output
        #expect(seller.contains("<cbc:EndpointID schemeID=\"0088\">4098765000000</cbc:EndpointID>"))
        #expect(seller.contains("<cbc:RegistrationName>The Seller</cbc:RegistrationName>"))
        let buyer = try #require(text.firstMatch(of: #/(?s)<cac:BuyerCustomerParty>.*</cac:BuyerCustomerParty>/#))
            .output
        #expect(buyer.contains("<cbc:EndpointID schemeID=\"9930\">DE811111111</cbc:EndpointID>"))
        #expect(buyer.contains("<cbc:ID schemeID=\"0088\">4012345000009</cbc:ID>"))
    }

    @Test func `a line that waits makes the answer conditional and says for what`() throws {
        let text = try answer(to: "order") { $0.number.text == "2" ? .held(.noAccount) : .accepted }
        #expect(text.contains(">CA<") && Self.statuses(text) == ["5", "5", "5"])
        #expect(text.contains("<cbc:Note>1 of 3 lines held</cbc:Note>"))
        #expect(text.contains("<cbc:Note>held: \(HoldReason.noAccount.explanation)</cbc:Note>"))
        #expect(text.contains("<cbc:Quantity unitCode=\"EA\">2</cbc:Quantity>"))
        #expect(text.contains("<cbc:ID schemeID=\"0160\">04012345000023</cbc:ID>"))
        // PEPPOL's answer has no place for a manufacturer's number.
        #expect(text.contains("<cbc:Name>Part</cbc:Name>\n      </cac:Item>"))
    }

    @Test(arguments: [
        ("order", ["accepted", "rejected", "accepted"], "CA", ["5", "7", "5"]),
        ("order", ["rejected", "rejected", "rejected"], "RE", []),
        ("order", ["accepted", "fewer", "accepted"], "CA", ["5", "3", "5"]),
        ("order", ["released", "released", "released"], "AP", []),
        ("change", ["accepted", "cancelled", "accepted", "cancelled"], "AP", []),
        ("change", ["rejected", "released", "accepted", "cancelled"], "CA", ["7", "42", "5", "5"]),
        ("change", ["held", "accepted", "held", "cancelled"], "CA", ["5", "7", "5", "5"]),
        ("change-whole", ["accepted", "accepted", "cancelled"], "AP", []),
        ("cancellation", ["cancelled", "cancelled"], "AP", []),
        ("cancellation", ["cancelled", "released"], "CA", ["5", "42"]),
        ("cancellation", ["released", "rejected"], "RE", []),
    ])
    func `says of the whole what its lines allow`(
        name: String,
        statuses: [String],
        code: String,
        lines: [String]
    ) throws {
        let text = try answer(to: name, lines: statuses)
        #expect(text.contains("<cbc:OrderResponseCode>\(code)</cbc:OrderResponseCode>"))
        #expect(Self.statuses(text) == lines)
        if name.hasPrefix("ch") { #expect(text.contains("<cbc:Note>order change CH-")) }
    }

    @Test func `a change is answered after Advanced Ordering, a cancellation with the code for no currency`() throws {
        let change = try answer(to: "change", lines: ["accepted", "cancelled", "accepted", "cancelled"])
        #expect(change.contains(">urn:fdc:peppol.eu:poacc:trns:order_response_advanced:3<"))
        #expect(change.contains(">urn:fdc:peppol.eu:poacc:bis:advanced_ordering:3<"))
        let cancellation = try answer(to: "cancellation", lines: ["cancelled"])
        #expect(cancellation.contains("<cbc:DocumentCurrencyCode>XXX</cbc:DocumentCurrencyCode>"))
        let plain = try answer(to: "change-whole", lines: ["accepted", "accepted"])
        #expect(!plain.contains("CustomizationID") && !plain.contains("ProfileID"))
    }

    @Test func `Order Only is answered after Ordering, and a national extension stays`() throws {
        let bytes = try Fixture.bytes("ubl/order.xml")
        let text = String(decoding: bytes, as: UTF8.self).replacing("bis:ordering:3", with: "bis:order_only:3")
            .replacing("trns:order:3", with: "trns:order:3:extended:urn:x")
        let answer = try #require(try answers(to: Array(text.utf8)) { Self.outcome($0, []) }.first)
        #expect(answer.contains(">urn:fdc:peppol.eu:poacc:trns:order_response:3:extended:urn:x<"))
        #expect(answer.contains(">urn:fdc:peppol.eu:poacc:bis:ordering:3<"))
    }

    @Test func `what is known already is acknowledged, what is refused is rejected with its reason`() throws {
        let bytes = try Fixture.bytes("ubl/order.xml")
        let repeated = try answers(to: bytes) { OrderOutcome(document: $0, verdict: .repeated) }
        #expect(repeated[0].contains(">AB<") && repeated[0].contains("nothing was changed"))
        let refused = try answers(to: bytes) { OrderOutcome(document: $0, verdict: .refused, faults: [Self.fault]) }
        #expect(refused[0].contains(">RE<") && refused[0].contains("went &lt;wrong&gt;"))
    }

    @Test(arguments: [(">2.00<", ">2.50<"), ("</Order>", ""), ("<cbc:IssueDate>2026-11-24</cbc:IssueDate>", "")])
    func `an order that is left out is rejected with the faults in it`(written: String, instead: String) throws {
        let text = String(decoding: try Fixture.bytes("ubl/order.xml"), as: UTF8.self)
        let answer = try #require(
            try answers(to: Array(text.replacing(written, with: instead).utf8)) { Self.outcome($0, []) }.first
        )
        #expect(answer.contains(">RE<") && answer.contains("<cbc:Note>line "))
        #expect(answer.contains("<cac:OrderReference>\n    <cbc:ID>UBL-1001</cbc:ID>"))
    }

    @Test func `what names no order, or is not wanted, is not answered`() throws {
        let text = String(decoding: try Fixture.bytes("ubl/order.xml"), as: UTF8.self)
        let nameless = text.replacing("<cbc:ID>UBL-1001</cbc:ID>", with: "")
        #expect(try answers(to: Array(nameless.utf8)) { Self.outcome($0, []) }.isEmpty)
        let unwanted = profile { $0.ubl.wantsOrderResponse = false }
        #expect(try answers(to: Array(text.utf8), with: unwanted) { Self.outcome($0, []) }.isEmpty)
    }

    @Test func `each order of a cancellation gets its own answer`() throws {
        let one = "<cbc:ID>UBL-1001</cbc:ID>\n  </cac:OrderReference>"
        let more = one + "<cac:OrderReference><cbc:ID>UBL-1002</cbc:ID></cac:OrderReference>"
        let text = String(decoding: try Fixture.bytes("ubl/cancellation.xml"), as: UTF8.self).replacing(one, with: more)
        let answers = try answers(to: Array(text.utf8)) { OrderOutcome(document: $0, verdict: .refused) }
        #expect(answers.count == 2 && answers[1].contains("<cbc:ID>rcp_1-2</cbc:ID>"))
        #expect(answers[1].contains("<cbc:ID>UBL-1002</cbc:ID>"))
    }

    @Test func `what is written is valid against the schema, whatever was sent`() throws {
        guard Oracles.python != nil, let schema = ProcessInfo.processInfo.environment["HOLDFAST_UBL_XSD"] else {
            return print("skipped: \(Oracles.absence), and HOLDFAST_UBL_XSD to UBL-OrderResponse-2.1.xsd")
        }
        let files = try everyAnswer().enumerated().map { (name: "\($0).xml", bytes: Array($1.utf8)) }
        #expect(files.count > 40)
        let written = try WrittenFiles(files)
        let (status, said) = try Oracles.run("ubl.py", ["validate", schema] + written.paths)
        #expect(status == 0, "\(said)")
        #expect(said.split(separator: "\n") == files.map { _ in "valid" })
    }

    /// Answers of every sort to our files and, where they are at hand, to the collected ones.
    private func everyAnswer() throws -> [String] {
        var files = try Fixture.all(in: "ubl").map { try Fixture.bytes($0) }
        for folder in ["ubl-order", "ubl-responses"] {
            guard let url = Fixture.samples(folder) else { continue }
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
                files.append([UInt8](try Data(contentsOf: url.appending(path: name))))
            }
        }
        return try files.flatMap { bytes in
            try [["accepted"], ["held", "rejected"], ["fewer"], ["cancelled", "released"]].flatMap { statuses in
                try answers(to: bytes) { Self.outcome($0, statuses) }
            }
        }
    }

    // MARK: Outcomes

    private static let fault = Fault(code: "order.test", message: "it went <wrong> & \"bad\"", remedy: "mend it")

    private static func statuses(_ text: String) -> [String] {
        text.matches(of: #/<cbc:LineStatusCode>(\d+)</#).map { String($0.1) }
    }

    private static func outcome(_ order: OrderDocument, _ statuses: [String]) -> OrderOutcome {
        let count = max(order.lines.count, statuses.count)
        let lines = (0..<count).map { index in
            let line = index < order.lines.count ? order.lines[index] : nil
            let number = line?.number ?? LineNumber(unchecked: "\(index + 90)")
            let status = statuses.isEmpty ? "accepted" : statuses[index % statuses.count]
            return LineOutcome(
                number: number,
                status: Self.status(status),
                sku: line?.sku,
                quantity: status == "fewer" ? 1 : line?.quantity?.count
            )
        }
        let verdicts: [OrderDocument.Purpose: OrderOutcome.Verdict] = [
            .new: .accepted, .change: .changed, .replacement: .changed, .cancellation: .cancelled,
        ]
        return OrderOutcome(document: order, verdict: verdicts[order.purpose] ?? .refused, lines: lines)
    }

    private static func status(_ word: String) -> LineOutcome.Status {
        switch word {
        case "held": .held(.noAccount)
        case "released": .released
        case "cancelled": .cancelled
        case "rejected": .rejected(fault)
        default: .accepted
        }
    }

    private func answer(to name: String, lines: [String]) throws -> String {
        try #require(try answers(to: try Fixture.bytes("ubl/\(name).xml")) { Self.outcome($0, lines) }.first)
    }

    private func answer(to name: String, status: (OrderLineDocument) -> LineOutcome.Status) throws -> String {
        let texts = try answers(to: try Fixture.bytes("ubl/\(name).xml")) { order in
            let lines = order.lines.map {
                LineOutcome(number: $0.number, status: status($0), sku: $0.sku, quantity: $0.quantity?.count)
            }
            return OrderOutcome(document: order, verdict: .accepted, lines: lines)
        }
        return try #require(texts.first)
    }

    private func answers(
        to bytes: [UInt8],
        with profile: FeedProfile = FeedProfile(),
        outcome: (OrderDocument) -> OrderOutcome
    ) throws -> [String] {
        let feed = parse(bytes, profile)
        guard let envelope = feed.envelope else { return [] }
        let answered = AnsweredFeed(
            envelope: envelope,
            outcomes: feed.orders.map(outcome),
            faults: feed.faults,
            receipt: "rcp_1",
            partner: "nordwind",
            receivedAt: Timestamp(milliseconds: 1_795_525_500_000)
        )
        let files = try Acknowledgements.files(answering: answered, profile: profile, numbers: NoNumbers())
        #expect(files.allSatisfy { $0.kind == "OrderResponse" && $0.fileExtension == "xml" })
        return files.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}

/// UBL's answers are numbered by the receipt.
private struct NoNumbers: ControlNumberSource {
    func next(in series: String) throws -> Int { throw Fault.Missing() }
}

extension Fault {
    fileprivate struct Missing: Error {}
}
