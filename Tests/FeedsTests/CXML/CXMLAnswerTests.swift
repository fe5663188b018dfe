import Domain
import Feeds
import Foundation
import Testing

/// What a sender of cXML gets back.
@Suite struct CXMLAnswerTests {
    @Test func `a document that is understood gets status 200, and each line its own`() throws {
        let files = try answers(to: try Fixture.bytes("cxml/order.xml")) { order in
            OrderOutcome(
                document: order,
                verdict: .accepted,
                lines: [
                    LineOutcome(number: order.lines[0].number, status: .accepted),
                    LineOutcome(number: order.lines[1].number, status: .held(.noAccount), detail: "waits & <sees>"),
                ]
            )
        }
        #expect(files.map(\.kind) == ["Response", "ConfirmationRequest"])
        #expect(files.map(\.fileExtension) == ["xml", "xml"])
        let response = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(response.contains("<Status code=\"200\" text=\"OK\" xml:lang=\"en-US\">receipt rcp_1</Status>"))
        #expect(response.contains("payloadID=\"rcp_1.response@holdfast\" timestamp=\"2026-11-24T13:05:00+00:00\""))
        #expect(String(decoding: files[1].bytes, as: UTF8.self) == Self.confirmation)
    }

    @Test func `the same document gets the same bytes`() throws {
        let bytes = try Fixture.bytes("cxml/order.xml")
        #expect(try answers(to: bytes, outcome: Self.accepted) == answers(to: bytes, outcome: Self.accepted))
    }

    @Test(arguments: [
        ("order.xml", OrderOutcome.Verdict.accepted, [true, true], "accept", ["accept", "accept"]),
        ("order.xml", .accepted, [true, false], "detail", ["accept", "reject"]),
        ("order.xml", .accepted, [false, false], "detail", ["reject", "reject"]),
        ("order.xml", .repeated, [true, true], "accept", ["accept", "accept"]),
        ("order.xml", .refused, [], "reject", []), ("update.xml", .changed, [true], "accept", ["accept"]),
        ("update.xml", .refused, [true], "reject", []),
    ])
    func `says of the whole what its lines allow`(
        name: String,
        verdict: OrderOutcome.Verdict,
        lines: [Bool],
        type: String,
        statuses: [String]
    ) throws {
        let files = try answers(to: try Fixture.bytes("cxml/\(name)")) { order in
            let outcomes = zip(order.lines, lines).map { line, isAccepted in
                LineOutcome(number: line.number, status: isAccepted ? .accepted : .rejected(Self.fault))
            }
            return OrderOutcome(document: order, verdict: verdict, faults: [Self.fault], lines: outcomes)
        }
        let text = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        #expect(text.contains("operation=\"new\" type=\"\(type)\""))
        #expect(text.matches(of: /<ConfirmationStatus quantity="\d+" type="(\w+)"/).map { String($0.1) } == statuses)
        #expect(text.contains("the order.test went wrong") == (verdict == .refused || lines.contains(false)))
    }

    @Test func `a cancellation is answered for every line of the order`() throws {
        let files = try answers(to: try Fixture.bytes("cxml/delete.xml")) { order in
            let lines = [
                LineOutcome(number: LineNumber(unchecked: "1"), status: .cancelled, quantity: 0, previousQuantity: 5),
                LineOutcome(number: LineNumber(unchecked: "2"), status: .rejected(Self.fault), quantity: 7),
            ]
            return OrderOutcome(document: order, verdict: .cancelled, lines: lines)
        }
        let text = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        #expect(text.contains("type=\"detail\"") && text.contains("deploymentMode=\"test\""))
        #expect(text.contains("<ConfirmationStatus quantity=\"5\" type=\"accept\">"))
        #expect(text.contains("<ConfirmationStatus quantity=\"7\" type=\"reject\">"))
    }

    @Test func `a line that a new version drops and that stays is told in words`() throws {
        let files = try answers(to: try Fixture.bytes("cxml/update.xml")) { order in
            let lines = [
                LineOutcome(number: order.lines[0].number, status: .accepted),
                LineOutcome(number: LineNumber(unchecked: "2"), status: .rejected(Self.fault), quantity: 2),
                LineOutcome(number: LineNumber(unchecked: "4"), status: .cancelled, quantity: 0),
            ]
            return OrderOutcome(document: order, verdict: .changed, lines: lines)
        }
        let text = String(decoding: try #require(files.last).bytes, as: UTF8.self)
        #expect(text.contains("type=\"detail\"") && text.contains(">line 2: the order.test went wrong"))
        #expect(text.matches(of: #/<ConfirmationItem /#).count == 1)
    }

    @Test(arguments: [
        ("<Request><PunchOutSetupRequest/></Request>", "450"), ("<Request><OrderRequest>&nbsp;", "406"),
        ("<Request><OrderRequest/></Request>", "400"), ("<Request/>", "400"),
        ("<Request>\(#"<OrderRequest><OrderRequestHeader orderID="1"/></OrderRequest>"#)</Request>", "400"),
    ])
    func `what cannot be taken gets a permanent status and its reason`(content: String, code: String) throws {
        let files = try answers(to: Array("<cXML payloadID='p'>\(content)</cXML>".utf8), outcome: Self.accepted)
        #expect(files.map(\.kind) == ["Response"])
        let text = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(text.contains("<Status code=\"\(code)\"") && text.contains("</Status>"))
    }

    @Test(arguments: ["<Response><Status code='500' text='x'/></Response>", "<Message><X/></Message>", "<Header/>"])
    func `what is no request is not answered`(content: String) throws {
        #expect(try answers(to: Array("<cXML payloadID='p'>\(content)</cXML>".utf8), outcome: Self.accepted).isEmpty)
    }

    @Test func `writes what the profile wants; without confirmations a refusal is in the status`() throws {
        let bytes = try Fixture.bytes("cxml/order.xml")
        let refused = { (order: OrderDocument) in
            OrderOutcome(document: order, verdict: .refused, faults: [Self.fault])
        }
        #expect(
            try answers(to: bytes, with: profile { $0.cxml.wantsResponse = false }, outcome: refused).map(\.kind) == [
                "ConfirmationRequest"
            ]
        )
        let files = try answers(to: bytes, with: profile { $0.cxml.wantsConfirmation = false }, outcome: refused)
        #expect(files.map(\.kind) == ["Response"])
        #expect(String(decoding: files[0].bytes, as: UTF8.self).contains("<Status code=\"409\" text=\"Conflict\""))
    }

    @Test func `repeats no secret`() throws {
        for name in try Fixture.all(in: "cxml") {
            for file in try answers(to: try Fixture.bytes(name), outcome: Self.accepted) {
                #expect(!String(decoding: file.bytes, as: UTF8.self).contains("sesame"))
            }
        }
    }

    @Test func `what is written is valid against the DTD, whatever was sent`() throws {
        guard Oracles.python != nil, let folder = ProcessInfo.processInfo.environment["HOLDFAST_CXML_DTD"] else {
            return print("skipped: \(Oracles.absence), and HOLDFAST_CXML_DTD to a folder with cXML.dtd")
        }
        let files = try Self.everyAnswer().enumerated().map { (name: "\($0).xml", bytes: $1.bytes) }
        let written = try WrittenFiles(files)
        let (status, text) = try Oracles.run("cxml.py", ["validate", folder] + written.paths)
        #expect(status == 0 && text == String(repeating: "valid\n", count: files.count), "\(text)")
    }

    /// Answers of every kind, to documents with odd and missing parts.
    private static func everyAnswer() throws -> [AcknowledgementFile] {
        let odd =
            "<cXML payloadID='&#9;a&quot;&lt;&gt;]]&gt;'><Request><OrderRequest><OrderRequestHeader orderID='&amp;&#xE9;'/>"
            + "<ItemOut quantity='1'><ItemID><SupplierPartID>S</SupplierPartID></ItemID></ItemOut></OrderRequest></Request></cXML>"
        let documents = try Fixture.all(in: "cxml").map(Fixture.bytes) + [Array(odd.utf8)]
        let others = ["<Request><ProfileRequest/></Request>", "<Request><OrderRequest>&x;", "<Request/>"].map {
            Array("<cXML payloadID='p'>\($0)</cXML>".utf8)
        }
        let statuses: [LineOutcome.Status] = [.accepted, .held(.ambiguous), .released, .cancelled, .rejected(fault)]
        let verdicts: [OrderOutcome.Verdict] = [.accepted, .changed, .cancelled, .repeated, .refused]
        var files: [AcknowledgementFile] = []
        for bytes in documents + others {
            for (status, verdict) in zip(statuses, verdicts) {
                files += try answers(to: bytes) { order in
                    let numbers = order.lines.map(\.number) + [LineNumber(unchecked: "99")]
                    let lines = numbers.map { LineOutcome(number: $0, status: status, detail: "<&\u{1}\"> 'x' ü") }
                    return OrderOutcome(document: order, verdict: verdict, faults: [fault, fault], lines: lines)
                }
            }
        }
        return files
    }

    private static let fault = Fault(code: "order.test", message: "the order.test went wrong", remedy: "mend it")

    private static func accepted(_ order: OrderDocument) -> OrderOutcome {
        let lines = order.lines.map { LineOutcome(number: $0.number, status: .accepted) }
        return OrderOutcome(document: order, verdict: .accepted, lines: lines)
    }

    private func answers(
        to bytes: [UInt8],
        with profile: FeedProfile = FeedProfile(),
        outcome: (OrderDocument) -> OrderOutcome
    ) throws -> [AcknowledgementFile] {
        try Self.answers(to: bytes, with: profile, outcome: outcome)
    }

    private static func answers(
        to bytes: [UInt8],
        with profile: FeedProfile = FeedProfile(),
        outcome: (OrderDocument) -> OrderOutcome
    ) throws -> [AcknowledgementFile] {
        let feed = parse(bytes, profile)
        let answered = AnsweredFeed(
            envelope: try #require(feed.envelope),
            outcomes: feed.orders.map(outcome),
            faults: feed.faults,
            receipt: "rcp_1",
            partner: "nordwind",
            receivedAt: Timestamp(milliseconds: 1_795_525_500_250)
        )
        return try Acknowledgements.files(answering: answered, profile: profile, numbers: NoNumbers())
    }

    private struct NoNumbers: ControlNumberSource {
        func next(in series: String) throws -> Int { 1 }
    }

    private static let confirmation = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE cXML SYSTEM "http://xml.cXML.org/schemas/cXML/1.2.050/Fulfill.dtd">
        <cXML version="1.2.050" payloadID="rcp_1.confirmation@holdfast" timestamp="2026-11-24T13:05:00+00:00" xml:lang="en-US">
          <Header>
            <From>
              <Credential domain="DUNS">
                <Identity>315000099</Identity>
              </Credential>
            </From>
            <To>
              <Credential domain="DUNS">
                <Identity>315000001</Identity>
              </Credential>
              <Credential domain="NetworkId" type="marketplace">
                <Identity>AN-NORDWIND</Identity>
              </Credential>
            </To>
            <Sender>
              <Credential domain="DUNS">
                <Identity>315000099</Identity>
              </Credential>
              <UserAgent>Holdfast</UserAgent>
            </Sender>
          </Header>
          <Request deploymentMode="production">
            <ConfirmationRequest>
              <ConfirmationHeader confirmID="rcp_1" operation="new" type="accept" noticeDate="2026-11-24T13:05:00+00:00"/>
              <OrderReference orderID="PO-7001" orderDate="2026-11-24T09:14:59+01:00">
                <DocumentReference payloadID="1764060000.4711@erp.nordwind.example"/>
              </OrderReference>
              <ConfirmationItem quantity="10" lineNumber="1">
                <UnitOfMeasure>EA</UnitOfMeasure>
                <ConfirmationStatus quantity="10" type="accept">
                  <UnitOfMeasure>EA</UnitOfMeasure>
                </ConfirmationStatus>
              </ConfirmationItem>
              <ConfirmationItem quantity="2" lineNumber="2" parentLineNumber="1">
                <UnitOfMeasure>C62</UnitOfMeasure>
                <ConfirmationStatus quantity="2" type="accept">
                  <UnitOfMeasure>C62</UnitOfMeasure>
                  <Comments xml:lang="en-US">waits &amp; &lt;sees&gt;</Comments>
                </ConfirmationStatus>
              </ConfirmationItem>
            </ConfirmationRequest>
          </Request>
        </cXML>

        """
}
