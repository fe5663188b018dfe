import Domain
import Feeds
import Testing

/// Who the end customer is, by the standard's roles and the partner's profile.
@Suite struct X12PartyTests {
    private static func customers(_ segments: [String], _ profile: FeedProfile = FeedProfile()) -> [String] {
        let feed = parse(X12Text.order(segments), profile)
        guard let order = feed.orders.first else { return feed.positions }
        return ([order.endCustomer] + order.lines.map(\.endCustomer)).map { $0.name?.text ?? "-" }
    }

    private static let line = "PO1*1*5*EA***VP*A"

    @Test(
        arguments: [
            (["N1*EN*E", line], ["E", "-"]), (["N1*UC*U", line], ["U", "-"]), (["N1*MA*M", line], ["M", "-"]),
            (["N1*Z7*Z", line], ["Z", "-"]), (["N1*IA*I", line], ["I", "-"]),
            (["N1*IA*I", "N1*Z7*Z", "N1*MA*M", "N1*UC*U", "N1*EN*E", line], ["E", "-"]),
            (["N1*BY*B", "N1*ST*S", "N1*BT*T", "N1*DU*D", line], ["-", "-"]),
            ([line, "N1*EN*E"], ["-", "E"]), (["N1*EN*E", line, "N1*EN*F"], ["E", "F"]),
            (["N1*EN*E", line, "N1*IA*I"], ["E", "-"]), (["N1*IA*I", line, "N1*EN*E"], ["I", "E"]),
            (["N1*EN*E", line, "N1*ST*S"], ["E", "-"]), ([line, "N1*IA*I", "N1*EN*E", "N1*UC*U"], ["-", "E"]),
            ([line, "N1*EN*E", "PO1*2*5*EA***VP*A"], ["-", "E", "-"]),
            ([line, "N1*EN*E", "SLN*1**I*1*EA****VP*P", "SLN*2**I*1*EA****VP*Q", "N1*EN*F"], ["-", "E", "E", "F"]),
            ([line, "N1*EN*E", "SLN*1**I*1*EA****VP*P", "N1*IA*I"], ["-", "E", "E"]),
            (["N1*EN*E", "N1*MA*M", "N1*MA*O", line], ["E", "-"]),
            (["N1*MA*M", "N1*EN*E", "N1*MA*O", line], ["E", "-"]),
            (["N1*EN*  E   &  Co ", line], ["E & Co", "-"]), (["N1*EN**92*7", line], ["-", "-"]),
        ] as [([String], [String])]
    )
    func `by the default roles`(segments: [String], names: [String]) {
        #expect(Self.customers(segments) == names)
    }

    @Test(
        arguments: [
            (["N1*EN*E", "N1*EN*F", line], "N1 4 e1 c7"), (["N1*MA*E", "N1*ST*S", "N1*MA*E", line], "N1 5 e1 c7"),
            (["N1*EN*E", line, "N1*UC*U", "N1*EN*F", "N1*EN*G"], "N1 7 e1 c7"),
            ([line, "SLN*1**I*1*EA****VP*P", "N1*EN*F", "N1*EN*G"], "N1 6 e1 c7"),
        ] as [([String], String)]
    )
    func `of two with the same role none is taken`(segments: [String], position: String) {
        let feed = parse(X12Text.order(segments))
        #expect(feed.positions == ["\(position) x12.severalEndCustomers"])
        #expect(feed.orders.isEmpty)
    }

    @Test func `by the partner's roles`() {
        let partner = profile { $0.x12.endCustomerRoles = ["st", "BY"] }
        #expect(Self.customers(["N1*EN*E", "N1*BY*B", "N1*ST*S", Self.line], partner) == ["S", "-"])
        let reseller = profile { $0.x12.resellerRoles = ["BY"] }
        let feed = parse(X12Text.order(["N1*DU*D", "N1*BY*B", Self.line]), reseller)
        #expect(feed.orders.first?.reseller?.text == "B")
    }

    @Test(arguments: [
        ("N1*EN*E*1*123456789", "duns 123456789"), ("N1*EN*E*9*1234567890101", "duns 123456789"),
        ("N1*EN*E*91*S-1", "number S-1"), ("N1*EN*E*92*B-1", "number B-1"), ("N1*EN*E*93*O-1", "number O-1"),
        ("N1*EN*E*FI*12-345", "tax 12-345"), ("N1*EN*E*ZZ*X", ""), ("N1*EN*E*UL*4000000000000", ""),
    ])
    func `identifiers by their scheme`(segment: String, expected: String) {
        let feed = parse(X12Text.order([segment, Self.line]))
        let customer = feed.orders.first?.endCustomer
        let found = [
            customer?.dunsNumber.map { "duns \($0)" }, customer?.customerNumber.map { "number \($0)" },
            customer?.taxIdentifier.map { "tax \($0)" },
        ]
        #expect(found.compactMap(\.self).joined(separator: ", ") == expected)
    }

    @Test(
        arguments: [("DE", "DE"), ("de", "DE"), ("DEU", "DE"), ("USA", "US"), ("mex", "MX"), ("", nil)]
            as [(String, String?)]
    )
    func `countries in two and three letters`(written: String, country: String?) {
        let feed = parse(X12Text.order(["N1*EN*E", "N4*X*Y*Z*\(written)", Self.line]))
        #expect(feed.positions == [])
        #expect(feed.orders.first?.endCustomer.country?.text == country)
    }

    @Test func `what is said of another party is not the customer's`() {
        let feed = parse(
            X12Text.order([
                "PER*BD*Pat*EM*buyer@d.example", "N1*BY*B*92*1", "N3*Street", "N4*Town**1*XXXX", "REF*VX*1",
                "PER*IC*Kim*EM*b@b.example", "N1*EN*E", "N1*ST*S*92*2", "REF*EU*9", "PER*IC*Kim*EM*s@s.example",
                Self.line,
            ])
        )
        #expect(feed.positions == [])
        #expect(feed.orders.first.map { CSVOrdersTests.described($0.endCustomer).joined() } == "E" + "-----------")
        #expect(feed.orders.first?.endCustomerOrderNumber == nil)
    }

    @Test func `accounts by the partner's references, of order, party and line`() {
        let partner = profile {
            $0.x12.smartAccountReference = "ZA"
            $0.x12.virtualAccountReference = "ZB"
        }
        let feed = parse(
            X12Text.order([
                "REF*ZA*order.example", "N1*EN*E", "REF*ZB*Lab", "N1*BY*B", "REF*ZA*buyer.example", Self.line,
                "PO1*2*5*EA***VP*A", "REF*ZA*line.example", "N9*ZB*Production", "PO1*3*5*EA***VP*A", "N1*EN*F",
                "REF*ZA*f.example",
            ]),
            partner
        )
        #expect(feed.positions == [])
        let order = feed.orders[0]
        let accounts = ([order.endCustomer] + order.lines.map(\.endCustomer)).map { customer in
            "\(customer.smartAccount?.text ?? "-")/\(customer.virtualAccount?.text ?? "-")"
        }
        #expect(accounts == ["order.example/Lab", "-/-", "line.example/Production", "f.example/-"])
        #expect(parse(X12Text.order(["REF*ZA*x", Self.line])).orders[0].endCustomer.isEmpty)
    }

    @Test func `the end customer's order number`() {
        let number = { (segments: [String], profile: FeedProfile) in
            parse(X12Text.order(segments), profile).orders.first?.endCustomerOrderNumber?.text
        }
        let plain = FeedProfile()
        let partner = profile { $0.x12.endCustomerOrderReference = "CO" }
        #expect(number(["REF*EU*1", Self.line], plain) == "1")
        #expect(number(["N9*EU*1", Self.line], plain) == "1")
        #expect(number(["REF*EU**1", Self.line], plain) == "1")
        #expect(number(["REF*CO*2", Self.line], plain) == nil)
        #expect(number(["REF*EU*1", "REF*CO*2", Self.line], partner) == "2")
        #expect(number(["REF*CO*2", "REF*EU*1", Self.line], partner) == "2")
        #expect(number([Self.line, "REF*EU*1", "PO1*2*5*EA***VP*A", "REF*EU*1"], plain) == "1")
        #expect(number([Self.line, "REF*EU*1", "PO1*2*5*EA***VP*A", "REF*EU*2"], plain) == nil)
    }

    @Test func `the SKU by the partner's qualifiers only`() {
        let partner = profile { $0.x12.skuQualifiers = ["BP", "vn"] }
        #expect(parse(X12Text.order(["PO1*1*5*EA***VP*A*VN*B*BP*C"]), partner).summary == ["PO-1 new: 1 C 5"])
        #expect(parse(X12Text.order(["PO1*1*5*EA***VP*A*VN*B"]), partner).summary == ["PO-1 new: 1 B 5"])
        #expect(parse(X12Text.order([Self.line]), partner).positions == ["PO1 3 e7 c1 order.skuMissing"])
    }

    @Test func `stocking orders by the partner's types`() {
        let partner = profile { $0.x12.stockingTypes = ["SK"] }
        let order = { (type: String) in X12Text.order([Self.line], "BEG*00*\(type)*PO-1**20261124") }
        #expect(parse(order("SK"), partner).orders.map(\.kind) == [.stocking])
        #expect(parse(order("NE"), partner).orders.map(\.kind) == [.standard])
        #expect(parse(order("SK")).orders.map(\.kind) == [.standard])
        #expect(parse(order("CN")).orders.map(\.kind) == [.stocking])
        #expect(parse(order("CN"), partner).orders.map(\.kind) == [.standard])
    }

    @Test func `a blanket order waits for a command, unless the partner says that its type is of stocking orders`() {
        let blanket = X12Text.order([Self.line], "BEG*00*BK*PO-1**20261124")
        let partner = profile { $0.x12.stockingTypes = ["BK", "BE"] }
        #expect(parse(blanket).orders.map(\.isReleasedOnRequest) == [true])
        #expect(parse(blanket, partner).orders.map(\.isReleasedOnRequest) == [false])
        #expect(parse(blanket, partner).orders.map(\.kind) == [.stocking])
        let estimated = X12Text.order([Self.line], "BEG*00*BE*PO-1**20261124")
        #expect(parse(estimated, partner).orders.map(\.kind) == [.stocking])
        let plain = X12Text.order([Self.line], "BEG*00*SA*PO-1**20261124")
        #expect(parse(plain).orders.map(\.isReleasedOnRequest) == [false])
    }
}
