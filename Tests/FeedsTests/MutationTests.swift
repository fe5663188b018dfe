import Domain
import Feeds
import Testing

/// Files that were damaged at random: nothing crashes, nothing is lost without a word.
@Suite struct MutationTests {
    /// Bytes that mean something in one of the formats.
    private static let meaningful =
        Array(",;\t|\"\n\r{}[]:=#/*.-+E0aé\u{0}\u{FEFF}\u{202E}".utf8) + [0x80, 0xC3, 0xFF, 0xE2]

    private static func mutated(_ bytes: [UInt8], _ random: SeededBytes) -> [UInt8] {
        var result = bytes
        for _ in 0..<(1 + random.next(below: 3)) where !result.isEmpty {
            let place = random.next(below: result.count)
            switch random.next(below: 6) {
            case 0: result[place] = meaningful[random.next(below: meaningful.count)]
            case 1: result.insert(meaningful[random.next(below: meaningful.count)], at: place)
            case 2: result.remove(at: place)
            case 3: result.removeSubrange(place...)
            case 4:
                let end = min(result.count, place + 1 + random.next(below: 40))
                result.insert(contentsOf: Array(result[place..<end]), at: random.next(below: result.count))
            default:
                let end = min(result.count, place + 1 + random.next(below: 40))
                result.removeSubrange(place..<end)
            }
        }
        return result
    }

    /// What must hold for any bytes.
    private static func check(_ bytes: [UInt8], _ seed: String) {
        let feed = parse(bytes)
        _ = isComplete(bytes)
        for fault in feed.faults.first {
            guard let place = fault.place else { continue }
            #expect((0...bytes.count).contains(place.byteOffset), "\(seed) \(fault)")
            #expect(place.line >= 1 && place.column >= 1 && place.column <= place.byteOffset + 1, "\(seed) \(fault)")
            let before = bytes[..<place.byteOffset]
            let breaks = before.count { $0 == 0x0A } + before.count { $0 == 0x0D }
            #expect(place.line <= breaks + 1, "\(seed) \(fault)")
            #expect(
                !fault.message.isEmpty && !fault.remedy.isEmpty && !fault.message.hasSuffix("."),
                "\(seed) \(fault)"
            )
        }
        #expect(feed.faults.first.allSatisfy { $0.place != nil }, "\(seed)")
        // What is left out, and a file that is refused, has a reason.
        if feed.isRefused || !feed.rejected.isEmpty { #expect(!feed.faults.isEmpty, "\(seed)") }
        for order in feed.orders {
            #expect(Set(order.lines.map(\.number)).count == order.lines.count, "\(seed)")
            #expect(order.lines.allSatisfy { !$0.number.text.isEmpty }, "\(seed)")
            #expect(!order.number.text.isEmpty && (order.purpose == .cancellation) == order.lines.isEmpty, "\(seed)")
            for line in order.lines where line.action == .add {
                #expect(line.sku != nil && line.quantity != nil, "\(seed)")
            }
        }
    }

    @Test(arguments: 0..<8)
    func `any damage ends in documents or in faults with a place`(part: Int) throws {
        let paths = try Fixture.all(in: "csv") + Fixture.all(in: "json")
        let random = SeededBytes(seed: UInt64(part) &+ 20_261_124)
        for path in paths {
            let bytes = try Fixture.bytes(path)
            for round in 0..<40 { Self.check(Self.mutated(bytes, random), "\(path) part \(part) round \(round)") }
        }
    }

    /// Values are damaged and the structure is not, so that the units can be counted.
    @Test func `no row and no order gets lost`() {
        let random = SeededBytes(seed: 77)
        let alphabet = "A1.E+-#= \t€"
        for round in 0..<1_500 {
            var rows: [String] = []
            for _ in 0..<(1 + random.next(below: 6)) {
                let value = {
                    String(decoding: random.bytes(of: alphabet, count: random.next(below: 4)), as: UTF8.self)
                }
                rows.append("O\(random.next(below: 3)),\(value()),\(value()),\(1 + random.next(below: 3))\(value())")
            }
            let feed = parse("order,line,sku,qty\n" + rows.joined(separator: "\n") + "\n")
            let numbers = Set(rows.map { $0.prefix(2) })
            #expect(feed.documents.count + feed.rejected.count == numbers.count, "round \(round)")
            let read = feed.orders.reduce(0) { $0 + $1.lines.count } + feed.rejected.reduce(0) { $0 + $1.lineCount }
            #expect(read == rows.count, "round \(round)")
            #expect(feed.rejected.isEmpty == feed.faults.isEmpty, "round \(round)")
        }
    }

    @Test func `no unit of JSON gets lost`() {
        let random = SeededBytes(seed: 78)
        let values = [
            "\"A\"", "7", "null", "true", "[]", "{}", "\"\"", "-1", "1.5", "\"x\\u0000\"", "\"new\"", "[1]", "[{}]",
        ]
        let keys = ["number", "purpose", "lines", "kind", "customer", "sku", "x", "revision", "domain", "orderNumber"]
        for round in 0..<1_500 {
            let units = (0..<(1 + random.next(below: 4))).map { _ in
                let members = (0..<random.next(below: 4)).map { _ in
                    "\"\(keys[random.next(below: keys.count)])\": \(values[random.next(below: values.count)])"
                }
                return "{\(members.joined(separator: ", "))}"
            }
            let section = ["orders", "accounts", "assignments"][round % 3]
            let feed = parse("{\"\(section)\": [\(units.joined(separator: ", "))]}")
            #expect(feed.documents.count + feed.rejected.count == units.count, "round \(round)")
            #expect(feed.rejected.isEmpty == feed.faults.isEmpty, "round \(round)")
        }
    }

    @Test func `the same bytes give the same result`() throws {
        for path in try Fixture.all(in: "csv") + Fixture.all(in: "json") {
            let bytes = try Fixture.bytes(path)
            let (first, second) = (parse(bytes), parse(bytes))
            #expect(first.documents == second.documents && first.faults == second.faults)
        }
    }
}
