import Domain
import Feeds
import Testing

/// EDIFACT files that were damaged at random: nothing crashes, nothing is lost without a word.
@Suite struct EDIFACTMutationTests {
    private static let meaningful = Array("'+:?.*,\n\r UNBZHTGELIN0129\u{0}ä".utf8) + [0x80, 0xFF]

    private static func mutated(_ bytes: [UInt8], _ random: SeededBytes) -> [UInt8] {
        var result = bytes
        for _ in 0..<(1 + random.next(below: 3)) where !result.isEmpty {
            let place = random.next(below: result.count)
            let end = min(result.count, place + 1 + random.next(below: 60))
            switch random.next(below: 6) {
            case 0: result[place] = meaningful[random.next(below: meaningful.count)]
            case 1: result.insert(meaningful[random.next(below: meaningful.count)], at: place)
            case 2: result.remove(at: place)
            case 3: result.removeSubrange(place...)
            case 4: result.insert(contentsOf: Array(result[place..<end]), at: random.next(below: result.count))
            default: result.removeSubrange(place..<end)
            }
        }
        return result
    }

    private static func check(_ bytes: [UInt8], _ seed: String) throws {
        let feed = parse(bytes)
        _ = isComplete(bytes)
        for fault in feed.faults.first {
            let place = try #require(fault.place, "\(seed)")
            #expect((0...bytes.count).contains(place.byteOffset), "\(seed) \(fault)")
            #expect(place.line >= 1 && place.column >= 1 && place.column <= place.byteOffset + 1, "\(seed) \(fault)")
        }
        if feed.isRefused || !feed.rejected.isEmpty { #expect(!feed.faults.isEmpty, "\(seed)") }
        for order in feed.orders {
            #expect(Set(order.lines.map(\.number)).count == order.lines.count, "\(seed)")
            #expect((order.purpose == .cancellation) == order.lines.isEmpty, "\(seed)")
            for line in order.lines where line.action == .add {
                #expect(line.sku != nil && line.quantity != nil, "\(seed)")
            }
        }
        let entries = feed.edifact?.interchanges.flatMap(\.messages) ?? []
        if !feed.isRefused { #expect(entries.flatMap(\.documents) == Array(feed.orders.indices), "\(seed)") }
        // Every answer can be read again.
        guard let envelope = feed.envelope else { return }
        for file in try EDIFACTAnswers.files(envelope, feed.orders) {
            #expect(isComplete(file.bytes) && Set(parse(file.bytes).codes) == ["edifact.unsupportedMessage"], "\(seed)")
        }
    }

    @Test(arguments: 0..<6)
    func `any damage ends in documents or in faults with a place`(part: Int) throws {
        let random = SeededBytes(seed: UInt64(part) &+ 20_261_125)
        for path in try Fixture.all(in: "edifact") {
            let bytes = try Fixture.bytes(path)
            for round in 0..<60 { try Self.check(Self.mutated(bytes, random), "\(path) part \(part) round \(round)") }
        }
    }

    @Test func `a file that grows becomes complete only at its end`() throws {
        for path in try Fixture.all(in: "edifact") {
            let bytes = try Fixture.bytes(path)
            let end = bytes.lastIndex(of: UInt8(ascii: "'")) ?? 0
            for length in 0...end { #expect(!isComplete(Array(bytes[..<length])), "\(path) \(length)") }
            #expect(isComplete(bytes), "\(path)")
        }
    }

    @Test func `the same bytes give the same result`() throws {
        for path in try Fixture.all(in: "edifact") {
            let bytes = try Fixture.bytes(path)
            let (first, second) = (parse(bytes), parse(bytes))
            #expect(first.documents == second.documents && first.faults == second.faults)
            #expect(first.envelope == second.envelope)
        }
    }
}
