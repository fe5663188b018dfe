import Domain
import Feeds
import Foundation
import Testing

/// Collected UBL of others.
///
/// A third of the expectations was read by hand (marked), the rest agrees with XPath, see Tests/Oracles/ubl.py.
@Suite struct UBLSampleTests {
    /// What is said of a file: its order in short, the end customer's name, or the codes of the faults that it deserves.
    private struct Expectation {
        var summary: String = ""
        var customer: String?
        var codes: [String] = []

        static func order(_ summary: String, _ customer: String? = nil) -> Expectation {
            Expectation(summary: summary, customer: customer)
        }
        static func refused(_ codes: String...) -> Expectation { Expectation(codes: codes) }
        static let skus = Expectation.refused("order.skuMissing", "order.skuMissing")
        static let other = Expectation.refused("xml.unsupportedDocument")
    }

    /// The names without their repositories' owners.
    private static let orders: [String: Expectation] = [
        // By hand.
        "edi__UBL-Order-2.0-Example-2": .order("AEG012345 new: 1 17589683 100 @100.00", "The Terminus"),
        "poacc-upgrade-3__Order_Example": .order(
            "34 new: 1 121212 120 @50.000, 2 SItemNo011 15 @15.000",
            "Helseavdeling"
        ),
        // Items without any identification but a name: what is to be licensed cannot be known.
        "poacc-upgrade-3__Order_sc1-2": .skus, "poacc-upgrade-3__Order_sc1": .skus,
        "poacc-upgrade-3__UC2_Order": .skus,
        // A day of translation, which has no identification either.
        "poacc-upgrade-3__UC3_Order-2": .refused("order.skuMissing"),
        "poacc-upgrade-3__UC3_Order": .refused("order.skuMissing"),
        // The price of two is 6 and 30.
        "poacc-upgrade-3__snippet-01": .order(
            "1 new: 1 SN-33 10 @40, 2 SN-34 6 @3, 3 SN-35 15 @15",
            "Surgery Department"
        ),
        // By XPath.
        "poacc-upgrade-3__UC1_Order": .order("1 new: 1 SN-33 10 @4, 2 SN-34 5 @6, 3 SN-35 15 @3"),
        "ehf-postaward-g3__Advanced_Order_Example": .order(
            "34 new: 1 121212 120 @50.000, 2 SItemNo011 15 @15.000",
            "Helseavdeling"
        ),
        "ehf-postaward-g3__Order_Example": .order(
            "34 new: 1 121212 120 @50.000, 2 SItemNo011 15 @15.000",
            "Helseavdeling"
        ),
        // Its bad code is a channel's, which does not concern licenses.
        "ubl__order-test-bad-code": .order("AEG012345 new: 1 17589683 100 @100.00", "The Terminus"),
        "ubl__order-test-bad-syntax": .refused("xml.notWellFormed"),
        // Drafts of UBL 2, in other namespaces than UBL 2 has.
        "ubl__order-test-bad2": .other, "ubl__order-test-bad3": .other, "ubl__order-test-good1": .other,
        "ubl__order-test-good2": .other, "ubl__order-test-good3": .other,
        "ph-ubl__BII03_Order_example_01": .order(
            "34 new: 1 SItemNo001 120 @50, 2 SItemNo011 15 @15",
            "Moderna Produkter AB"
        ),
        "ph-ubl__CENBII-Order-maximal": .order(
            "PM10405461 new: 1 19598 10 @0.1, 2 19598 10 @0.1",
            "OriginatorCustomerParty"
        ),
        "ph-ubl__UBL-Order-2.0-Example-International": .order("AEG012345 new: 1 17589683 100 @10.00", "The Terminus"),
        "ph-ubl__UBL-Order-2.0-Example": .order("AEG012345 new: 1 17589683 100 @100.00", "The Terminus"),
    ]

    private static let responses: [String: Expectation] = [
        // By hand.
        "poacc-upgrade-3__OrderCancellation_sc1": .order("Order-1 cancellation: "),
        "poacc-upgrade-3__OrderCancellation_sc3": .order("Order-1 cancellation: "),
        "poacc-upgrade-3__OrderChange_sc2-2": .order("Order-1 change: cancel 2 50 @6"),
        "poacc-upgrade-3__OrderChange_sc2": .order("Order-1 change: cancel 2 50 @6"),
        "poacc-upgrade-3__OrderChange_sc3": .order("Order-1 change: change 1 5 @40, change 2 50 @6"),
        "ph-ubl__UBL-OrderCancellation-2.1-Example": .order("34 cancellation: "),
        "ph-ubl__UBL-OrderChange-2.1-Example": .order("34 change: change 1 SItemNo001 240 @50"),
        // By XPath.
        "poacc-upgrade-3__snippet-advanced-2": .order(
            "1 change: change 1 SN-33 10 @40, change 2 SN-34 120 @6, change 3 SN-35 15 @15"
        ),
        "poacc-upgrade-3__OrderResponseAdvanced_Example": .other, "poacc-upgrade-3__OrderResponse_sc2": .other,
        "poacc-upgrade-3__OrderResponse_sc4": .other, "poacc-upgrade-3__OrderResponse_sc5": .other,
        "poacc-upgrade-3__UC1_Order_response-2": .other, "poacc-upgrade-3__UC2_Order_response": .other,
        "poacc-upgrade-3__UC3_Order_response-2": .other, "poacc-upgrade-3__UC3_Order_response": .other,
        "poacc-upgrade-3__UC4_Order_response-2": .other, "poacc-upgrade-3__UC4_Order_response": .other,
        "poacc-upgrade-3__snippet-2": .other, "poacc-upgrade-3__snippet-advanced-3": .other,
        "ehf-postaward-g3__OrderAgreement_Example": .other, "ubl__UBL-OrderResponse-2.1-Example": .other,
        "ph-ubl__CENBII-AcceptOrder-maximal": .other, "ph-ubl__CENBII-RejectOrder-maximal": .other,
        "ph-ubl__UBL-OrderResponse-2.1-Example": .other, "ph-ubl__UBL-OrderResponseSimple-2.0-Example": .other,
        "ph-ubl__UBL-OrderResponseSimple-2.1-Example": .other,
    ]

    @Test(arguments: ["ubl-order", "ubl-responses"])
    func `each is read, or refused for the reason it deserves`(folder: String) throws {
        let expectations = folder == "ubl-order" ? Self.orders : Self.responses
        guard let files = try Self.files(in: folder) else { return }
        #expect(files.count == expectations.count)
        for (name, bytes) in files {
            let expected = try #require(expectations[name], "\(name) is not in the table")
            let feed = parse(bytes)
            #expect(feed.codes == expected.codes, "\(name) \(feed.faults.first)")
            #expect(feed.summary == (expected.summary.isEmpty ? [] : [expected.summary]), "\(name)")
            #expect(feed.orders.first?.endCustomer.name?.text == expected.customer, "\(name)")
        }
    }

    @Test func `PEPPOL's rule tests, as they are, are refused by name`() throws {
        for (name, bytes) in try Self.files(in: "peppol-unit") ?? [] {
            let feed = parse(bytes)
            #expect(feed.codes == ["xml.unsupportedDocument"], "\(name)")
            #expect(feed.faults.first.first?.message.contains("a set of tests") == true, "\(name)")
        }
    }

    @Test func `the documents in PEPPOL's rule tests are fragments, and each is refused for what it lacks`() throws {
        guard let files = try Self.files(in: "peppol-unit") else { return }
        var kinds: [String: Int] = [:]
        for (name, bytes) in files {
            for document in Self.documents(in: String(decoding: bytes, as: UTF8.self)) {
                let feed = parse(document)
                let isOther = feed.codes == ["xml.unsupportedDocument"]
                #expect(feed.documents.isEmpty && !feed.faults.isEmpty, "\(name)")
                #expect(isOther || feed.codes.contains("ubl.missing"), "\(name) \(feed.codes)")
                kinds[isOther ? "other" : "fragment", default: 0] += 1
                for code in Set(feed.codes) where code != "ubl.missing" && !isOther { kinds[code, default: 0] += 1 }
            }
        }
        #expect(kinds == Self.fragments)
    }

    /// How many documents there are of each kind: answers, which are refused by name, and fragments, with what is found
    /// wrong with them besides what they lack.
    private static let fragments = [
        "other": 100, "fragment": 170, "order.skuMissing": 72, "order.quantityMissing": 62,
        "ubl.severalCurrencies": 2, "ubl.baseQuantity": 2, "value.outOfRange": 2,
        "order.duplicateLineNumber": 2, "value.notWhole": 1,
    ]

    /// The UBL documents in a set of tests.
    private static func documents(in text: String) -> [String] {
        text.replacing(#/(?s)<!--.*?-->/#, with: "").matches(of: #/(?s)<test(?: [^>]*)?>.*?</assert>(.*?)</test>/#).map
        { String($0.1) }
        .filter { $0.contains("<Order") }
    }

    private static func files(in folder: String) throws -> [(name: String, bytes: [UInt8])]? {
        guard let url = Fixture.samples(folder) else {
            print("the collected samples are not at hand: \(folder)")
            return nil
        }
        return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().map { file in
            let name = file.drop { $0 != "_" }.dropFirst(2)
            return (String(name.dropLast(".xml".count)), [UInt8](try Data(contentsOf: url.appending(path: file))))
        }
    }
}
