import Domain
import Feeds
import Testing

/// 855 and 865.
@Suite struct X12OrderAnswerTests {
    @Test func `an order is acknowledged line by line`() throws {
        var answered = X12Answered()
        answered.interchange.usage = "T"
        answered.addOrder(.of([.accepted, .held(.noAccount)]))
        #expect(
            try answered.segments("855") == [
                "ISA*00*          *00*          *ZZ*HOLDFAST       *01*ACME           *261124*0945*U*00401*000000002*0*T*>",
                "GS*PR*HOLDAPP*ACMEAPP*20261124*0945*2*X*004010",
                "ST*855*0001", "BAK*00*AD*PO-1001*20261120*****20261124", "CUR*SE*USD", "REF*TN*rcp_0abcdefghjkmn",
                "PO1*1*10*EA*19.90**VN*SKU-1", "ACK*IA*10*EA",
                "PO1*2*10*EA*19.90**VN*SKU-2", "ACK*IH*10*EA", "N9*L1*held.noAccount",
                "MSG*it is not certain yet which Smart Account it is for; name it by an assignment",
                "CTT*2", "SE*12*0001", "GE*1*2", "IEA*1*000000002",
            ]
        )
    }

    @Test func `a change is acknowledged with what became of each line`() throws {
        let outcome = OrderOutcome.of(
            [.held(.noAccount), .cancelled, .rejected(.lineUnknown)],
            .changed,
            action: .change
        ) {
            $0.document.revision = 3
            $0.document.lines[1].action = .cancel
            $0.lines[0].quantity = 7
            $0.lines[0].previousQuantity = 10
            $0.document.lines[0].quantity = Quantity(7)
            $0.lines[1].quantity = 0
            $0.lines[1].previousQuantity = 10
            $0.lines[2].quantity = nil
            $0.faults = [.lineUnknown]
        }
        var answered = X12Answered()
        answered.addOrder(outcome, set: "860")
        #expect(
            try answered.segments("865").dropFirst() == [
                "GS*CA*HOLDAPP*ACMEAPP*20261124*0945*2*X*004010",
                "ST*865*0001", "BCA*00*AC*PO-1001**3*20261120****20261124", "CUR*SE*USD", "REF*TN*rcp_0abcdefghjkmn",
                "POC*1*QD*7*7*EA*19.90**VN*SKU-1", "ACK*IH*7*EA", "N9*L1*held.noAccount",
                "MSG*it is not certain yet which Smart Account it is for; name it by an assignment",
                "POC*2*DI*0*0*EA*19.90**VN*SKU-2", "ACK*ID*10*EA",
                "POC*3*RC*10*10*EA*19.90**VN*SKU-3", "ACK*IR*10*EA", "N9*L1*order.lineUnknown",
                "MSG*the order has no line 7; send the line's own number",
                "CTT*3", "SE*16*0001", "GE*1*2", "IEA*1*000000002",
            ]
        )
    }

    /// The line's status, how many stand now, how many stood; ACK of an 855, POC's beginning and ACK of an 865.
    @Test(
        arguments: [
            (.accepted, 10, nil, "ACK*IA*10*EA", "NC*10*10", "ACK*IA*10*EA"),
            (.accepted, 7, nil, "ACK*IQ*7*EA", "NC*7*7", "ACK*IA*7*EA"),
            (.accepted, 7, 5, "ACK*IQ*7*EA", "QI*7*7", "ACK*IQ*7*EA"),
            (.accepted, 7, 9, "ACK*IQ*7*EA", "QD*7*7", "ACK*IQ*7*EA"),
            (.held(.ambiguous), 10, 12, "ACK*IH*10*EA", "QD*10*10", "ACK*IH*10*EA"),
            (.released, 10, nil, "ACK*AC*10*EA", "NC*10*0", "ACK*AC*10*EA"),
            (.cancelled, 0, 10, "ACK*ID*10*EA", "DI*0*0", "ACK*ID*10*EA"),
            (.rejected(.lineUnknown), 4, nil, "ACK*IR*10*EA", "RC*4*4", "ACK*IR*10*EA"),
            (.rejected(.lineUnknown), nil, nil, "ACK*IR*10*EA", "RC*10*10", "ACK*IR*10*EA"),
        ] as [(LineOutcome.Status, Int?, Int?, String, String, String)]
    )
    func `each status has its code`(
        status: LineOutcome.Status,
        quantity: Int?,
        previous: Int?,
        order: String,
        change: String,
        changed: String
    ) throws {
        let edit = { (outcome: inout OrderOutcome) in
            outcome.lines[0].quantity = quantity
            outcome.lines[0].previousQuantity = previous
        }
        var answered = X12Answered()
        answered.addOrder(.of([status], change: edit))
        answered.addOrder(.of([status], .changed, action: .change, change: edit), set: "860")
        #expect(try answered.segments("855", "ACK") == [order])
        #expect(try answered.segments("865", "ACK") == [changed])
        #expect(try answered.segments("865", "POC")[0].hasPrefix("POC*1*\(change)*EA*"))
    }

    /// Data element 587 by what became of the order and its lines.
    @Test(
        arguments: [
            (.accepted, [.accepted, .held(.noAccount)], [], "AD"),
            (.accepted, [.held(.onRequest)], [], "AD"),
            (.accepted, [.accepted, .rejected(.lineUnknown)], [], "AC"),
            (.accepted, [.rejected(.lineUnknown)], [], "RD"),
            (.repeated, [.released, .accepted], [], "AD"),
            (.repeated, [.released, .cancelled], [], "AC"),
            (.changed, [.accepted], [.conflict], "AC"),
            (.refused, [.rejected(.lineUnknown)], [.conflict], "RD"),
            (.refused, [], [.conflict], "RJ"),
            (.cancelled, [], [], "AD"),
        ] as [(OrderOutcome.Verdict, [LineOutcome.Status], [Fault], String)]
    )
    func `the order's acknowledgment says whether all is as it was asked for`(
        verdict: OrderOutcome.Verdict,
        statuses: [LineOutcome.Status],
        faults: [Fault],
        code: String
    ) throws {
        var answered = X12Answered()
        answered.addOrder(.of(statuses, verdict) { $0.faults = faults })
        #expect(try answered.segments("855", "BAK")[0].hasPrefix("BAK*00*\(code)*PO-1001*"))
    }

    /// With and without where its lines stand.
    @Test(arguments: [true, false])
    func `a refused order says why, and rejects its lines`(hasLines: Bool) throws {
        var answered = X12Answered()
        answered.addOrder(
            .of([.held(.noAccount)], .refused) {
                if !hasLines { $0.lines = [] }
                $0.faults = [.conflict]
            }
        )
        #expect(
            try answered.segments("855", "BAK", "N9", "MSG", "ACK") == [
                "BAK*00*RD*PO-1001*20261120*****20261124", "N9*L1*order.conflict",
                "MSG*order PO-1001 is known with other lines; send a change", "ACK*IR*10*EA",
            ]
        )
    }

    @Test func `lines that the document does not name are answered too`() throws {
        let outcome = OrderOutcome.of([], .cancelled) {
            $0.document.purpose = .cancellation
            $0.document.orderDate = nil
            $0.document.currency = nil
            $0.lines = [
                LineOutcome(
                    number: LineNumber(unchecked: "1"),
                    status: .cancelled,
                    isChanged: true,
                    sku: SKU(unchecked: "SKU-1"),
                    quantity: 0,
                    previousQuantity: 4
                ),
                LineOutcome(number: LineNumber(unchecked: "2"), status: .released, quantity: 3),
            ]
        }
        var answered = X12Answered()
        answered.profile.skuQualifiers = ["MG"]
        answered.addOrder(outcome, set: "860")
        #expect(
            try answered.segments("865", "BCA", "CUR", "POC", "ACK") == [
                "BCA*00*AD*PO-1001***20261124****20261124", "POC*1*DI*0*0*EA***MG*SKU-1", "ACK*ID*4*EA",
                "POC*2*NC*3*0*EA",
                "ACK*AC*3*EA",
            ]
        )
    }

    @Test func `what is left to receive is not said where POC04 means another thing`() throws {
        var answered = X12Answered(version: "00602")
        answered.addOrder(.of([.accepted], .changed, action: .change), set: "860", version: "006020")
        let segments = try answered.segments("865", "POC")
        #expect(segments == ["POC*1*NC*10**EA*19.90**VN*SKU-1"])
    }

    @Test func `several orders of a group share one interchange`() throws {
        var answered = X12Answered()
        answered.outcomes = [
            .of([.accepted]), .of([.released], .repeated), .of([.cancelled], .changed, action: .cancel),
        ]
        answered.addGroup(sets: [.taken(at: 0), .leftOut(), .taken("850", "0003", at: 1), .taken("860", "0004", at: 2)])
        #expect(try answered.files.map(\.kind) == ["997", "855", "865"])
        #expect(
            try answered.segments("855", "ST", "SE", "GE") == [
                "ST*855*0001", "SE*8*0001", "ST*855*0002", "SE*8*0002", "GE*2*2",
            ]
        )
    }

    @Test func `what is too long for its element is cut, or left out where a part would be another thing`() throws {
        let outcome = OrderOutcome.of([.accepted, .held(.needsReview)]) {
            $0.document.number = OrderNumber(unchecked: "PO-" + String(repeating: "7", count: 25))
            $0.document.lines[0].sku = nil
            $0.lines[0].sku = SKU(unchecked: String(repeating: "S", count: 49))
            $0.lines[0].number = LineNumber(unchecked: String(repeating: "1", count: 25))
            $0.document.lines[0].number = $0.lines[0].number
            $0.document.lines[1].unit = Name(unchecked: "EACH")
            $0.lines[1].detail = (0..<60).map { "word-number-\($0)" }.joined(separator: " ")
        }
        var answered = X12Answered()
        answered.addOrder(outcome)
        let (sevens, ones) = (String(repeating: "7", count: 25), String(repeating: "1", count: 20))
        let expected = [
            "BAK*00*AD*PO-\(sevens.prefix(19))*20261120*****20261124", "REF*PO*PO-\(sevens)",
            "REF*TN*rcp_0abcdefghjkmn", "PO1*\(ones)*10*EA*19.90", "PO1*2*10*EA*19.90**VN*SKU-2",
        ]
        let segments = try answered.segments("855", "BAK", "REF", "PO1", "MSG")
        #expect(Array(segments.prefix(5)) == expected)
        let messages = segments.dropFirst(5)
        #expect(messages.count == 4)
        #expect(messages.allSatisfy { $0.utf8.count <= 268 && $0.hasPrefix("MSG*word-number-") })
    }
}
