import Domain
import Feeds
import Testing

/// Orders in CSV: what is read, and what is never guessed.
@Suite struct CSVOrdersTests {
    @Test func `lines of one number are one order wherever they stand`() throws {
        let feed = parse(try Fixture.bytes("csv/orders.csv"))
        #expect(feed.codes == [])
        #expect(feed.format == .csvOrders)
        #expect(
            feed.summary == [
                "PO-1001 new: 1 C9300-DNA-A-48-3Y 10 @1249.50, 2 SVS-C9300 10 @99.00, 2.0.1 SVS-C9300-P 10",
                "PO-1002 new: 1.10 L-ASA-AC-PLS-3Y 250 @4.25",
                "PO-1003 new: 1 C9300-DNA-E-24-5Y 1",
            ]
        )
        let first = try #require(feed.orders.first)
        #expect(first.endCustomer.name?.text == "Müller & Söhne GmbH")
        #expect(first.endCustomer.country?.text == "DE")
        #expect(first.lines[1].productDescription?.text == "Support \"Solution\"")
        #expect(first.place == SourcePlace(byteOffset: 132, line: 2, column: 1))
        #expect(first.lines.map(\.place.line) == [2, 3, 5])
        #expect(feed.orders.map { $0.endCustomer.smartAccount?.text } == [nil, "contoso.com", nil])
        #expect(feed.orders.last?.place.line == 6)
        #expect(feed.orders.last?.lines.first?.productDescription?.text == "Two lines in one description")
    }

    @Test func `a line break in a value of the customer refuses the order`() {
        let feed = parse("order,customer,sku,qty\nA,\"x\ny\",S,1\nB,x,S,1\n")
        #expect(feed.places == ["2:3 value.controlCharacter"])
        #expect(feed.rejected == [RejectedUnit(kind: "order", name: "A", lineCount: 1)])
        #expect(feed.summary == ["B new: 1 S 1"])
    }

    @Test func `every column has its place in the document`() throws {
        let feed = parse(try Fixture.bytes("csv/orders-full.csv"))
        #expect(feed.codes == [])
        #expect(
            feed.summary == [
                "4500012345 new: 2.0 SKU-A 5 @19.90, 2.0.1 SKU-B 5 @0.00",
                "4500012346 change: cancel 1, change 2 7, 3 SKU-C 1", "4500012347 cancellation: ",
            ]
        )
        let order = feed.orders[0]
        #expect(order.revision == 0)
        #expect(order.orderDate == CalendarDate(year: 2026, month: 11, day: 24))
        #expect(order.currency?.text == "EUR")
        #expect(order.endCustomerOrderNumber?.text == "EC-77")
        #expect(order.reseller?.text == "Reseller Ltd")
        #expect(order.isReleasedOnRequest)
        #expect(Self.described(order.endCustomer).joined(separator: "|") == Self.first)
        #expect(order.lines[0].endCustomer.isEmpty)
        #expect(order.lines[1].parent?.text == "2.0")
        #expect(Self.described(order.lines[1].endCustomer).joined(separator: "|") == Self.second)
        #expect(feed.orders[1].revision == 2)
    }

    private static let first =
        "XYZ AG|DE|it@xyz.example|xyz.example|K-100|DE123456789|123456789|Hauptstr. 1|01067|Dresden|xyz.com|Production"
    private static let second =
        "Other SE|FR|a@other.example|other.example|K-200|FR987654321|987654321|1 rue|75001|Paris|other.com|Lab"

    static func described(_ customer: EndCustomer) -> [String] {
        [
            customer.name?.text, customer.country?.text, customer.email?.text, customer.webDomain?.text,
            customer.customerNumber?.text, customer.taxIdentifier?.text, customer.dunsNumber?.text,
            customer.street?.text, customer.postalCode?.text, customer.city?.text, customer.smartAccount?.text,
            customer.virtualAccount?.text,
        ].map { $0 ?? "-" }
    }

    @Test(arguments: [
        ("order,sku,qty\nA,S,1\nA,T,2\nB,S,3\n", ["A new: 1 S 1, 2 T 2", "B new: 1 S 3"]),
        ("order,line,sku,qty\nA,,S,1\nA,,T,2\n", ["A new: 1 S 1, 2 T 2"]),
        ("order,sku,qty\nA,S,1\nB,S,3\nA,T,2\n", ["A new: 1 S 1, 2 T 2", "B new: 1 S 3"]),
        ("order,sku,qty\r\rA,S,1\r\r\rA,T,2\r\r", ["A new: 1 S 1, 2 T 2"]),
        ("\n\norder,sku,qty\n,,\nA,S,1\n\n", ["A new: 1 S 1"]),
        ("order,sku,qty,,\nA,S,1,,\n", ["A new: 1 S 1"]),
        ("order|sku|qty\nA|S,T;U|1\n", ["A new: 1 S,T;U 1"]),
        ("ORDER_NO;Part-Number;q t y\nA; S ; 1 \n", ["A new: 1 S 1"]),
        ("sep=|\norder|sku|qty\nA|S|1\n", ["A new: 1 S 1"]),
        ("\"sep=,\"\r\norder,sku,qty\r\nA,S,1", ["A new: 1 S 1"]),
        ("order,sku,qty\nA,S,10.00\n", ["A new: 1 S 10"]),
        (
            "order,sku,qty,price\nA,S,1,1234.567\nA,S,1,0.125\nA,S,1,1000\n",
            ["A new: 1 S 1 @1234.567, 2 S 1 @0.125, 3 S 1 @1000"]
        ),
        ("order,purpose,sku,qty\nA,replace,S,1\nA,Replacement,T,2\n", ["A replacement: 1 S 1, 2 T 2"]),
        ("order,purpose\nA,CANCEL\nB,cancellation\n", ["A cancellation: ", "B cancellation: "]),
        ("order,sku,qty\nA,5\" pipe,1\n", ["A new: 1 5\" pipe 1"]),
        ("order,sku,qty\n\"A\",\"S\"\"1\"\"\",\"1\"\n", ["A new: 1 S\"1\" 1"]),
    ])
    func `reads orders`(text: String, orders: [String]) {
        let feed = parse(text)
        #expect(feed.codes == [])
        #expect(feed.summary == orders)
    }

    @Test(arguments: [
        ("order,sku,qty\n,S,1\n", ["2:1 value.empty"]),
        ("order,line,sku,qty\nA,1,S,1\nA,,S,1\n", ["3:1 order.lineNumberMissing"]),
        ("order,line,sku,qty\nA,1,S,1\nA,2,S,1\nA,1,S,1\n", ["4:1 order.duplicateLineNumber"]),
        ("order,sku,qty\nA,,1\nA,S,\n", ["2:1 order.skuMissing", "3:1 order.quantityMissing"]),
        ("order,sku,qty\nA,S,0\n", ["2:5 value.outOfRange"]),
        ("order,sku,qty\nA,S,-1\n", ["2:5 value.outOfRange"]),
        ("order,sku,qty\nA,S,1000000001\n", ["2:5 value.outOfRange"]),
        ("order,sku,qty\nA,S,99999999999999999999\n", ["2:5 value.outOfRange"]),
        ("order,sku,qty\nA,S,1.5\n", ["2:5 value.notWhole"]),
        ("order,purpose,line,action,sku,qty\nA,new,1,cancel,S,1\n", ["2:1 order.actionInNewOrder"]),
        ("order,purpose,line,action,sku,qty\nA,change,1,,S,1\n", ["2:1 order.actionMissing"]),
        ("order,purpose,line,action,sku,qty\nA,replace,1,change,S,1\n", ["2:1 order.actionInNewOrder"]),
        ("order,purpose,line,sku,qty\nA,replace,1,S,1\nA,replace,,S,1\n", ["3:1 order.lineNumberMissing"]),
        ("order,purpose,line,sku,qty\nA,replace,1,S,\n", ["2:1 order.quantityMissing"]),
        ("order,purpose\nA,replace\n", ["2:1 order.skuMissing", "2:1 order.quantityMissing"]),
        ("order,purpose,line,action,sku,qty\nA,change,,add,S,1\n", ["2:1 order.lineNumberMissing"]),
        ("order,purpose,line,sku,qty\nA,cancel,1,S,1\n", ["2:1 order.cancellationWithLines"]),
        ("order,purpose,sku,qty\nA,nwe,S,1\n", ["2:3 value.unknownWord"]),
        ("order,line,parent,sku,qty\nA,1,3,S,1\nA,2,1,S,1\n", ["2:1 order.unknownParent"]),
        (
            "order,line,parent,sku,qty\nA,1,2,S,1\nA,2,1,S,1\n",
            ["2:1 order.circularParent", "3:1 order.circularParent"]
        ),
        ("order,line,parent,sku,qty\nA,1,1,S,1\n", ["2:1 order.circularParent"]),
        ("order,currency,sku,qty\nA,EURO,S,1\n", ["2:3 value.malformed"]),
        ("order,revision,sku,qty\nA,two,S,1\n", ["2:3 value.malformed"]),
        ("order,release on request,sku,qty\nA,perhaps,S,1\n", ["2:3 value.unknownWord"]),
        ("order,customer country,sku,qty\nA,Germany,S,1\n", ["2:3 value.malformed"]),
        ("order,customer,sku,qty\nA,X,S,1\nA,Y,S,1\n", ["3:3 order.contradiction"]),
        ("order,customer,sku,qty\nA,X,S,1\nB,Y,S,1\nA,Z,S,1\n", ["4:3 order.contradiction"]),
        ("order,kind,sku,qty\nA,stock,S,1\nA,Enterprise Agreement,S,1\n", ["3:3 order.contradiction"]),
    ])
    func `refuses the order`(text: String, places: [String]) {
        let feed = parse(text)
        #expect(feed.places == places)
        #expect(feed.orders.map(\.number.text) == (text.contains("B,Y") ? ["B"] : []))
        #expect(feed.rejected.count == 1)
    }

    @Test func `what an order says may be blank in its other lines, and come later`() {
        let feed = parse("order,customer,currency,sku,qty\nA,,EUR,S,1\nA,X,,S,1\nA,,,S,1\n")
        #expect(feed.codes == [])
        #expect(feed.orders.first?.endCustomer.name?.text == "X")
        #expect(feed.orders.first?.currency?.text == "EUR")
    }

    @Test func `a refused line takes its whole order with it and no other`() {
        let feed = parse("order,sku,qty\nA,S,1\nB,S,x\nA,S,1\nB,S,1\nC,S,1\n")
        #expect(feed.summary.map { $0.prefix(1) } == ["A", "C"])
        #expect(feed.rejected == [RejectedUnit(kind: "order", name: "B", lineCount: 2)])
        #expect(feed.places == ["3:5 value.notANumber"])
        #expect(!feed.isRefused)
    }

    @Test func `the sort of an order is the partner's default unless it says so`() {
        let stocking = profile { $0.defaultOrderKind = .stocking }
        let feed = parse("order,order kind,sku,qty\nA,,S,1\nB,standard,S,1\n", stocking)
        #expect(feed.orders.map(\.kind) == [.stocking, .standard])
    }

    @Test func `orders of one line each and orders of many lines come out whole`() {
        let rows = (0..<5_000).map { "O-\($0 % 700),S-\($0),\($0 % 9 + 1)" }
        let feed = parse("order,sku,qty\n" + rows.joined(separator: "\n"))
        #expect(feed.codes == [])
        #expect(feed.orders.count == 700)
        #expect(feed.orders.reduce(0) { $0 + $1.lines.count } == 5_000)
        #expect(feed.orders[699].lines.map(\.number.text) == ["1", "2", "3", "4", "5", "6", "7"])
    }
}
