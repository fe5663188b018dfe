import Domain
import Feeds
import Testing

/// What is read of UBL documents.
@Suite struct UBLOrderTests {
    @Test func `reads a new order`() throws {
        let feed = parse(try Fixture.bytes("ubl/order.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.format == .ubl)
        // Ten for 199.00 are 19.9 for one; what three for 10 are for one has no end.
        #expect(feed.summary == ["UBL-1001 new: 1 SW-BASE-1Y 10 @19.9, 2 04012345000023 2, 2.1 SW-PART 4"])
        let order = try #require(feed.orders.first)
        #expect(order.revision == nil && order.kind == .standard && order.currency?.text == "EUR")
        #expect(order.orderDate?.description == "2026-11-24" && order.endCustomerOrderNumber?.text == "ACME-77")
        #expect(order.place == SourcePlace(byteOffset: 39, line: 2, column: 1))
        #expect(order.lines.map(\.productDescription?.text) == ["Base license", "Bundle", "Part"])
        #expect(order.lines.map(\.unit?.text) == ["C62", "EA", "EA"])
        #expect(order.lines.map(\.parent?.text) == [nil, nil, "2"])
        #expect(
            order.lines.map(\.skuScheme?.text) == [
                "SellersItemIdentification", "StandardItemIdentification/0160", "ManufacturersItemIdentification",
            ]
        )
    }

    @Test func `takes the originator for the end customer, of the order and of the line`() throws {
        let order = try #require(parse(try Fixture.bytes("ubl/order.xml")).orders.first)
        let customer = order.endCustomer
        #expect(customer.name?.text == "Acme GmbH & Co. KG" && customer.country?.text == "DE")
        #expect(customer.street?.text == "Marktplatz 5, Hinterhaus" && customer.city?.text == "Köln")
        #expect(customer.postalCode?.text == "50667" && customer.email?.text == "it@acme.example")
        #expect(customer.dunsNumber?.text == "160000003" && customer.taxIdentifier?.text == "DE811234567")
        #expect(customer.customerNumber?.text == "C-4711" && customer.webDomain?.text == "www.acme.example")
        #expect(customer.smartAccount?.text == "acme.example" && customer.virtualAccount == nil)
        #expect(order.lines[0].endCustomer.virtualAccount?.text == "Production")
        #expect(order.lines[1].endCustomer.name?.text == "Beta Ltd" && order.lines[2].endCustomer.isEmpty)
    }

    @Test func `reads a change of named lines`() throws {
        let feed = parse(try Fixture.bytes("ubl/change.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(
            feed.summary == [
                "UBL-1001 change: change 2 04012345000023 1, cancel 2.1 SW-PART 4, 3 SW-NEW 7, cancel 4 SW-NONE"
            ]
        )
        #expect(feed.orders.first?.revision == 1)
    }

    @Test func `reads a change that says of no line what is wanted as the whole order anew`() throws {
        let feed = parse(try Fixture.bytes("ubl/change-whole.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.summary == ["UBL-1001 replacement: 1 SW-BASE-1Y 8, 2 SW-B 1"])
        #expect(feed.orders.first?.revision == 2)
    }

    @Test func `reads a cancellation, of several orders too`() throws {
        let bytes = try Fixture.bytes("ubl/cancellation.xml")
        let feed = parse(bytes)
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.summary == ["UBL-1001 cancellation: "])
        let one = "<cbc:ID>UBL-1001</cbc:ID>\n  </cac:OrderReference>"
        let more = one + "<cac:OrderReference><cbc:ID>UBL-1002</cbc:ID></cac:OrderReference>"
        let several = parse(String(decoding: bytes, as: UTF8.self).replacing(one, with: more))
        #expect(several.summary == ["UBL-1001 cancellation: ", "UBL-1002 cancellation: "])
        #expect(envelope(of: several)?.orders.map(\.documentIndex) == [0, 1])
    }

    @Test func `keeps what an answer needs`() throws {
        let envelope = try #require(envelope(of: parse(try Fixture.bytes("ubl/order.xml"))))
        #expect(envelope.kind == .order && envelope.documentID == "UBL-1001" && envelope.currency?.text == "EUR")
        #expect(envelope.customerReference == "desk 4 & 5")
        #expect(envelope.buyer.name == "Nordwind Distribution AG" && envelope.seller.name == "The Seller")
        #expect(envelope.buyer.endpoint == UBLPartner.Identifier(value: "DE811111111", scheme: "9930"))
        #expect(envelope.buyer.identifiers.map(\.scheme) == ["0088"] && envelope.seller.identifiers.isEmpty)
        #expect(envelope.orders.map(\.id) == ["UBL-1001"] && envelope.orders.map(\.documentIndex) == [0])
    }

    @Test func `the profile says who the end customer is and what the SKU`() throws {
        let bytes = try Fixture.bytes("ubl/order.xml")
        let buyer = parse(
            String(decoding: bytes, as: UTF8.self).replacing("somewhere", with: "DE"),
            profile {
                $0.ubl.endCustomerParties = ["BuyerCustomerParty"]
                $0.ubl.skuIdentifications = ["BuyersItemIdentification", "StandardItemIdentification"]
                $0.ubl.smartAccountProperty = "Color"
            }
        )
        // The part has no such identification.
        #expect(buyer.codes == ["order.skuMissing"])
        let order = parse(
            bytes,
            profile { $0.ubl.skuIdentifications = ["StandardItemIdentification", "ManufacturersItemIdentification"] }
        )
        #expect(order.orders.first?.lines.map(\.sku?.text) == ["04012345000016", "04012345000023", "SW-PART"])
        let delivery = parse(bytes, profile { $0.ubl.endCustomerParties = ["DeliveryParty"] })
        #expect(delivery.orders.first?.endCustomer.name == nil)
        // Only where the buyer is the end customer does it matter that its country is none.
        #expect(
            parse(bytes, profile { $0.ubl.endCustomerParties = ["BuyerCustomerParty"] }).codes == ["value.malformed"]
        )
    }

    @Test(arguments: [
        ("<cbc:ID>UBL-1001</cbc:ID>", "", "ubl.missing"),
        ("<cbc:IssueDate>2026-11-24</cbc:IssueDate>", "", "ubl.missing"),
        ("2026-11-24", "24.11.2026", "value.malformed"), (">220<", ">221<", "ubl.blanketOrder"),
        (">220<", ">231<", "ubl.orderType"), ("EUR</cbc:Doc", "Euro</cbc:Doc", "value.malformed"),
        ("currencyID=\"EUR\">10<", "currencyID=\"USD\">10<", "ubl.severalCurrencies"),
        (">3</cbc:Base", ">0.00</cbc:Base", "ubl.baseQuantity"), (">3</cbc:Base", ">-1</cbc:Base", "ubl.baseQuantity"),
        ("2.00<", "2.50<", "value.notWhole"), (">2.00<", ">-2<", "value.outOfRange"),
        ("<cbc:ID>2.1</cbc:ID>", "<cbc:ID>1</cbc:ID>", "order.duplicateLineNumber"),
        (">SW-PART<", "><", "order.skuMissing"),
        ("BuyerCustomerParty>", "AccountingCustomerParty>", "ubl.missing"),
        (">DE</cbc:Ident", ">Germany</cbc:Ident", "value.malformed"),
        (
            "<cbc:ID>2.1</cbc:ID>", "<cbc:ID>2.1</cbc:ID><cbc:LineStatusCode>2</cbc:LineStatusCode>",
            "order.actionInNewOrder"
        ),
    ])
    func `refuses the order`(written: String, instead: String, code: String) throws {
        let text = String(decoding: try Fixture.bytes("ubl/order.xml"), as: UTF8.self)
        let feed = parse(text.replacing(written, with: instead))
        #expect(feed.codes == [code], "\(feed.faults.first)")
        #expect(feed.orders.isEmpty && feed.rejected.count == 1)
        #expect(feed.faults.first[0].position?.segment.isEmpty == false || code.hasPrefix("order."))
        #expect(envelope(of: feed)?.orders.map(\.documentIndex) == [nil])
    }

    @Test(arguments: [
        ("change", "<cbc:LineStatusCode>1<", "<cbc:LineStatusCode>9<", "value.unknownWord"),
        ("change", "<cbc:LineStatusCode>3</cbc:LineStatusCode>", "", "order.actionMissing"),
        ("change", "<cbc:SequenceNumberID>1<", "<cbc:SequenceNumberID>one<", "value.malformed"),
        ("change", "<cbc:ID>UBL-1001</cbc:ID>", "", "ubl.missing"),
        (
            "change", "<cac:OrderReference>",
            "<cac:OrderReference><cbc:ID>X</cbc:ID></cac:OrderReference><cac:OrderReference>",
            "ubl.severalOrders"
        ),
        ("cancellation", "<cbc:ID>UBL-1001</cbc:ID>", "", "ubl.missing"),
    ])
    func `refuses the change or cancellation`(name: String, written: String, instead: String, code: String) throws {
        let text = String(decoding: try Fixture.bytes("ubl/\(name).xml"), as: UTF8.self)
        let feed = parse(text.replacing(written, with: instead))
        #expect(Set(feed.codes) == [code], "\(feed.faults.first)")
        #expect(feed.orders.isEmpty && feed.rejected.count == 1)
    }

    @Test(arguments: [("105", OrderKind.standard), ("227", .stocking), ("224", .standard), ("", .standard)])
    func `reads the sort of order`(code: String, kind: OrderKind) throws {
        let text = String(decoding: try Fixture.bytes("ubl/order.xml"), as: UTF8.self)
        #expect(parse(text.replacing(">220<", with: ">\(code)<")).orders.first?.kind == kind)
    }

    @Test(arguments: [
        ("Invoice-2", "Invoice"), ("CreditNote-2", "CreditNote"), ("OrderResponse-2", "OrderResponse"),
        ("OrderResponseSimple-2", "OrderResponseSimple"), ("Catalogue-2", "Catalogue"),
        ("DespatchAdvice-2", "DespatchAdvice"),
    ])
    func `refuses other documents by their names`(schema: String, name: String) {
        let feed = parse("<\(name) xmlns='urn:oasis:names:specification:ubl:schema:xsd:\(schema)'><a")
        #expect(feed.codes == ["xml.unsupportedDocument"])
        #expect(feed.faults.first[0].message.contains("a UBL \(name),"))
    }

    @Test(arguments: [
        "urn:oasis:names:specification:ubl:schema:xsd:Order-1.0", "urn:oasis:names:draft:ubl:schema:xsd:Order-2",
        "urn:other",
    ])
    func `refuses an order of another version with its namespace`(namespace: String) {
        let feed = parse("<Order xmlns='\(namespace)'/>")
        #expect(feed.codes == ["xml.unsupportedDocument"])
        #expect(feed.faults.first[0].message.contains(namespace))
    }

    @Test func `elements of other namespaces say nothing`() throws {
        let text = String(decoding: try Fixture.bytes("ubl/order.xml"), as: UTF8.self)
        let feed = parse(text.replacing("<cbc:ID>UBL-1001</cbc:ID>", with: "<ID xmlns='urn:x'>UBL-1001</ID>"))
        #expect(feed.codes == ["ubl.missing"])
    }

    @Test func `an order that is cut off is refused, whatever was read of it`() throws {
        let bytes = try Fixture.bytes("ubl/order.xml")
        let feed = parse(Array(bytes.prefix(bytes.count - 20)))
        #expect(feed.codes == ["xml.unexpectedEnd"] && feed.isRefused)
        #expect(envelope(of: feed)?.orders.map(\.id) == ["UBL-1001"])
        for length in stride(from: 0, to: bytes.count - 1, by: 97) {
            #expect(!isComplete(Array(bytes[..<length])) && parse(Array(bytes[..<length])).isRefused)
        }
        #expect(isComplete(bytes))
    }

    private func envelope(of feed: ParsedFeed) -> UBLEnvelope? {
        guard case .ubl(let envelope) = feed.envelope else { return nil }
        return envelope
    }
}
