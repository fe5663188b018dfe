import Domain
import Feeds
import Testing

/// What an 850 says, and what is wrong with it.
@Suite struct X12OrderTests {
    @Test func `everything of an order has its place in the document`() throws {
        let feed = parse(try Fixture.bytes("x12/orders-850.edi"))
        #expect(feed.codes == [])
        #expect(
            feed.summary == [
                "PO-7001 new: 10 C9300-DNA-A-48-3Y 5 @1249.5, 20 SVS-C9300 25 @0.99, 20.1 SVS-C9300-P 25",
                "PO-6900 change: change 1 SKU-A 7 @12.5, cancel 2 SKU-B, 3 SKU-C 4 @1",
            ]
        )
        let order = feed.orders[0]
        #expect(order.orderDate == CalendarDate(year: 2026, month: 11, day: 24))
        #expect(order.currency?.text == "EUR")
        #expect(order.endCustomerOrderNumber?.text == "EC-4711")
        #expect(order.reseller?.text == "Reseller Ltd")
        #expect(order.revision == nil)
        #expect(order.kind == .standard)
        #expect(
            CSVOrdersTests.described(order.endCustomer).joined(separator: "|")
                == "Contoso AG|DE|kim@contoso.example|-|C-300|DE123456789|-|Hauptstrasse 1, 2. Stock|01067|Dresden|-|-"
        )
        #expect(order.lines.map(\.skuScheme?.text) == ["VP", "MG", "VP"])
        #expect(order.lines.map(\.unit?.text) == ["EA", "EA", "EA"])
        #expect(order.lines.map(\.productDescription?.text) == ["Network subscription", "Support", nil])
        #expect(order.lines.map(\.parent?.text) == [nil, nil, "20"])
        #expect(order.lines.map(\.endCustomer.name?.text) == [nil, "Fabrikam SA", "Fabrikam SA"])
        #expect(order.lines[1].endCustomer.dunsNumber?.text == "123456789")
        #expect(order.lines[1].endCustomer.country?.text == "FR")
        #expect(order.lines.map(\.place.line) == [17, 20, 24])
        #expect(feed.orders[1].revision == 2)
    }

    @Test(arguments: [
        ("00", "new"), ("06", "new"), ("07", "new"), ("15", "new"), ("18", "new"), ("04", "change"),
        ("05", "replacement"), ("01", "cancellation"),
    ])
    func `BEG01 says what is wanted`(code: String, purpose: String) {
        let feed = parse(X12Text.order(["PO1*1*5*EA***VP*A"], "BEG*\(code)*NE*PO-1**20261124"))
        #expect(feed.codes == [])
        #expect(feed.orders.map(\.purpose.rawValue) == [purpose])
        #expect(feed.orders.first?.lines.map(\.action) == (code == "01" ? [] : [code == "04" ? .change : .add]))
    }

    @Test(arguments: [
        (["PO1*1*5*EA***VP*A", "PO1*2*6*EA***VP*B"], "1 A 5, 2 B 6"),
        (["PO1**5*EA***VP*A", "PO1**6*EA***VP*B"], "1 A 5, 2 B 6"),
        (["PO1*0001*5.00*EA*1.50**VP*A"], "0001 A 5 @1.50"), (["PO1*1*5.*EA*.5**VP*A"], "1 A 5 @0.5"),
        (["PO1*1*+5"].map { $0.replacing("+", with: "") + "*EA*-1.5**VP*A" }, "1 A 5 @-1.5"),
        (["PO1*1*5*EA***BP*A*VP*B*UP*C"], "1 B 5"), (["PO1*1*5*EA*****VN*B"], "1 B 5"),
        (["PO1*1*5*EA***UP**IN*C"], "1 C 5"), (["PO1*1*5*EA***N4*NDC"], "1 NDC 5"),
        (["PO1*1*5*EA***VP*A*PI"], "1 A 5"), (["PO1*1*5*EA***VP* A B "], "1 A B 5"),
        (["PO1*1*5****VP*A"], "1 A 5"), (["ZZZ*1", "PO1*1*5*EA***VP*A", "Q1*x", "SCH*5*EA***106*20261124"], "1 A 5"),
        (["PO1*1*5*EA***VP*A", "SLN*1**I*10*EA****VP*P", "SLN*2**A*5*EA****VP*Q"], "1 A 5, 1.1 P 10, 1.2 Q 5"),
        (["PO1*1*5*EA***VP*A", "SLN*1.7**I*10*EA****VP*P"], "1 A 5, 1.7 P 10"),
        (["PO1*1*5*EA***VP*A", "SLN*1**O*10*EA****VP*P", "SLN*2**I", "SLN*3**D*1*EA****VP*P"], "1 A 5"),
        (
            ["PO1**5*EA***VP*A", "SLN***I*1*EA****VP*P", "SLN***I*1*EA****VP*Q", "PO1**5*EA***VP*B"],
            "1 A 5, 1.1 P 1, 1.2 Q 1, 2 B 5"
        ),
        (["PO1*1*5*EA***VP*A", "CTT*1"], "1 A 5"), (["PO1*1*5*EA***VP*A", "CTT*001*5*9"], "1 A 5"),
    ])
    func `lines`(segments: [String], lines: String) {
        let feed = parse(X12Text.order(segments))
        #expect(feed.positions == [])
        #expect(feed.summary == ["PO-1 new: \(lines)"])
    }

    /// Segment, its number, e and the element, c and the standard's code, our code.
    @Test(
        arguments: [
            (["PO1*1*1.5*EA***VP*A"], "PO1 3 e2 c7 value.notWhole"),
            (["PO1*1*0*EA***VP*A"], "PO1 3 e2 c7 value.outOfRange"),
            (["PO1*1*-1*EA***VP*A"], "PO1 3 e2 c7 value.outOfRange"),
            (["PO1*1*x*EA***VP*A"], "PO1 3 e2 c6 value.notANumber"),
            (["PO1*1*1,5*EA***VP*A"], "PO1 3 e2 c6 value.decimalMark"),
            (["PO1*1*99999999999999999999*EA***VP*A"], "PO1 3 e2 c7 value.outOfRange"),
            (["PO1*1**EA***VP*A"], "PO1 3 e2 c1 order.quantityMissing"),
            (["PO1*1*5*EA"], "PO1 3 e7 c1 order.skuMissing"),
            (["PO1*1*5*EA***VP"], "PO1 3 e7 c1 order.skuMissing"),
            (["PO1*1*5*EACH***VP*A"], "PO1 3 e3 c5 x12.elementLength"),
            (["PO1*1*5*E***VP*A"], "PO1 3 e3 c4 x12.elementLength"),
            (["PO1*1*5*EA*x**VP*A"], "PO1 3 e4 c6 value.notANumber"),
            (["PO1*1*5*EA***VP*A\tB"], "PO1 3 e7 c6 value.controlCharacter"),
            (["PO1*1*5*EA***VP*A", "PO1*1*5*EA***VP*B"], "PO1 4 e1 c7 order.duplicateLineNumber"),
            (["PO1*1*5*EA***VP*A", "PO1**5*EA***VP*B"], "PO1 4 e1 c1 order.lineNumberMissing"),
            (["PO1**5*EA***VP*A", "PO1*2*5*EA***VP*B"], "PO1 4 e1 c7 order.lineNumberMissing"),
            (["PO1*1*5*EA***VP*A", "CTT*2"], "CTT 4 e1 c7 x12.lineCount"),
            (["PO1*1*5*EA***VP*A", "CTT"], "CTT 4 e1 c7 x12.lineCount"),
            (["PO1*1*5*EA***VP*A", "CTT*1", "CTT*1"], "CTT 5 c5 x12.segmentRepeated"),
            (["CTT*0", "PO1*1*5*EA***VP*A"], "PO1 4 c7 x12.segmentOrder"),
            (["CTT*0"], "PO1 4 c3 x12.segmentMissing"), ([], "PO1 3 c3 x12.segmentMissing"),
            (["BEG*00*NE*PO-2**20261124", "PO1*1*5*EA***VP*A"], "BEG 3 c5 x12.segmentRepeated"),
            (["po1*1*5*EA***VP*A", "PO1*1*5*EA***VP*A"], "po1 3 c1 x12.segmentName"),
            (["???", "PO1*1*5*EA***VP*A"], "??? 3 c1 x12.segmentName"),
            (["*A*B", "PO1*1*5*EA***VP*A"], " 3 c1 x12.segmentName"),
            (["CUR*BY*EURO", "PO1*1*5*EA***VP*A"], "CUR 3 e2 c7 value.malformed"),
            (["N1**X", "PO1*1*5*EA***VP*A"], "N1 3 e1 c1 x12.elementMissing"),
            (["N1*EN*X", "N4*Rome***ITALY", "PO1*1*5*EA***VP*A"], "N4 4 e4 c7 value.malformed"),
            (["N1*EN*X", "N4*Rome***XXX", "PO1*1*5*EA***VP*A"], "N4 4 e4 c7 value.malformed"),
            (["PO1*1*5*EA***VP*A", "SLN*1**X*5*EA****VP*P"], "SLN 4 e3 c7 x12.relationship"),
            (["PO1*1*5*EA***VP*A", "SLN*1***5*EA****VP*P"], "SLN 4 e3 c1 x12.elementMissing"),
            (["PO1*1*5*EA***VP*A", "SLN*1**I*5*EA"], "SLN 4 e10 c1 order.skuMissing"),
            (["PO1*1*5*EA***VP*A", "SLN*1**I**EA****VP*P"], "SLN 4 e4 c1 order.quantityMissing"),
            (["PO1*\(String(repeating: "1", count: 33))*5*EA***VP*A"], "PO1 3 e1 c5 value.tooLong"),
            (["PO1*1*5*EA***VP*\(String(repeating: "A", count: 101))"], "PO1 3 e7 c5 value.tooLong"),
            (["PO1*1*5*EA***VP*\(String(repeating: "A*", count: 600))"], "PO1 3 c8 x12.tooManyElements"),
        ] as [([String], String)]
    )
    func `refuses the set`(segments: [String], position: String) throws {
        let feed = parse(X12Text.order(segments))
        #expect(feed.positions == [position])
        #expect(feed.orders == [])
        #expect(feed.rejected.map(\.name) == ["PO-1"])
        let set = try #require(feed.x12?.interchanges[0].groups[0].sets[0])
        #expect(set.errorCodes == ["5"])
        // The acknowledgement tells the same as the fault.
        let standard = try #require(feed.faults.first[0].position)
        let error = try #require(set.segmentErrors.first)
        #expect(set.segmentErrors.count == 1)
        #expect(error.segment == standard.segment)
        #expect(error.segmentNumber == standard.segmentNumber)
        #expect(error.code == (standard.element == nil ? standard.code : nil))
        #expect(error.elements.map(\.element) == (standard.element.map { [$0] } ?? []))
        #expect(error.elements.allSatisfy { $0.code == standard.code && $0.reference != nil })
    }

    @Test(arguments: [
        ("BEG*00*NE*PO-1", "BEG 2 e5 c1 x12.elementMissing"),
        ("BEG*00*NE***20261124", "BEG 2 e3 c1 x12.elementMissing"),
        ("BEG*00**PO-1**20261124", "BEG 2 e2 c1 x12.elementMissing"),
        ("BEG**NE*PO-1**20261124", "BEG 2 e1 c1 x12.elementMissing"),
        ("BEG*22*NE*PO-1**20261124", "BEG 2 e1 c7 x12.purpose"),
        ("BEG*00*BE*PO-1**20261124", "BEG 2 e2 c7 x12.orderType"),
        ("BEG*00*IN*PO-1**20261124", "BEG 2 e2 c7 x12.orderType"),
        ("BEG*00*NE*PO-1**20261324", "BEG 2 e5 c8 value.malformed"),
        ("BEG*00*NE*PO-1**24.11.26", "BEG 2 e5 c8 value.malformed"),
        ("BEG*00*NE*\(String(repeating: "9", count: 65))**20261124", "BEG 2 e3 c5 value.tooLong"),
        ("BCH*04*NE*PO-1***20261124", "BEG 4 c3 x12.segmentMissing"),
    ])
    func `refuses the beginning`(beginning: String, position: String) {
        let feed = parse(X12Text.order(["PO1*1*5*EA***VP*A"], beginning))
        #expect(feed.positions == [position])
        #expect(feed.rejected.count == 1)
    }

    @Test func `a beginning that comes late is out of order`() {
        let feed = parse(X12Text.order([X12Text.beginning, "PO1*1*5*EA***VP*A"], "CUR*BY*EUR"))
        #expect(feed.positions == ["BEG 3 c7 x12.segmentOrder"])
    }

    @Test func `all faults of a set are reported, and those of one segment together`() {
        let feed = parse(X12Text.order(["PO1*1*x*EACH***VP*A", "PO1*2*1.5*EA***VP*B"], "BEG*99*NE*PO-1**20261124"))
        #expect(
            feed.positions == [
                "BEG 2 e1 c7 x12.purpose", "PO1 3 e2 c6 value.notANumber", "PO1 3 e3 c5 x12.elementLength",
                "PO1 4 e2 c7 value.notWhole",
            ]
        )
        let errors = feed.x12?.interchanges[0].groups[0].sets[0].segmentErrors ?? []
        #expect(errors.map(\.segmentNumber) == [2, 3, 4])
        #expect(errors.map(\.elements.count) == [1, 2, 1])
        #expect(errors[1].loop == "PO1")
        #expect(errors[1].elements.map(\.value) == ["x", "EACH"])
    }

    @Test func `a cancellation needs no lines, and those it repeats are not asked`() {
        let bare = parse(X12Text.order([], "BEG*01*NE*PO-1**20261124"))
        let lines = ["PO1*1*x*EA", "N1*EN*X", "N4*Rome***ITALY", "SLN*1**I*x", "CTT*1"]
        let full = parse(X12Text.order(lines, "BEG*01*NE*PO-1**20261124"))
        for feed in [bare, full] {
            #expect(feed.positions == [])
            #expect(feed.summary == ["PO-1 cancellation: "])
        }
    }

    @Test func `dates of six digits have their century`() {
        let dates = [("261124", 2026), ("991231", 1999), ("690101", 2069), ("700101", 1970)]
        for (date, year) in dates {
            let feed = parse(X12Text.order(["PO1*1*5*EA***VP*A"], "BEG*00*NE*PO-1**\(date)"))
            #expect(feed.orders.first?.orderDate?.year == year)
        }
    }

    @Test func `text is UTF-8, or else Windows-1252, or else refused`() {
        let segments = { (name: [UInt8]) in
            Array(X12Text.order(["N1*EN*NAME", "PO1*1*5*EA***VP*A"]).utf8).split(separator: Array("NAME".utf8))
                .joined(separator: name)
        }
        #expect(parse(Array(segments(Array("Müller".utf8)))).orders[0].endCustomer.name?.text == "Müller")
        #expect(parse(Array(segments([0x4D, 0xFC, 0x80]))).orders[0].endCustomer.name?.text == "Mü€")
        #expect(parse(Array(segments([0x4D, 0x81]))).positions == ["N1 3 e2 c6 x12.text"])
        let latin = profile { $0.encoding = .windows1252 }
        #expect(parse(Array(segments([0xC3, 0xBC])), latin).orders[0].endCustomer.name?.text == "Ã¼")
        let utf8 = profile { $0.encoding = .utf8 }
        #expect(parse(Array(segments([0x4D, 0xFC])), utf8).positions == ["N1 3 e2 c6 x12.text"])
    }
}
