import Domain
import Feeds
import Testing

/// What is read of a cXML OrderRequest.
@Suite struct CXMLOrderTests {
    @Test func `reads a new order`() throws {
        let feed = parse(try Fixture.bytes("cxml/order.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.format == .cxml)
        #expect(feed.summary == ["PO-7001 new: 1 SW-BASE-1Y 10 @19.90, 2 SW-ADD 2 @0.5"])
        let order = try #require(feed.orders.first)
        #expect(order.revision == 1 && order.kind == .standard && order.currency?.text == "EUR")
        #expect(order.orderDate?.description == "2026-11-24" && order.endCustomerOrderNumber?.text == "ACME-55")
        #expect(order.place == SourcePlace(byteOffset: 794, line: 19, column: 5))
        #expect(order.lines.map(\.productDescription?.text) == ["Base license, one year", "Add-on"])
        #expect(order.lines.map(\.unit?.text) == ["EA", "C62"] && order.lines[1].parent?.text == "1")
        #expect(order.lines.map(\.skuScheme?.text) == [nil, "ManufacturerPartID"])
    }

    @Test func `takes the end customer from the contact of that role, on the order and on the line`() throws {
        let order = try #require(parse(try Fixture.bytes("cxml/order.xml")).orders.first)
        let customer = order.endCustomer
        #expect(customer.name?.text == "Acme GmbH & Co. KG" && customer.country?.text == "DE")
        #expect(customer.street?.text == "Marktplatz 5, Hinterhaus" && customer.city?.text == "Köln")
        #expect(customer.postalCode?.text == "50667" && customer.email?.text == "it@acme.example")
        #expect(customer.dunsNumber?.text == "160000003" && customer.taxIdentifier?.text == "DE811234567")
        #expect(customer.smartAccount?.text == "acme.example" && customer.virtualAccount?.text == "Production")
        #expect(order.lines[0].endCustomer.isEmpty)
        #expect(order.lines[1].endCustomer.name?.text == "Beta Ltd")
        #expect(order.lines[1].endCustomer.virtualAccount?.text == "Test")
    }

    @Test func `reads a new version as a replacement, without its deleted lines`() throws {
        let feed = parse(try Fixture.bytes("cxml/update.xml"))
        #expect(feed.faults.isEmpty, "\(feed.faults.first)")
        #expect(feed.summary == ["PO-7001 replacement: 1 SW-BASE-1Y 5 @19.90"])
        #expect(feed.orders.first?.revision == 2)
    }

    @Test func `reads a deletion as a cancellation, whatever its lines`() throws {
        let feed = parse(try Fixture.bytes("cxml/delete.xml"))
        #expect(feed.faults.isEmpty)
        #expect(feed.summary == ["PO-7001 cancellation: "] && feed.orders.first?.revision == 3)
    }

    @Test func `keeps what an answer needs, and no secret`() throws {
        guard case .cxml(let envelope) = parse(try Fixture.bytes("cxml/order.xml")).envelope else {
            Issue.record("no envelope")
            return
        }
        #expect(envelope.payloadID == "1764060000.4711@erp.nordwind.example")
        #expect(envelope.isRequest && !envelope.isTest && envelope.otherRequest == nil)
        #expect(envelope.from.map(\.identity) == ["315000001", "AN-NORDWIND"])
        #expect(envelope.from.map(\.type) == [nil, "marketplace"] && envelope.to.map(\.domain) == ["DUNS"])
        #expect(envelope.orders.map(\.orderID) == ["PO-7001"] && envelope.orders.map(\.documentIndex) == [0])
        #expect(envelope.orders.map(\.orderDate) == ["2026-11-24T09:14:59+01:00"])
        #expect(!"\(envelope)".contains("sesame"))
    }

    @Test(arguments: [
        ("orderID=''", "cxml.missing"), ("orderID='\(String(repeating: "9", count: 300))'", "value.tooLong"),
        ("orderID='A' orderDate='24.11.2026'", "value.malformed"), ("orderID='A' type='change'", "value.unknownWord"),
        ("orderID='A' orderVersion='x'", "value.malformed"), ("orderID='A' orderType='blanket'", "cxml.blanketOrder"),
        ("orderID='A' orderType='odd'", "value.unknownWord"),
    ])
    func `refuses an order for its header`(attributes: String, code: String) {
        let feed = parse(Self.document("<OrderRequestHeader \(attributes)/>\(Self.item)"))
        #expect(feed.codes == [code])
        #expect(feed.faults.first.first?.position?.segment == "cXML/Request/OrderRequest/OrderRequestHeader")
        #expect(feed.orders.isEmpty && feed.rejected.count == 1)
    }

    @Test(arguments: [
        ("lineNumber='2' quantity='0'", "value.outOfRange"), ("lineNumber='2' quantity='1.5'", "value.notWhole"),
        ("lineNumber='2' quantity='many'", "value.notANumber"),
        ("lineNumber='2' quantity='-1'", "value.outOfRange"), ("lineNumber='2' quantity=''", "order.quantityMissing"),
        ("lineNumber='2'", "order.quantityMissing"),
        ("lineNumber='2' quantity='1' isReturn='yes'", "cxml.returnedItem"),
        ("lineNumber='2' quantity='1' operation='block'", "cxml.blockedItem"),
        ("quantity='1' lineNumber='\(String(repeating: "9", count: 300))'", "value.tooLong"),
        ("lineNumber='2' quantity='1' parentLineNumber='9'", "order.unknownParent"),
    ])
    func `refuses an order for a line`(attributes: String, code: String) {
        let first = Self.item.replacing("<ItemOut", with: "<ItemOut lineNumber='1'")
        let second = "<ItemOut \(attributes)><ItemID><SupplierPartID>S</SupplierPartID></ItemID></ItemOut>"
        let feed = parse(Self.document("<OrderRequestHeader orderID='A'/>\(first)\(second)"))
        #expect(feed.codes == [code], "\(feed.faults.first)")
        #expect(feed.rejected.map(\.lineCount) == [2])
    }

    @Test(arguments: [
        ("<ItemID/>", "order.skuMissing"), ("<ItemID><SupplierPartID> </SupplierPartID></ItemID>", "order.skuMissing"),
        (
            "<ItemDetail><UnitPrice><Money currency='EUR'>1,000.00</Money></UnitPrice></ItemDetail>",
            "value.thousandsMark"
        ),
        ("<ItemDetail><UnitPrice><Money currency='Euro'>1</Money></UnitPrice></ItemDetail>", "value.malformed"),
        ("<ItemDetail><UnitPrice><Money currency='USD'>1</Money></UnitPrice></ItemDetail>", "cxml.severalCurrencies"),
        ("<Contact role='endUser'><Name>\(String(repeating: "x", count: 201))</Name></Contact>", "value.tooLong"),
        (
            "<Contact role='endUser'><PostalAddress><Country isoCountryCode='GER'/></PostalAddress></Contact>",
            "value.malformed"
        ),
        (
            "<Contact role='endUser'><Name>A</Name></Contact><Contact role='endUser'><Name>B</Name></Contact>",
            "cxml.severalEndCustomers"
        ),
    ])
    func `refuses an order for what is in a line`(content: String, code: String) {
        let sku = content.contains("ItemID") ? "" : "<ItemID><SupplierPartID>S</SupplierPartID></ItemID>"
        let header =
            "<OrderRequestHeader orderID='A'><Total><Money currency='EUR'>1</Money></Total></OrderRequestHeader>"
        let feed = parse(Self.document("\(header)<ItemOut quantity='1'>\(sku)\(content)</ItemOut>"))
        #expect(feed.codes == [code], "\(feed.faults.first)")
    }

    @Test func `takes a stock transport for a stocking order, and a description however long`() {
        let long = String(repeating: "wörter ", count: 500)
        let detail = "<ItemDetail><Description>\(long)</Description></ItemDetail></ItemOut>"
        let feed = parse(
            Self.document(
                "<OrderRequestHeader orderID='A' orderType='stockTransport'/>"
                    + Self.item.replacing("</ItemOut>", with: detail)
            )
        )
        #expect(feed.orders.first?.kind == .stocking)
        #expect(feed.orders.first?.lines[0].productDescription?.text.count == 200)
    }

    @Test func `never takes who buys, pays or receives for the end customer, unless the partner says so`() throws {
        let parties = """
            <OrderRequestHeader orderID='A'><ShipTo><Address isoCountryCode='DE'><Name>Ship</Name></Address></ShipTo>
            <BillTo><Address><Name>Bill</Name></Address></BillTo>
            <BusinessPartner role='soldTo' type='organization'><Address><Name>Sold</Name></Address></BusinessPartner>
            <Contact role='buyer'><Name>Buyer</Name></Contact><Contact><Name>None</Name></Contact></OrderRequestHeader>
            """
        let text = Self.document(parties + Self.item)
        #expect(parse(text).orders.first?.endCustomer.isEmpty == true)
        for (roles, name) in [(["shipto"], "Ship"), (["endUser", "billTo"], "Bill"), (["SOLDTO", "shipTo"], "Sold")] {
            let feed = parse(text, profile { $0.cxml.endCustomerRoles = roles })
            #expect(feed.orders.first?.endCustomer.name?.text == name)
        }
    }

    @Test func `reads what a partner says by names of its own`() {
        let header = """
            <OrderRequestHeader orderID='A'><Contact role='endUser'><Name>X</Name><IdReference domain='KUNNR' identifier='77'/>
            <Extrinsic name='cisco.sa'> a.example </Extrinsic></Contact><IdReference domain='EUPO' identifier='E-1'/>
            <Extrinsic name='cisco.va'>V</Extrinsic><Extrinsic name='smartAccount'>no.example</Extrinsic></OrderRequestHeader>
            """
        let profile = profile {
            $0.cxml.smartAccountExtrinsic = "Cisco.SA"
            $0.cxml.virtualAccountExtrinsic = "cisco.va"
            $0.cxml.customerNumberExtrinsic = "KUNNR"
            $0.cxml.endCustomerOrderExtrinsic = "EUPO"
        }
        let order = parse(Self.document(header + Self.item), profile).orders.first
        #expect(order?.endCustomer.smartAccount?.text == "a.example" && order?.endCustomer.virtualAccount?.text == "V")
        #expect(order?.endCustomer.customerNumber?.text == "77" && order?.endCustomerOrderNumber?.text == "E-1")
    }

    @Test(arguments: [
        ("<Request><PunchOutSetupRequest operation='create'/></Request>", "cXML PunchOutSetupRequest", true),
        ("<Request><ConfirmationRequest/></Request>", "cXML ConfirmationRequest", true),
        ("<Response><Status code='200' text='OK'/></Response>", "cXML Response", false),
        ("<Message><PunchOutOrderMessage/></Message>", "cXML PunchOutOrderMessage", false),
    ])
    func `refuses other documents by their names`(content: String, name: String, isRequest: Bool) {
        let feed = parse("<cXML payloadID='p'>\(content)</cXML>")
        #expect(feed.codes == ["xml.unsupportedDocument"])
        #expect(feed.faults.first.first?.message.contains(name) == true)
        guard case .cxml(let envelope) = feed.envelope else {
            Issue.record("no envelope")
            return
        }
        #expect(envelope.isRequest == isRequest)
    }

    @Test func `reads several orders of one document, and refuses one that breaks off as a whole`() {
        let orders = (1...3).map { "<OrderRequest><OrderRequestHeader orderID='A\($0)'/>\(Self.item)</OrderRequest>" }
        let text = "<cXML><Request>\(orders.joined())</Request></cXML>"
        #expect(parse(text).orders.map(\.number.text) == ["A1", "A2", "A3"])
        let broken = parse(String(text.dropLast(7)))
        #expect(broken.codes == ["xml.unexpectedEnd"] && broken.isRefused)
        #expect(parse("<cXML/>").codes == ["feed.noUnits"])
        #expect(parse(text, profile { $0.limits.maximumDocuments = 2 }).codes == ["feed.tooManyUnits"])
    }

    static let item = "<ItemOut quantity='1'><ItemID><SupplierPartID>S</SupplierPartID></ItemID></ItemOut>"

    static func document(_ content: String) -> String {
        "<cXML payloadID='p'><Request><OrderRequest>\(content)</OrderRequest></Request></cXML>"
    }
}
