import Domain
import Feeds
import Foundation
import Testing

/// Files of other projects: each gives what is in it, or is refused for what is wrong with it.
///
/// A third of the expectations was read by hand; the others are those of pydifact 0.2.3, which reads segments and checks
/// neither counts nor references. Where it differs, the comment says why.
@Suite struct EDIFACTSamplesTests {
    struct Expectation: CustomTestStringConvertible, Sendable {
        let file: String
        var orders = 0
        var lines = 0
        var quantity = 0
        /// The customer numbers of the end customers, where there are any.
        var customers: [String] = []
        /// How many units are left out.
        var rejected = 0
        /// The codes of the faults, each once, in the order of the file.
        var codes: [String] = []

        var testDescription: String { file }
    }

    private static func one(_ file: String, lines: Int, quantity: Int) -> Expectation {
        Expectation(file: file, orders: 1, lines: lines, quantity: quantity)
    }

    private static func refused(_ file: String, _ codes: String..., units: Int = 1) -> Expectation {
        Expectation(file: file, rejected: units, codes: codes)
    }

    private static let orders: [Expectation] = [
        // By hand. Every segment of the directory once, with random words: the document is a certificate (1).
        refused(
            "BerryWorksSoftware__edireader__ORDERS-D01B-UNOE.edi",
            "edifact.documentName",
            "edifact.cancellationWithActions"
        ),
        // By hand. UNB says 00000000000916, UNZ 00000916. The oracle reads one order of 3 lines.
        refused("EDIandXML__OBOE__orders", "edifact.interchangeReference"),
        refused("EDIandXML__OBOE__orders.missingMandatorySegments", "edifact.interchangeReference"),
        // By hand. A UNH that lost its U; the oracle stops there as well.
        refused("EdiFabric__EDIFACT.NET__CorruptUnh.txt", "edifact.outsideMessage", "edifact.interchangeCount"),
        // By hand. Two groups with one reference; the oracle knows no groups and reads both.
        Expectation(
            file: "EdiFabric__EDIFACT.NET__DuplicateGroup.txt",
            orders: 1,
            lines: 1,
            quantity: 48,
            rejected: 1,
            codes: ["edifact.duplicateGroup"]
        ),
        // By hand. Messages without an interchange; the oracle asks for none.
        refused("EdiFabric__EDIFACT.NET__MixedTransactionsNoEnvelopes.txt", "edifact.noInterchange", units: 0),
        one("EdiFabric__EDIFACT.NET__PurchaseOrder.txt", lines: 1, quantity: 48),
        one("EdiFabric__EDIFACT.NET__PurchaseOrderCustom2.txt", lines: 1, quantity: 48),
        one("EdiFabric__EDIFACT.NET__PurchaseOrderModified.txt", lines: 1, quantity: 48),
        // UNT counts 38 segments, and 72 are there; the oracle does not count.
        refused("EdiFabric__EDIFACT.NET__PurchaseOrderMultiLine.txt", "edifact.segmentCount"),
        Expectation(file: "EdiFabric__EDIFACT.NET__PurchaseOrders.txt", orders: 2, lines: 2, quantity: 96),
        // By hand. The buyer's own numbers (IN) only; the oracle reads 12 orders of 18 lines.
        refused("bots-edi__bots-plugins__1-2.edi", "edifact.buyerItemNumber", units: 12),
        one("bots-edi__bots-plugins__order02.edi", lines: 1, quantity: 1),
        // 24 interchanges. Left out: one order without lines, and two that are provisional (46), one of them for 123456789012.
        Expectation(
            file: "bots-edi__bots-plugins__orders02-2.edi",
            orders: 21,
            lines: 60,
            quantity: 1_216,
            customers: ["8712345003203", "8712345003203"],
            rejected: 3,
            codes: ["order.noLines", "edifact.function", "value.outOfRange"]
        ),
        one("bots-edi__bots-plugins__orders03.edi", lines: 1, quantity: 1),
        one("bots-edi__bots-plugins__orders04.edi", lines: 1, quantity: 1),
        // By hand. The first of four is provisional (46).
        Expectation(
            file: "bots-edi__bots-plugins__test.edi",
            orders: 3,
            lines: 4,
            quantity: 12,
            customers: ["8712345678901"],
            rejected: 1,
            codes: ["edifact.function"]
        ),
        // Six messages without an interchange, three of them damaged as well; the oracle asks for none.
        refused("hupe1980__edifact-rs__d01b_orders_conforming.edi", "edifact.noInterchange", units: 0),
        refused("hupe1980__edifact-rs__d01b_orders_malformed.edi", "edifact.noInterchange", units: 0),
        refused("hupe1980__edifact-rs__d11a_malformed.edi", "edifact.noInterchange", units: 0),
        refused("hupe1980__edifact-rs__d11a_malformed_component.edi", "edifact.noInterchange", units: 0),
        refused("hupe1980__edifact-rs__d96a_orders_conforming.edi", "edifact.noInterchange", units: 0),
        refused("hupe1980__edifact-rs__d96a_orders_malformed.edi", "edifact.noInterchange", units: 0),
        // By hand. A line break within the tag PRI.
        one("jskrobak__underware.Edifact__D93A_ORDERS.txt", lines: 17, quantity: 49),
        // By hand. IATA's syntax, 8,432 orders in one message, a count of 16 and no UNZ.
        refused("nerdocs__pydifact__huge_file2.edi", "edifact.syntax", "edifact.interchangeEnd"),
        // By hand. The reference is 1 in the UNB and 1234567 in the UNZ. The oracle reads one order of 1 line.
        refused("nerdocs__pydifact__wikipedia_de.edi", "edifact.interchangeReference"),
        // By hand. A line without a quantity, and two lines with the number 2.
        refused(
            "sapstern__edifactconverter__ORDERNoName.txt",
            "order.quantityMissing",
            "order.duplicateLineNumber"
        ),
        // By hand. The second line says how many are in a unit (59) and not how many are ordered.
        refused("sapstern__edifactconverter__ORDERS_D01B.txt", "order.quantityMissing"),
        // UNT counts 22 segments, and 57 are there.
        refused("smooks__smooks-edi-cartridge__BAD_ORDERS_D.03B_Interchange.txt", "edifact.segmentCount"),
        // No UNZ.
        refused("smooks__smooks-examples__input-message.txt", "edifact.interchangeEnd"),
        // By hand. UNT counts 21 segments, and 18 are there.
        refused("xlate__staedi__orders-with-group.edi", "edifact.segmentCount"),
    ]

    private static let responses: [Expectation] = [
        refused("BerryWorksSoftware__edireader__ORDERS-D01B-UNOC.edi", "edifact.unsupportedMessage"),
        refused("BerryWorksSoftware__edireader__ORDERS-D01B-UNOD.edi", "edifact.unsupportedMessage"),
        refused("EdiFabric__EDIFACT.NET__PurchaseOrderResponse.txt", "edifact.unsupportedMessage"),
        refused("bots-edi__bots-plugins__dutchic_aperak1.edi", "edifact.unsupportedMessage"),
        // By hand. An empty UNB, and a second one without a reference; the oracle fails.
        refused(
            "indice-co__EDI.Net__Apperak_edi_out_issue235.edi",
            "edifact.syntax",
            "edifact.interchangeEnd",
            "edifact.interchangeReference"
        ),
        // By hand. DAREFNR0000001 in the UNB, DAREFNR00001 in the UNZ.
        refused("indice-co__EDI.Net__edifact.ORDRSP.edi", "edifact.interchangeReference"),
        refused("nerdocs__pydifact__aperak-2.edi", "edifact.unsupportedMessage"),
        refused("nerdocs__pydifact__aperak_rejected-2.edi", "edifact.unsupportedMessage"),
        refused("nerdocs__pydifact__aperak_rejected.edi", "edifact.unsupportedMessage"),
    ]

    private func check(_ expectation: Expectation, in folder: String) throws {
        guard let url = Fixture.samples(folder) else {
            print("\(expectation.file) is skipped: the samples are not at hand")
            return
        }
        let feed = parse([UInt8](try Data(contentsOf: url.appending(path: expectation.file))))
        let lines = feed.orders.flatMap(\.lines)
        #expect(feed.format == .edifact)
        #expect(feed.orders.count == expectation.orders)
        #expect(lines.count == expectation.lines)
        #expect(lines.reduce(0) { $0 + ($1.quantity?.count ?? 0) } == expectation.quantity)
        #expect(feed.orders.compactMap { $0.endCustomer.customerNumber?.text } == expectation.customers)
        #expect(feed.rejected.count == expectation.rejected)
        var codes: [String] = []
        for code in feed.codes where !codes.contains(code) { codes.append(code) }
        #expect(codes == expectation.codes)
    }

    @Test(arguments: orders)
    func `reads orders as they are`(expectation: Expectation) throws {
        try check(expectation, in: "edifact-orders")
    }

    @Test(arguments: responses)
    func `refuses what is no order`(expectation: Expectation) throws {
        try check(expectation, in: "edifact-responses")
    }

    @Test func `expects something of each file`() throws {
        for (folder, table) in [("edifact-orders", Self.orders), ("edifact-responses", Self.responses)] {
            guard let url = Fixture.samples(folder) else { continue }
            let files = try FileManager.default.contentsOfDirectory(atPath: url.path)
            #expect(Set(files).subtracting(table.map(\.file)).sorted() == [])
        }
    }
}
