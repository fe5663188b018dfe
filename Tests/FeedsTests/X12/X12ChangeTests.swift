import Domain
import Feeds
import Testing

/// What an 860 wants.
@Suite struct X12ChangeTests {
    @Test(arguments: [
        ("POC*1*QD*7*9*EA*2.5**VP*A", "change 1 A 7 @2.5"), ("POC*1*QI*7**EA***VP*A", "change 1 A 7"),
        ("POC*1*CA*7", "change 1 7"), ("POC*1*PC***EA*3", "change 1 @3"),
        ("POC*1*RZ*7**EA>1*3**VP*A", "change 1 A 7 @3"),
        ("POC*1*QD*0**EA***VP*A", "cancel 1 A"), ("POC*1*DI", "cancel 1"), ("POC*1*DI*0**EA*0**VP*A", "cancel 1 A"),
        ("POC*1*AI*7**EA*3**VP*A", "1 A 7 @3"), ("POC*1*CT*7**EA***VP*A", "change 1 A 7"),
    ])
    func `POC02 says what is wanted with a line`(segment: String, line: String) {
        let feed = parse(X12Text.change([segment, "CTT*1"]))
        #expect(feed.positions == [])
        #expect(feed.summary == ["PO-1 change: \(line)"])
    }

    @Test(
        arguments: [
            (["POC*1*XX*7**EA***VP*A"], "POC 3 e2 c7 x12.changeCode"),
            (["POC*1*RE*7**EA***VP*A"], "POC 3 e2 c7 x12.changeCode"),
            (["POC*1**7**EA***VP*A"], "POC 3 e2 c1 x12.elementMissing"),
            (["POC*1*CA*0"], "POC 3 e3 c7 value.outOfRange"),
            (["POC*1*CA*0.5"], "POC 3 e3 c7 value.notWhole"), (["POC*1*AI*7"], "POC 3 e9 c1 order.skuMissing"),
            (["POC*1*AI***EA***VP*A"], "POC 3 e3 c1 order.quantityMissing"),
            (["POC**CA*7"], "POC 3 e1 c1 order.lineNumberMissing"), (["CTT*0"], "POC 4 c3 x12.segmentMissing"),
            (["PO1*1*5*EA***VP*A"], "POC 4 c3 x12.segmentMissing"),
            (["POC*1*DI", "CTT*2"], "CTT 4 e1 c7 x12.lineCount"),
            (["POC*1*DI", "POC*1*DI"], "POC 4 e1 c7 order.duplicateLineNumber"),
        ] as [([String], String)]
    )
    func `refuses the set`(segments: [String], position: String) {
        let feed = parse(X12Text.change(segments))
        #expect(feed.positions == [position])
        #expect(feed.orders == [])
        #expect(feed.x12?.interchanges[0].groups[0].sets[0].errorCodes == ["5"])
    }

    @Test func `a line that does not change is passed over`() {
        let feed = parse(X12Text.change(["POC*1*NC*5**EA***VP*A", "PID*F****X", "POC*2*QI*6", "CTT*2"]))
        #expect(feed.positions == [])
        #expect(feed.summary == ["PO-1 change: change 2 6"])
    }

    @Test func `parts follow the line that they are a part of`() {
        let part = { (code: String) in "SLN*1**\(code)*3*EA****VP*P" }
        let segments = [
            "POC*1*QI*7", part("C"), "POC*2*DI", part("I"), "POC*3*AI*1**EA***VP*B", part("I"), "POC*4*CA*2", part("D"),
            "POC*5*CA*2", part("A"), "CTT*5",
        ]
        let feed = parse(X12Text.change(segments))
        #expect(feed.positions == [])
        #expect(
            feed.summary == [
                "PO-1 change: change 1 7, change 1.1 P 3, cancel 2, cancel 2.1 P, 3 B 1, 3.1 P 3, change 4 2, "
                    + "cancel 4.1 P, change 5 2, 5.1 P 3"
            ]
        )
    }

    @Test func `a replacement is the whole order anew`() {
        let segments = ["POC*1*CA*7**EA***VP*A", "POC*2*DI*1**EA***VP*B", "POC*3*NC*2**EA***VP*C", "CTT*3"]
        let feed = parse(X12Text.change(segments, "BCH*05*NE*PO-1**3*20261124"))
        #expect(feed.positions == [])
        #expect(feed.summary == ["PO-1 replacement: 1 A 7, 3 C 2"])
        #expect(feed.orders.first?.revision == 3)
    }

    @Test func `a cancellation cancels the order, and no line of it alone`() {
        let beginning = "BCH*01*NE*PO-1**1*20261124"
        #expect(parse(X12Text.change([], beginning)).summary == ["PO-1 cancellation: "])
        let feed = parse(X12Text.change(["POC*1*DI"], beginning))
        #expect(feed.positions == ["POC 3 c8 order.cancellationWithLines"])
    }

    @Test(arguments: [("2", 2), ("007", 7), ("A", nil), ("", nil)] as [(String, Int?)])
    func `BCH05 is the revision where it is a number`(written: String, revision: Int?) {
        let feed = parse(X12Text.change(["POC*1*DI"], "BCH*04*NE*PO-1**\(written)*20261124"))
        #expect(feed.positions == [])
        #expect(feed.orders.map(\.revision) == [revision])
    }

    @Test func `a beginning without a day is refused`() {
        let feed = parse(X12Text.change(["POC*1*DI"], "BCH*04*NE*PO-1"))
        #expect(feed.positions == ["BCH 2 e6 c1 x12.elementMissing"])
    }
}
