import Domain
import Feeds
import Testing

/// What is wrong with envelopes, in the standard's codes, and how much of the file it takes with it.
@Suite struct X12EnvelopeTests {
    private static let lines = [X12Text.beginning, "PO1*1*5*EA***VP*SKU-A"]
    private static func set(_ number: String = "0001", _ order: String = "PO-1") -> [String] {
        X12Text.set(lines.map { $0.replacing("PO-1*", with: "\(order)*") }, number: number)
    }

    @Test func `everything that an answer needs is kept`() throws {
        let feed = parse(try Fixture.bytes("x12/orders-850.edi"))
        #expect(feed.codes == [])
        let interchange = try #require(feed.x12?.interchanges.first)
        #expect(interchange.sender == X12Address(qualifier: "ZZ", identifier: "NORTHDIST"))
        #expect(interchange.receiver == X12Address(qualifier: "ZZ", identifier: "HOLDFAST"))
        #expect([interchange.date, interchange.time, interchange.version] == ["261124", "0915", "00401"])
        #expect([interchange.controlNumber, interchange.usage] == ["000000101", "P"])
        #expect(interchange.wantsAcknowledgement)
        #expect(interchange.separators == .standard)
        #expect(interchange.groups.map(\.functionalIdentifier) == ["PO", "PC"])
        #expect(interchange.groups.map(\.controlNumber) == ["101", "102"])
        #expect(interchange.groups.map(\.version) == ["004010", "004010"])
        #expect(interchange.groups.map(\.declaredSets) == [1, 1])
        #expect(interchange.groups.map(\.sender) == ["NORTHDIST", "NORTHDIST"])
        #expect(interchange.groups.map(\.receiver) == ["HOLDFAST", "HOLDFAST"])
        let sets = interchange.groups.flatMap(\.sets)
        #expect(sets.map(\.identifier) == ["850", "860"])
        #expect(sets.map(\.controlNumber) == ["0001", "0001"])
        #expect(sets.map(\.documentIndex) == [0, 1])
        #expect(sets.map(\.place.line) == [3, 30])
        #expect(sets.allSatisfy { $0.errorCodes.isEmpty && $0.segmentErrors.isEmpty && $0.isAccepted })
    }

    /// A change of the text of a file with one order, and the codes of TA105 that follow.
    @Test(arguments: [
        ("IEA*1*000000001", "IEA*1*000000002", "001"), ("IEA*1*000000001", "IEA*2*000000001", "021"),
        ("IEA*1*", "IEA*x*", "021"), ("IEA*1*000000001~\n", "", "023"), ("*U*00401*", "*U*99999*", "003"),
        ("*000000001*0*P", "*00000000A*0*P", "018"), ("GE*1*1~\n", "GE*1*1~\nXYZ*1~\n", "022"),
        ("GE*1*1~\n", "GE*1*1~\nGE*1*1~\n", "022"), ("ST*850", "N1*BY*X~\nST*850", "022"),
        ("ST*850", "rubbish~\nST*850", "022"), ("GS*PO*ACME*HOLDFAST*20261124*0915*1*X*004010~\n", "", "022"),
    ])
    func `an interchange that cannot be trusted is refused whole`(part: String, other: String, code: String) {
        let feed = parse(X12Text.order(["PO1*1*5*EA***VP*SKU-A"]).replacing(part, with: other))
        #expect(feed.x12?.interchanges[0].noteCodes.contains(code) == true, "\(feed.positions)")
        #expect(feed.faults.first.contains { $0.position?.code == code })
        #expect(feed.orders.isEmpty)
        #expect(feed.x12?.interchanges.flatMap(\.groups).flatMap(\.sets).contains(where: \.isAccepted) == false)
        if !feed.rejected.isEmpty {
            #expect(feed.rejected == [RejectedUnit(kind: "order", name: "PO-1", lineCount: 1)])
        }
    }

    @Test func `the other interchanges of a file proceed`() {
        let good = X12Text.order(["PO1*1*5*EA***VP*SKU-A"])
        let bad = good.replacing("IEA*1*000000001", with: "IEA*1*7").replacing("PO-1*", with: "PO-2*")
        let headless = good.replacing("IEA*1*000000001~\n", with: "").replacing("PO-1*", with: "PO-3*")
        let feed = parse(good + bad + headless + good)
        #expect(feed.summary == ["PO-1 new: 1 SKU-A 5", "PO-1 new: 1 SKU-A 5"])
        #expect(feed.rejected.map(\.name) == ["PO-2", "PO-3"])
        #expect(feed.x12?.interchanges.map(\.noteCodes) == [[], ["001"], ["023"], []])
        #expect(feed.x12?.interchanges.map { $0.groups[0].sets[0].documentIndex } == [0, nil, nil, 1])
    }

    /// AK905.
    @Test(arguments: [
        ("GE*1*2~", "GE*1*3~", "4"), ("GE*1*2~", "GE*2*2~", "5"), ("GE*1*2~", "GE**2~", "5"), ("GE*1*2~\n", "", "3"),
        ("*0915*2*X*004010", "*0915*2*X*001000", "2"), ("*0915*2*X*004010", "*0915*A2*X*004010", "6"),
        ("*0915*2*X*004010", "*0915*1*X*004010", "6"), ("*0915*2*X*004010", "*0915*1*X*005010", "19"),
    ])
    func `a group that cannot be trusted is refused, and the others proceed`(part: String, other: String, code: String)
    {
        let groups = [X12Text.group([Self.set()]), X12Text.group([Self.set("0001", "PO-2")], number: 2)]
        let feed = parse(X12Text.text(X12Text.interchange(groups)).replacing(part, with: other))
        #expect(feed.x12?.interchanges[0].noteCodes == [])
        #expect(feed.x12?.interchanges[0].groups.map(\.errorCodes.first) == [nil, code])
        #expect(feed.faults.first.allSatisfy { $0.position?.code != nil })
        #expect(feed.orders.map(\.number.text) == ["PO-1"])
        #expect(feed.rejected == [RejectedUnit(kind: "order", name: "PO-2", lineCount: 1)])
    }

    /// AK502.
    @Test(arguments: [
        ("SE*4*0002", "SE*4*0003", "3"), ("SE*4*0002", "SE*5*0002", "4"), ("SE*4*0002", "SE**0002", "4"),
        ("SE*4*0002~\n", "", "2"), ("ST*850*0002", "ST*850*", "7"), ("ST*850*0002", "ST*850*0001", "7"),
        ("ST*850*0002", "ST*855*0002", "1"), ("ST*850*0002", "ST**0002", "6"),
        ("PO1*1*5*EA***VP*SKU-B", "PO1*1*x*EA***VP*SKU-B", "5"),
    ])
    func `a set that is wrong is refused, and the others proceed`(part: String, other: String, code: String) {
        let second = Self.set("0002", "PO-2").map { $0.replacing("SKU-A", with: "SKU-B") }
        let sets = [Self.set("0001", "PO-1"), second, Self.set("0004", "PO-3")]
        let text = X12Text.text(X12Text.interchange([X12Text.group(sets)]))
        let feed = parse(text.replacing(part, with: other))
        #expect(feed.x12?.interchanges[0].noteCodes == [])
        #expect(feed.x12?.interchanges[0].groups[0].errorCodes == [])
        #expect(feed.x12?.interchanges[0].groups[0].sets.map(\.errorCodes.first) == [nil, code, nil])
        #expect(feed.x12?.interchanges[0].groups[0].sets.map(\.documentIndex) == [0, nil, 1])
        #expect(feed.orders.map(\.number.text) == ["PO-1", "PO-3"])
        #expect(feed.faults.first.allSatisfy { $0.position?.code != nil })
        #expect(feed.rejected.map(\.name) == (["1", "6"].contains(code) ? [] : ["PO-2"]))
    }

    @Test func `a repeated number has the code that its version knows`() {
        for (version, code) in [("004010", "7"), ("005010", "23")] {
            let group = X12Text.group([Self.set(), Self.set("0001", "PO-2"), Self.set("9", "PO-3")], version: version)
            let feed = parse(X12Text.text(X12Text.interchange([group])))
            #expect(feed.x12?.interchanges[0].groups[0].sets.map(\.errorCodes) == [[], [code], []])
        }
    }

    @Test(arguments: [
        ("855", "PR", "x12.unsupportedSet"), ("810", "IN", "x12.unsupportedSet"), ("997", "FA", "x12.acknowledgement"),
        ("999", "FA", "x12.acknowledgement"), ("123", "XX", "x12.unsupportedSet"),
    ])
    func `a group of something else is refused by name`(identifier: String, group: String, code: String) {
        let foreign = X12Text.group([X12Text.set(["AK1*PO*1"], identifier)], group, number: 2)
        let alone = parse(X12Text.text(X12Text.interchange([foreign])))
        #expect(alone.codes == [code])
        #expect(alone.isRefused)
        #expect(alone.faults.first[0].message.contains(identifier))
        #expect(alone.x12?.interchanges[0].groups[0].errorCodes == ["1"])
        let beside = parse(X12Text.text(X12Text.interchange([X12Text.group([Self.set()]), foreign])))
        #expect(beside.codes == [code])
        #expect(beside.orders.count == 1)
        #expect(beside.x12?.interchanges[0].groups.map(\.functionalIdentifier) == ["PO", group])
    }

    @Test func `TA1 alone is refused, and beside orders passed over`() {
        let header = [X12Text.header(), "TA1*000000001*261124*0915*A*000"]
        let alone = parse(X12Text.text(header + ["IEA*0*000000001"]))
        #expect(alone.codes == ["x12.acknowledgement"])
        #expect(alone.isRefused)
        let beside = parse(X12Text.text(header + X12Text.group([Self.set()]) + ["IEA*1*000000001"]))
        #expect(beside.codes == [])
        #expect(beside.orders.count == 1)
    }

    @Test func `an order in a group of another name is read`() {
        let feed = parse(X12Text.text(X12Text.interchange([X12Text.group([Self.set()], "IN")])))
        #expect(feed.codes == [])
        #expect(feed.orders.count == 1)
    }

    @Test func `more sets than the limit refuse the file`() {
        let sets = (1...12).map { Self.set("\($0)", "PO-\($0)") }
        let text = X12Text.text(X12Text.interchange([X12Text.group(sets)]))
        for limit in [3, 11] {
            let feed = parse(text, profile { $0.limits.maximumDocuments = limit })
            #expect(feed.codes == ["feed.tooManyUnits"])
            #expect(feed.isRefused)
        }
        #expect(parse(text, profile { $0.limits.maximumDocuments = 12 }).orders.count == 12)
    }
}
