import Domain
import Feeds
import Foundation
import Testing

/// Orders in XML that need no reader of their own.
@Suite struct XMLOrdersTests {
    @Test func `reads OAGIS`() throws {
        let feed = parse(try Fixture.bytes("xml-orders/oagis.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.format == .oagis && feed.envelope == nil)
        #expect(feed.summary == ["OA-1 new: 1 SW-BASE-1Y 10 @19.9, 2 SW-ADD 2", "OA-2 new: 1 SW-ADD 1"])
        let order = try #require(feed.orders.first)
        #expect(
            Self.described(order.endCustomer) == Self.acme(customerNumber: "C-4711", street: "Marktplatz 5, Hinterhaus")
        )
        #expect(
            order.lines[1].endCustomer.name?.text == "Beta Ltd" && order.endCustomer.dunsNumber?.text == "160000003"
        )
        #expect(order.endCustomerOrderNumber?.text == "ACME-77" && order.currency?.text == "EUR")
        #expect(order.orderDate?.description == "2026-11-24" && order.lines[0].unit?.text == "EA")
        #expect(feed.orders[1].endCustomer.isEmpty)
    }

    @Test func `reads RosettaNet`() throws {
        let feed = parse(try Fixture.bytes("xml-orders/pip3a4.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.format == .rosettaNet && feed.envelope == nil)
        #expect(feed.summary == ["RN-1 new: 1 SW-BASE-1Y 10 @19.90, 2 04012345000023 2"])
        let order = try #require(feed.orders.first)
        #expect(Self.described(order.endCustomer) == Self.acme(customerNumber: "-", street: "Marktplatz 5"))
        #expect(
            order.lines[1].endCustomer.virtualAccount?.text == "Test"
                && order.endCustomer.dunsNumber?.text == "160000003"
        )
        #expect(order.endCustomerOrderNumber?.text == "ACME-77" && order.currency?.text == "USD")
        #expect(order.orderDate?.description == "2026-11-24" && order.lines[0].unit?.text == "Each")
        #expect(order.lines.map(\.skuScheme?.text) == ["Manufacturer", nil])
    }

    @Test func `reads the distributor's XML, without its password`() throws {
        let feed = parse(try Fixture.bytes("xml-orders/distributor.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.format == .xmlOrder && feed.envelope == nil)
        #expect(feed.summary == ["TD-1 new: 1 SW-BASE-1Y 10, 2 SW-ADD 2"])
        let order = try #require(feed.orders.first)
        var expected = Self.acme(customerNumber: "C-4711", street: "Marktplatz 5")
        expected[7] = "-"
        #expect(Self.described(order.endCustomer) == expected)
        #expect(order.endCustomerOrderNumber?.text == "ACME-77" && order.lines.map(\.skuScheme?.text) == ["VP", "MG"])
        #expect(!"\(feed)".contains("sesame"))
    }

    @Test(arguments: [
        ("Add", "OA-1 new: 1 SW-BASE-1Y 10 @19.9, 2 SW-ADD 2"),
        ("Replace", "OA-1 replacement: 1 SW-BASE-1Y 10 @19.9, 2 SW-ADD 2"),
        ("Cancel", "OA-1 cancellation: "),
    ])
    func `OAGIS says what it wants by its action code`(code: String, summary: String) throws {
        let text = String(decoding: try Fixture.bytes("xml-orders/oagis.xml"), as: UTF8.self)
        let feed = parse(text.replacing("actionCode=\"Add\"", with: "actionCode=\"\(code)\""))
        #expect(feed.summary.first == summary && feed.codes == [])
    }

    @Test(arguments: [
        ("oagis", "\"Add\"", "\"Change\"", "oagis.unclearChange", 2),
        ("oagis", "\"Add\"", "\"Dance\"", "value.unknownWord", 2),
        ("oagis", "<ID>OA-1</ID>", "", "xml.orderNumberMissing", 1),
        ("oagis", ">DE<", ">Germany<", "value.malformed", 1),
        ("oagis", "\"EUR\"", "\"Euro\"", "value.malformed", 1), ("oagis", "EA\">2<", "EA\">2.5<", "value.notWhole", 1),
        ("oagis", "EA\">10</Per", "EA\">0</Per", "xml.baseQuantity", 1),
        ("pip3a4", ">Standard<", ">Blanket<", "xml.blanketOrder", 1),
        ("pip3a4", ">RN-1<", "> <", "xml.orderNumberMissing", 1),
        ("pip3a4", ">20261124T", ">24112026T", "value.malformed", 1),
        ("pip3a4", ">19.90<", ">19,90<", "value.decimalMark", 1),
        ("distributor", "<PONbr>TD-1</PONbr>", "", "xml.orderNumberMissing", 1),
        ("distributor", ">10<", ">-10<", "value.outOfRange", 1),
        ("distributor", "<ProductID>SW-ADD</ProductID>", "", "order.skuMissing", 1),
    ])
    func `refuses the order`(name: String, written: String, instead: String, code: String, rejected: Int) throws {
        let text = String(decoding: try Fixture.bytes("xml-orders/\(name).xml"), as: UTF8.self)
        let feed = parse(text.replacing(written, with: instead))
        #expect(feed.codes == [code], "\(feed.faults.first)")
        #expect(feed.rejected.count == rejected && !"\(feed)".contains("sesame"))
        #expect(feed.orders.count == (name == "oagis" ? 2 - rejected : 0))
    }

    @Test func `reads OAGIS in a SOAP envelope, and refuses other documents in one by name`() throws {
        let text = String(decoding: try Fixture.bytes("xml-orders/oagis.xml"), as: UTF8.self)
        let start = try #require(text.firstRange(of: "<ProcessPurchaseOrder"))
        let soap = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header/><s:Body>"
        let feed = parse("\(soap)\(text[start.lowerBound...])</s:Body></s:Envelope>")
        #expect(feed.codes == [] && feed.orders.map(\.number.text) == ["OA-1", "OA-2"])
        let other = parse(
            "\(soap)<ProcessQuote xmlns='http://www.openapplications.org/oagis/10'/></s:Body></s:Envelope>"
        )
        #expect(other.codes == ["xml.unsupportedDocument"] && other.isRefused)
        #expect(other.faults.first[0].message.contains("a ProcessQuote in a SOAP envelope"))
        #expect(parse("\(soap)</s:Body></s:Envelope>").codes == ["xml.unsupportedDocument"])
    }

    @Test func `the collected samples are read, or refused for the reason they deserve`() throws {
        let expectations: [(path: String, codes: [String], summary: [String])] = [
            (
                "distributor-xml/techdata__XML_Order_Submit.xml", [], ["2342385.2 new: 1 20009102 125"]
            ),
            // A request to show an estimate: nothing is ordered by it.
            ("oagis-cisco/oboehmer__Cisco-CCW__Acquire_Estimate.xml", ["xml.unsupportedDocument"], []),
        ]
        for (path, codes, summary) in expectations {
            guard let url = Fixture.samples(path) else {
                print("the collected samples are not at hand: \(path)")
                continue
            }
            let feed = parse([UInt8](try Data(contentsOf: url)))
            #expect(feed.codes == codes && feed.summary == summary, "\(path)")
            // Who gets the parcel is not who uses the license.
            for order in feed.orders { #expect(order.endCustomer.isEmpty) }
        }
    }

    @Test func `any beginning of a file is refused, and becomes complete only at its end`() throws {
        for name in try Fixture.all(in: "xml-orders") {
            let bytes = try Fixture.bytes(name)
            for length in stride(from: 0, to: bytes.count - 2, by: 61) {
                #expect(parse(Array(bytes[..<length])).isRefused, "\(name) \(length)")
                #expect(!isComplete(Array(bytes[..<length])), "\(name) \(length)")
            }
            #expect(isComplete(bytes))
        }
    }

    private static func acme(customerNumber: String, street: String) -> [String] {
        ["Acme GmbH", "DE", "it@acme.example", customerNumber, street, "50667", "Köln", "acme.example"]
    }

    private static func described(_ customer: EndCustomer) -> [String] {
        [
            customer.name?.text, customer.country?.text, customer.email?.text, customer.customerNumber?.text,
            customer.street?.text, customer.postalCode?.text, customer.city?.text, customer.smartAccount?.text,
        ].map { $0 ?? "-" }
    }
}
