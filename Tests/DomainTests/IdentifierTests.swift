import Domain
import TestSupport
import Testing

/// Identifiers and their generator.
@Suite struct IdentifierTests {
    @Test(arguments: [Int64(1), 31, 32, 1 << 22, 7_205_759_403_792_793, Int64.max])
    func `an identifier reads as it is written`(number: Int64) {
        let id = OrderID(rawValue: number)
        #expect(id.description.hasPrefix("ord_"))
        #expect(id.description.utf8.count == 17)
        #expect(OrderID(id.description) == id)
        #expect(LotID(id.description) == nil)
    }

    @Test(arguments: [
        ("ord_0000000000001", Int64(1)), ("ord_000000000000I", 1), ("ord_000000000000l", 1), ("ord_000000000000Z", 31),
        ("ord_00000000000O1", 1), ("ord_7zzzzzzzzzzzz", .max), ("ord_8000000000000", nil), ("ord_zzzzzzzzzzzzz", nil),
        ("ord_0000000000000", nil), ("ord_000000000001", nil), ("ord_00000000000001", nil), ("ord_00000000000u1", nil),
        ("sa_0000000000001", nil), ("0000000000001", nil), ("", nil), ("ord_", nil), ("ord_000000000000é", nil),
    ])
    func `reads what people type`(text: String, number: Int64?) {
        #expect(OrderID(text)?.rawValue == number)
    }

    @Test func `text sorts as the numbers do`() {
        let random = SeededRandom(seed: 3)
        let ids = (0..<500).map { _ in OrderID(rawValue: Int64(random.next() >> 1)) }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }

    @Test func `identifiers grow when the clock is set back`() {
        let time = ManualTime()
        let generator = IdentifierGenerator(time: time, node: 5)
        var last: Int64 = 0
        for step in 0..<10_000 {
            if step % 100 == 0 { time.advance(milliseconds: step % 300 == 0 ? -60_000 : 17) }
            let next = generator.nextNumber()
            #expect(next > last)
            #expect(next >> 16 & 0x3F == 5)
            last = next
        }
    }

    @Test func `more identifiers than fit into a millisecond borrow from the next`() {
        let generator = IdentifierGenerator(time: ManualTime())
        let numbers = (0..<70_000).map { _ in generator.nextNumber() }
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy(<))
    }

    @Test func `identifiers grow across a restart, whatever the clock says`() {
        let time = ManualTime()
        let last = IdentifierGenerator(time: time, node: 63).nextNumber()
        time.advance(milliseconds: -86_400_000)
        #expect(IdentifierGenerator(time: time, node: 0, floor: last).nextNumber() > last)
    }
}
