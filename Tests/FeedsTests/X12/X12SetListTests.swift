import Domain
import Feeds
import Testing

/// The compact list of transaction sets, against a plain array of the same.
@Suite struct X12SetListTests {
    /// Sets that mostly follow each other as those of a file do, and now and then as none would.
    private static func sets(_ count: Int, _ random: SeededBytes) -> [X12TransactionSet] {
        var sets: [X12TransactionSet] = []
        var (number, line, offset) = (random.next(below: 120), 3, 160)
        for _ in 0..<count {
            let isStrange = random.next(below: 12) == 0
            number += isStrange ? random.next(below: 200) : 1
            line += isStrange ? random.next(below: 300) : 20
            offset += isStrange ? random.next(below: 1 << 22) : 400 + random.next(below: 300)
            let padding = random.next(below: 40) == 0 ? 9 : 4
            let names = random.next(below: 20) == 0 ? ["860", "997", "", "\u{E9}", "e\u{301}"] : ["850"]
            var set = X12TransactionSet(
                identifier: names[random.next(below: names.count)],
                controlNumber: String(repeating: "0", count: max(0, padding - "\(number)".count)) + "\(number)",
                place: SourcePlace(byteOffset: offset, line: line, column: isStrange ? random.next(below: 90) : 1)
            )
            if random.next(below: 30) == 0 {
                set.controlNumber = ["", "0A", "\u{E9}", "e\u{301}"][random.next(below: 4)]
            }
            if random.next(below: 30) == 0 { set.implementation = ["", "005010X222"][random.next(below: 2)] }
            sets.append(set)
        }
        return sets
    }

    /// What reading a set may find.
    private static func found(_ set: X12TransactionSet, _ document: Int, _ random: SeededBytes) -> X12TransactionSet {
        var set = set
        set.documentIndex = nil
        set.errorCodes = []
        set.segmentErrors = []
        switch random.next(below: 12) {
        case 0: set.errorCodes = ["5"]
        case 1: set.segmentErrors = [X12SegmentError(segment: "PO1", segmentNumber: document)]
        case 2: break
        case 3: set.documentIndex = random.next(below: 100)
        default: set.documentIndex = document
        }
        return set
    }

    private static func written(_ set: X12TransactionSet) -> [[UInt8]] {
        [set.identifier, set.controlNumber, set.implementation ?? "nil"].map { Array($0.utf8) }
    }

    private static func compare(_ list: X12SetList, _ sets: [X12TransactionSet], _ seed: String) {
        #expect(list.count == sets.count, "\(seed)")
        #expect(Array(list) == sets, "\(seed)")
        #expect(list.indices.map { list[$0] } == sets, "\(seed)")
        #expect(list.reversed() == sets.reversed(), "\(seed)")
        // Strings are equal that are written in different ways; what is answered is what was written.
        #expect(list.map(written) == sets.map(written), "\(seed)")
        let again = X12SetList(sets)
        #expect(list == again && list.hashValue == again.hashValue, "\(seed)")
    }

    @Test(arguments: 0..<12)
    func `it gives back what was put in`(seed: Int) {
        let random = SeededBytes(seed: UInt64(seed) &+ 77)
        var sets = Self.sets(random.next(below: 500), random)
        for index in sets.indices where random.next(below: 3) == 0 {
            sets[index] = Self.found(sets[index], index, random)
        }
        var list = X12SetList()
        for set in sets { list.append(set) }
        Self.compare(list, sets, "\(seed) appended")
        let (before, known) = (list, sets)
        // As the reader does it, set after set, and then at random.
        for index in sets.indices {
            sets[index] = Self.found(sets[index], index, random)
            list.record(sets[index], at: index)
        }
        Self.compare(list, sets, "\(seed) in order")
        #expect(Array(before) == known, "\(seed)")
        for _ in sets.indices {
            let index = random.next(below: sets.count)
            sets[index] = Self.found(sets[index], index, random)
            list.record(sets[index], at: index)
        }
        Self.compare(list, sets, "\(seed) at random")
        sets += Self.sets(100, random)
        for set in sets.suffix(100) { list.append(set) }
        Self.compare(list, sets, "\(seed) appended again")
    }

    @Test func `lists that differ in one set are different`() {
        let sets = Self.sets(200, SeededBytes(seed: 5))
        for index in sets.indices {
            var others = sets
            others[index].place = SourcePlace(byteOffset: index, line: 1, column: 7)
            #expect(X12SetList(others) != X12SetList(sets), "\(index)")
        }
    }

    @Test func `places and numbers at their limits come back`() {
        let ends = [0, -1, 1, Int.max, Int.min, 253, 254, 255, 256]
        let sets = ends.flatMap { first in
            ends.flatMap { second in
                ["1", "999999999999999", "1000000000000000", "000000000000000000000000000001"].map {
                    X12TransactionSet(
                        identifier: "850",
                        controlNumber: $0,
                        place: SourcePlace(byteOffset: first, line: second, column: first &+ second)
                    )
                }
            }
        }
        // Half of them are next to the one before, so that only the difference is kept.
        let pairs = sets.flatMap { set in
            var next = set
            next.controlNumber = "2"
            next.place = SourcePlace(byteOffset: set.place.line, line: set.place.column, column: set.place.byteOffset)
            return [set, next]
        }
        Self.compare(X12SetList(pairs), pairs, "limits")
    }

    @Test func `texts that only look alike stay as they were written`() {
        let sets = (100..<300).map { index in
            let text = index % 2 == 0 ? "\u{E9}" : "e\u{301}"
            var set = X12TransactionSet(identifier: text, controlNumber: "\(index)", place: .start)
            set.implementation = text
            return set
        }
        Self.compare(X12SetList(sets), sets, "texts")
    }

    @Test func `a control number is followed by one of as many digits`() {
        let numbers = [
            "0009", "0010", "0011", "9998", "9999", "10000", "10001", "1", "2", "02", "03", "003", "A8", "A9", "B0",
            "A:",
        ]
        let sets = (0..<240).map { index in
            X12TransactionSet(
                identifier: "850",
                controlNumber: numbers[index % numbers.count],
                place: SourcePlace(byteOffset: index, line: 1, column: 1 + index)
            )
        }
        #expect(X12SetList(sets).map(\.controlNumber) == sets.map(\.controlNumber))
    }
}
