import Domain
import Feeds
import Testing

/// X12 that was damaged at random: nothing crashes, nothing is lost without a word.
@Suite struct X12MutationTests {
    private static let meaningful =
        Array("*~>|\n\r ^0123456789.-ABCEGINOPSTU\u{1C}\u{1D}\u{0}".utf8) + [0xC3, 0x81, 0xFF]
    private static let words = [
        "ISA", "~ISA*", "~IEA*1*1~", "~GS*PO*A*B*1*1*1*X*004010~", "~GE*1*1~", "~ST*850*1~", "~SE*1*1~", "~PO1*1*1*EA~",
        "~CTT*1~", "~SLN*1**I~", "~N1*EN*X~", "~BEG*00*NE*1**20261124~", "~POC*1*DI~", "\r\n", "~~~",
    ].map { Array($0.utf8) }

    private static func damaged(_ bytes: [UInt8], _ random: SeededBytes) -> [UInt8] {
        var result = bytes
        for _ in 0..<(1 + random.next(below: 4)) where !result.isEmpty {
            let place = random.next(below: result.count)
            let end = min(result.count, place + 1 + random.next(below: 60))
            switch random.next(below: 6) {
            case 0: result[place] = meaningful[random.next(below: meaningful.count)]
            case 1: result.insert(meaningful[random.next(below: meaningful.count)], at: place)
            case 2: result.removeSubrange(place..<end)
            case 3: result.removeSubrange(place...)
            case 4: result.insert(contentsOf: Array(result[place..<end]), at: random.next(below: result.count))
            default: result.insert(contentsOf: words[random.next(below: words.count)], at: place)
            }
        }
        return result
    }

    private static func check(_ bytes: [UInt8], _ seed: String) {
        let feed = parse(bytes)
        _ = isComplete(bytes)
        for fault in feed.faults.first {
            guard let place = fault.place else {
                Issue.record("\(seed) \(fault) has no place")
                continue
            }
            #expect((0...bytes.count).contains(place.byteOffset), "\(seed) \(fault)")
            #expect(place.line >= 1 && place.column >= 1 && place.column <= place.byteOffset + 1, "\(seed) \(fault)")
            #expect(!fault.message.hasSuffix(".") && !fault.remedy.isEmpty, "\(seed) \(fault)")
        }
        if feed.isRefused || !feed.rejected.isEmpty { #expect(!feed.faults.isEmpty, "\(seed)") }
        guard feed.format == .x12 else { return }
        // Every set that is an order was given out or left out, and the envelope says which.
        let sets = feed.x12?.interchanges.flatMap(\.groups).flatMap(\.sets) ?? []
        let orders = sets.filter { $0.identifier == "850" || $0.identifier == "860" }
        #expect(orders.count == feed.orders.count + feed.rejected.count, "\(seed)")
        #expect(sets.compactMap(\.documentIndex) == Array(feed.orders.indices), "\(seed)")
        for set in sets where set.isAccepted { #expect(set.errorCodes.isEmpty && set.segmentErrors.isEmpty, "\(seed)") }
        let untrusted = feed.x12?.interchanges.filter { !$0.noteCodes.isEmpty } ?? []
        let accepted = untrusted.flatMap(\.groups).flatMap(\.sets).filter(\.isAccepted)
        #expect(accepted.isEmpty, "\(seed)")
        for order in feed.orders {
            #expect(Set(order.lines.map(\.number)).count == order.lines.count, "\(seed)")
            #expect(order.lines.allSatisfy { !$0.number.text.isEmpty }, "\(seed)")
            for line in order.lines where line.action == .add {
                #expect(line.sku != nil && line.quantity != nil, "\(seed)")
            }
        }
    }

    private static func originals() throws -> [[UInt8]] {
        let fixture = try Fixture.bytes("x12/orders-850.edi")
        let wrapped = X12Text.order(["PO1**5*EA***VP*A", "PO1**6*EA***VP*B", "CTT*2"]).replacing("\n", with: "")
        let lines = X12Text.interchange([
            X12Text.group([X12Text.set([X12Text.beginning, "PO1*1*1*EA***UP*7", "N1*Z7*X"])])
        ])
        return [fixture, Array(wrapped.utf8), Array(lines.map { $0 + "\r\n" }.joined().utf8), fixture + fixture]
    }

    @Test(arguments: 0..<4)
    func `any damage ends in orders or in faults with a place`(part: Int) throws {
        let random = SeededBytes(seed: UInt64(part) &+ 20_261_125)
        for (index, bytes) in try Self.originals().enumerated() {
            for round in 0..<100 {
                Self.check(Self.damaged(bytes, random), "file \(index) part \(part) round \(round)")
            }
        }
    }

    @Test func `a file cut off anywhere gives no order whose interchange is not whole`() throws {
        let bytes = try Fixture.bytes("x12/orders-850.edi")
        for length in 4..<(bytes.count - 2) {
            let feed = parse(Array(bytes[..<length]))
            #expect(feed.orders.isEmpty, "\(length)")
            #expect(!feed.faults.isEmpty, "\(length)")
            #expect(!isComplete(Array(bytes[..<length])), "\(length)")
        }
    }

    /// Once the place of an element that is not there was looked for behind the end of the file.
    @Test(arguments: ["GS*PO\r", "GS*PO*A*B*1*1*1*X*004010~ST*850*1~BEG\r", "GS\r", "IEA\r"])
    func `a file that ends with half a line break is read to its end`(rest: String) {
        let feed = parse(X12Text.header() + "~" + rest)
        #expect(!feed.faults.isEmpty)
        #expect(feed.orders.isEmpty)
    }

    @Test func `time grows with the length only`() {
        let header = X12Text.header() + "~"
        let open = header + "GS*PO*A*B*1*1*1*X*004010~ST*850*1~BEG*00*NE*1**20261124~"
        let texts = [
            String(repeating: "ISA*", count: 40_000), header + String(repeating: "*", count: 200_000),
            open + String(repeating: "PO1~", count: 50_000), open + String(repeating: "A\r\n", count: 60_000),
            open + String(repeating: "ST*850*1~", count: 20_000), String(repeating: header, count: 1_500),
            open + String(repeating: "PO1*1*1*EA***VP*A~SLN*1**I*1*EA****VP*A~", count: 5_000)
                + "SE*10003*1~GE*1*1~IEA*1*1~",
        ]
        let start = ContinuousClock.now
        for text in texts { #expect(!parse(text).faults.isEmpty) }
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
