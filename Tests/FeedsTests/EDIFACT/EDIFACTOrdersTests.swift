import Domain
import Feeds
import Foundation
import Testing

/// What the segments of ORDERS mean.
@Suite struct EDIFACTOrdersTests {
    private static let line = ["LIN+1", "PIA+5+A:SA", "QTY+21:1"]

    @Test func `reads a whole order`() throws {
        let feed = parse(try Fixture.bytes("edifact/orders.edi"))
        #expect(feed.codes == [])
        #expect(
            feed.summary == ["PO-1001 new: 10 C9300-DNA-A-48-3Y 10 @1249.50, 20 SVS-C9300 10 @99, 30 L-AC-PLS-3Y 250"]
        )
        let order = try #require(feed.orders.first)
        #expect(order.orderDate == CalendarDate("2026-11-24") && order.currency?.text == "EUR")
        #expect(order.endCustomerOrderNumber?.text == "EC-77")
        let customer = order.endCustomer
        #expect(customer.name?.text == "Müller & Söhne Maschinenbau Gesellschaft mbH")
        #expect(customer.customerNumber?.text == "C-4711" && customer.taxIdentifier?.text == "DE123456789")
        #expect(customer.street?.text == "Industriestraße 5" && customer.city?.text == "Köln")
        #expect(customer.postalCode?.text == "50667" && customer.country?.text == "DE")
        #expect(customer.email?.text == "it@mueller-soehne.example" && customer.dunsNumber == nil)
        #expect(order.lines[0].productDescription?.text == "Catalyst 9300 DNA Advantage, 3 years")
        #expect(order.lines[0].skuScheme?.text == "SA" && order.lines[0].unit?.text == "PCE")
        #expect(order.lines[1].parent?.text == "10" && order.lines[1].endCustomer.isEmpty)
        #expect(order.lines[2].endCustomer.name?.text == "Contoso S.p.A.")
        #expect(order.lines[2].endCustomer.dunsNumber?.text == "123456789")
        #expect(order.place == SourcePlace(byteOffset: 64, line: 3, column: 1))
    }

    @Test func `line breaks count nowhere`() throws {
        let text = String(decoding: try Fixture.bytes("edifact/orders.edi"), as: UTF8.self)
        // What follows the first line's characters is Latin-1 and damaged by the decoding; only the structure counts here.
        let plain = Array(text.replacing("\n", with: "").utf8)
        for width in [7, 35, 80] {
            var wrapped: [UInt8] = []
            for (index, byte) in plain.enumerated() {
                if index > 0, index.isMultiple(of: width), index > 9 { wrapped += [0x0D, 0x0A] }
                wrapped.append(byte)
            }
            #expect(parse(wrapped).summary == parse(plain).summary, "\(width)")
        }
    }

    @Test(arguments: [
        ("137:20261124:102", "2026-11-24"), ("137:202611241830:203", "2026-11-24"),
        ("137:20261124183059:204", "2026-11-24"), ("137:261124:101", "2026-11-24"), ("137:241126:2", "2026-11-24"),
        ("137:20261124", "2026-11-24"), ("137:20260230:102", nil), ("137:2026112:102", nil), ("2:20261124:102", nil),
        ("137:202647:616", nil), ("4:20261123:102'DTM+137:20261124:102", "2026-11-23"),
        ("137:20261124:102'DTM+4:20261123:102", "2026-11-23"),
    ])
    func `reads the order date`(written: String, date: String?) {
        let segments = "DTM+\(written)".components(separatedBy: "'")
        let feed = parse(order(segments + Self.line))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.orderDate?.description == date)
    }

    @Test(arguments: [
        (["LIN+1++471:EN", "PIA+5+A:SA+B:BP"], "A", "SA"), (["LIN+1++471:EN"], "471", "EN"),
        (["LIN+1++471"], "471", nil), (["LIN+1++X:Z01", "PIA+1+B:BP"], "X", "Z01"),
        (["LIN+1++471:EN", "PIA+1+V:VN", "PIA+1+M:MF"], "V", "VN"), (["LIN+1", "PIA+5+978:IB"], "978", "IB"),
        (["LIN+1++B:BP", "PIA+1+471:SRV"], "471", "SRV"), (["LIN+1++A:SA", "PIA+3+OLD:SA"], "A", "SA"),
        (["LIN+1", "PIA+5+R:6+A?+1:SA"], "A+1", "SA"),
    ])
    func `finds the SKU`(segments: [String], sku: String, scheme: String?) {
        let feed = parse(order(segments + ["QTY+21:1"]))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.lines.first?.sku?.text == sku)
        #expect(feed.orders.first?.lines.first?.skuScheme?.text == scheme)
    }

    @Test func `the partner's profile says which number is the SKU`() {
        let segments = ["LIN+1++B-1:IN", "PIA+5+A:SA", "QTY+21:1"]
        let configured = profile { $0.edifact.skuQualifiers = ["ZZZ", "IN"] }
        #expect(parse(order(segments), configured).summary == ["PO-1 new: 1 B-1 1"])
        #expect(parse(order(["LIN+1", "PIA+5+A:SA", "QTY+21:1"]), configured).codes == ["order.skuMissing"])
        #expect(parse(order(["LIN+1++B-1:IN", "QTY+21:1"])).codes == ["edifact.buyerItemNumber"])
    }

    @Test(arguments: [
        ("QTY+21:5", 5), ("QTY+21:5.00", 5), ("QTY+1:7", 7), ("QTY+12:9'QTY+21:5", 5), ("QTY+21:5'QTY+12:9", 5),
        ("QTY+21: 5", 5), ("QTY+21:5'LOC+7+X::9'QTY+21:3", 5), ("QTY+59:12'QTY+21:5:PCE", 5), ("QTY+21:5,0", 5),
        ("QTY+21:1000", 1000), ("QTY+21:5'QTY+21:5:PCE", 5),
    ])
    func `reads the quantity`(written: String, quantity: Int) {
        let feed = parse(order(["LIN+1", "PIA+5+A:SA"] + written.components(separatedBy: "'")))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.lines.first?.quantity?.count == quantity)
    }

    @Test(arguments: [
        ("QTY+21:1.5", "value.notWhole"), ("QTY+21:0", "value.outOfRange"), ("QTY+21:-1", "value.outOfRange"),
        ("QTY+21:1.234,5", "value.thousandsMark"), ("QTY+21:x", "value.notANumber"),
        ("QTY+47:5", "order.quantityMissing"),
        ("QTY+21:5'QTY+21:6", "edifact.severalQuantities"), ("QTY+21:123456789012", "value.outOfRange"),
        ("QTY+21:1,234", "value.notWhole"),
    ])
    func `refuses a quantity`(written: String, code: String) {
        let feed = parse(order(["LIN+1", "PIA+5+A:SA"] + written.components(separatedBy: "'")))
        #expect(feed.codes == [code])
        #expect(feed.faults.first.first?.position?.segment == (code.hasPrefix("order") ? "LIN" : "QTY"))
    }

    @Test(arguments: [
        ("UNA:+,? '", "UNOC:3", "5,0", "19,90", []), ("UNA:+.? '", "UNOC:3", "5,0", "19.90", ["edifact.decimalMark"]),
        ("UNA:+,? '", "UNOC:3", "5", "19.90", ["edifact.decimalMark"]), ("", "UNOC:3", "5,0", "19.90", []),
        ("UNA:+.?*'", "UNOC:4", "5,0", "19,90", []),
    ])
    func `the advice fixes the decimal mark`(
        advice: String,
        syntax: String,
        quantity: String,
        price: String,
        codes: [String]
    ) {
        let segments = ["LIN+1", "PIA+5+A:SA", "QTY+21:\(quantity)", "PRI+AAA:\(price)"]
        let feed = parse(order(segments, advice: advice, syntax: syntax))
        #expect(feed.codes == codes)
        if codes.isEmpty { #expect(feed.summary == ["PO-1 new: 1 A 5 @19.90"]) }
    }

    @Test(arguments: [
        ("PRI+AAB:10'PRI+AAA:9", "9"), ("PRI+AAA:9'PRI+AAB:10", "9"), ("PRI+INV:8", "8"), ("PRI+AAA:900:::100", nil),
        ("PRI+AAA:14.58:CT:AAE:1:KGM", "14.58"), ("TAX+7+VAT'PRI+AAA:9", nil),
    ])
    func `reads the price of one`(written: String, price: String?) {
        let feed = parse(order(Self.line + written.components(separatedBy: "'")))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.lines.first?.unitPrice?.description == price)
    }

    @Test(arguments: [
        (["NAD+BY+1::9++Reseller", "NAD+DP+2::9++Store", "NAD+IV+3::9++Payer"], nil, nil),
        (["NAD+UC+8::9++Consignee", "NAD+UD+7::92++Customer"], "Customer", "7"),
        (["NAD+UD+7::92++Customer", "NAD+UC+8::9++Consignee"], "Customer", "7"),
        (["NAD+UC+8712345003203::9"], nil, "8712345003203"), (["NAD+EN+1++Tenderer"], nil, nil),
        (["NAD+UD+++Contoso:Hamburg+Weg 1:Hof"], "Contoso Hamburg", nil),
        (["NAD+UD++Contoso GmbH:Weg 1:20095 Hamburg"], "Contoso GmbH", nil),
        (["NAD+UD+123::91++X"], "X", nil),
    ])
    func `finds the end customer`(segments: [String], name: String?, number: String?) {
        let feed = parse(order(segments + Self.line))
        #expect(feed.codes == [])
        #expect(feed.orders.first?.endCustomer.name?.text == name)
        #expect(feed.orders.first?.endCustomer.customerNumber?.text == number)
    }

    @Test func `the segments below a party are that party's`() {
        let feed = parse(
            order(
                [
                    "NAD+UD+7::16++Customer+++++XY", "RFF+VA:GB1", "CTA+IC", "COM+1:TE", "COM+a@x.example:EM",
                    "NAD+BY+1::9", "RFF+VA:GB2", "COM+b@y.example:EM", "CUX+2:GBP:9", "RFF+VA:GB3",
                ] + Self.line
            )
        )
        let customer = feed.orders.first?.endCustomer
        #expect(customer?.taxIdentifier?.text == "GB1" && customer?.email?.text == "a@x.example")
        #expect(customer?.dunsNumber?.text == "7" && customer?.country?.text == "XY")
        #expect(feed.orders.first?.currency?.text == "GBP")
    }

    @Test func `repetitions of version 4 are looked through`() {
        let segments = ["NAD+UD+++C", "COM+1:TE*a@x.example:EM"] + Self.line
        #expect(parse(order(segments, syntax: "UNOC:4")).orders.first?.endCustomer.email?.text == "a@x.example")
        #expect(parse(order(segments, syntax: "UNOC:3")).orders.first?.endCustomer.email == nil)
    }

    @Test(arguments: [
        ("220", [], OrderKind.standard), ("227", [], .stocking), ("227", ["221"], .standard),
        ("221", ["221"], .stocking),
    ])
    func `stocking orders by their documents' names`(name: String, configured: [String], kind: OrderKind) {
        let partner = profile { $0.edifact.stockingDocuments = configured }
        let feed = parse(order(["LIN+1++A:SA", "QTY+21:1"], head: "BGM+\(name)+PO-1+9"), partner)
        #expect(feed.orders.map(\.kind) == [kind])
    }

    @Test func `the profile says who is who and where the Smart Account is`() {
        let configured = profile {
            $0.edifact.endCustomerRoles = ["EN"]
            $0.edifact.resellerRoles = ["BY"]
            $0.edifact.smartAccountReference = "ACD"
            $0.edifact.virtualAccountReference = "ACE"
            $0.edifact.endCustomerOrderReference = "CR"
            $0.edifact.smartAccountText = "ZZZ"
            $0.edifact.stockingDocuments = ["227"]
        }
        let segments = [
            "FTX+AAI+++no", "RFF+ACD:contoso.example", "RFF+ACE:Lab", "RFF+CR:EC-1", "NAD+BY+1++Shop",
            "NAD+EN+2++Contoso",
            "LIN+1", "PIA+5+A:SA", "QTY+21:1", "FTX+ZZZ+++fabrikam?:x.example:y", "LIN+2", "PIA+5+A:SA", "QTY+21:1",
            "RFF+ACD:northwind.example", "RFF+ACE:Production",
        ]
        let feed = parse(order(segments, head: "BGM+227+PO-1+9"), configured)
        #expect(feed.codes == [])
        let order = feed.orders.first
        #expect(
            order?.reseller?.text == "Shop" && order?.endCustomer.name?.text == "Contoso" && order?.kind == .stocking
        )
        #expect(order?.endCustomer.smartAccount?.text == "contoso.example")
        #expect(order?.endCustomer.virtualAccount?.text == "Lab" && order?.endCustomerOrderNumber?.text == "EC-1")
        #expect(order?.lines[0].endCustomer.smartAccount?.text == "fabrikam:x.example y")
        #expect(order?.lines[1].endCustomer.smartAccount?.text == "northwind.example")
        #expect(order?.lines[1].endCustomer.virtualAccount?.text == "Production")
    }

    @Test(arguments: [
        (["NAD+UD+1++A", "NAD+UD+2++B"], "edifact.severalEndCustomers"), (["NAD+UD+1++A+++++DEU"], "value.malformed"),
        (["NAD+UD+1++\(String(repeating: "x", count: 201))"], "value.tooLong"), (["CUX+2:EURO:9"], "value.malformed"),
        (["NAD+UD+\(String(repeating: "9", count: 65))"], "value.tooLong"),
    ])
    func `refuses what is said and cannot be`(segments: [String], code: String) {
        #expect(parse(order(segments + Self.line)).codes == [code])
    }

    @Test(arguments: [
        ("BGM+220++9", "edifact.orderNumberMissing"), ("BGM+231+PO-1+9", "edifact.documentName"),
        ("BGM+221+PO-1+9", "edifact.documentName"), ("BGM+225+PO-1+9", "edifact.documentName"),
        ("BGM+229+PO-1+9", "edifact.documentName"),
        ("BGM+380+PO-1", "edifact.documentName"), ("BGM+220+PO-1+46", "edifact.function"),
        ("BGM+220+PO-1+13", "edifact.function"), ("BGM+220+\(String(repeating: "1", count: 65))+9", "value.tooLong"),
    ])
    func `refuses a document`(head: String, code: String) {
        #expect(parse(order(Self.line, head: head)).codes.first == code)
    }

    @Test(arguments: ["", "9", "6", "7", "31", "35", "42", "43"])
    func `is a new order`(function: String) {
        for name in ["105", "220", "224", "226", "50E", "352"] {
            #expect(parse(order(Self.line, head: "BGM+\(name)+PO-1+\(function)")).summary == ["PO-1 new: 1 A 1"])
        }
    }

    @Test func `texts are read in the interchange's character set`() {
        var bytes = Array(order(["NAD+UD+++M#ller"] + Self.line).utf8)
        let place = bytes.firstIndex(of: UInt8(ascii: "#")) ?? 0
        bytes[place] = 0xFC
        #expect(parse(bytes).orders.first?.endCustomer.name?.text == "Müller")
        let marked = parse([0xEF, 0xBB, 0xBF] + bytes)
        #expect(marked.codes == ["edifact.invalidBytes"])
        #expect(marked.faults.first[0].place == SourcePlace(byteOffset: place + 2, line: 1, column: place))
        var plain = Array(order(["NAD+UD+++M#ller"] + Self.line, syntax: "UNOA:3").utf8)
        plain[place] = 0xFC
        let feed = parse(plain)
        #expect(feed.codes == ["edifact.invalidBytes"] && feed.faults.first[0].position?.code == "21")
        #expect(feed.faults.first[0].place?.byteOffset == place - 1)
        let configured = profile { $0.edifact.characterSet = "UNOD" }
        #expect(parse(plain, configured).orders.first?.endCustomer.name?.text == "Müller")
        #expect(parse(bytes, profile { $0.edifact.characterSet = "UNOW" }).codes == [])
    }

    @Test func `descriptions are put together and cut where they are too long`() {
        let full = String(repeating: "a", count: 35)
        let long = String(repeating: "b", count: 256)
        let texts = [
            "IMD+F++:::\(full):bc", "IMD+F++:::one:two", "IMD+C++TU::9'IMD+F++:::last", "IMD+F++:::\(long):\(long)",
        ]
        let read = texts.map { text in
            parse(order(["LIN+1", "PIA+5+A:SA"] + text.components(separatedBy: "'") + ["QTY+21:1"]))
                .orders.first?.lines.first?.productDescription?.text
        }
        #expect(read == [full + "bc", "one two", "last", String(repeating: "b", count: 200)])
    }

    @Test func `words that other standards know restart nothing`() {
        let feed = parse(order(["NAD+UD+++ISA*00*UNB?+UNOA?:1:UNH"] + Self.line))
        #expect(feed.orders.first?.endCustomer.name?.text == "ISA*00*UNB+UNOA:1 UNH")
    }
}
