// X12SetBlock: transaction sets that follow each other, each written down as far as it differs from the one before.
//
// GUARANTEES   What is read is what was written, to the byte. The same sets are always written in the same way.
// DOES NOT     Hold what becomes of them: orders and errors.

internal import Domain

/// So many transaction sets in as few bytes as may be.
struct X12SetBlock: Hashable, Sendable {
    /// How many sets a block has.
    static let size = 64

    /// Where the reading of a block is.
    struct Cursor {
        /// The set that was read last, without its order and its errors.
        fileprivate(set) var set = X12TransactionSet(identifier: "", controlNumber: "", place: .start)
        fileprivate var position = 0
    }

    // The first byte of a set is the number of lines from the one before, or one of these.
    private static let withColumn: UInt8 = 254
    private static let whole: UInt8 = 255

    private let bytes: [UInt8]

    /// Writes sets down.
    init(_ sets: [X12TransactionSet]) {
        var written: [UInt8] = []
        written.reserveCapacity(4 * Self.size)
        var last = Cursor().set
        for set in sets {
            Self.write(set, after: last, into: &written)
            last = set
        }
        // Without the room to grow that an array has which grew.
        bytes = Array(unsafeUninitializedCapacity: written.count) { place, count in
            count = place.initialize(fromContentsOf: written)
        }
    }

    /// Reads the next set.
    @inline(__always)
    func advance(_ cursor: inout Cursor) {
        let form = bytes[cursor.position]
        cursor.position += 1
        if form == Self.whole { return readWhole(&cursor) }
        let lines = form == Self.withColumn ? number(at: &cursor.position) : Int(form)
        let distance = number(at: &cursor.position)
        cursor.set.place = SourcePlace(
            byteOffset: cursor.set.place.byteOffset &+ distance,
            line: cursor.set.place.line &+ lines,
            column: form == Self.withColumn
                ? number(at: &cursor.position) : Self.column(after: cursor.set.place, distance, lines)
        )
        cursor.set.controlNumber = Self.number(after: cursor.set.controlNumber) ?? ""
    }

    // MARK: - What follows what

    private static func write(_ set: X12TransactionSet, after last: X12TransactionSet, into bytes: inout [UInt8]) {
        guard let expected = number(after: last.controlNumber), isSame(expected, set.controlNumber),
            isSame(last.identifier, set.identifier),
            (last.implementation == nil) == (set.implementation == nil),
            isSame(last.implementation ?? "", set.implementation ?? "")
        else { return writeWhole(set, into: &bytes) }
        let lines = set.place.line &- last.place.line
        let distance = set.place.byteOffset &- last.place.byteOffset
        if 0..<Int(withColumn) ~= lines, set.place.column == column(after: last.place, distance, lines) {
            bytes.append(UInt8(lines))
            write(distance, into: &bytes)
        } else {
            bytes.append(withColumn)
            for number in [lines, distance, set.place.column] { write(number, into: &bytes) }
        }
    }

    /// The next control number, of the same length; nil where there is none.
    private static func number(after written: String) -> String? {
        let nine = UInt8(ascii: "9")
        var written = written
        return written.withUTF8 { digits -> String? in
            guard let turning = digits.lastIndex(where: { $0 != nine }), ASCII.isDigit(digits[turning]) else {
                return nil
            }
            return String(unsafeUninitializedCapacity: digits.count) { place in
                let count = place.initialize(fromContentsOf: digits)
                place[turning] += 1
                for index in turning + 1..<count { place[index] = ASCII.zero }
                return count
            }
        }
    }

    /// The column where a set is expected: that of the one before, or further on in its line.
    private static func column(after place: SourcePlace, _ distance: Int, _ lines: Int) -> Int {
        lines == 0 ? place.column &+ distance : place.column
    }

    /// Whether texts are written alike; those that only look alike are different here.
    private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    // MARK: - Sets that are written whole

    private static func writeWhole(_ set: X12TransactionSet, into bytes: inout [UInt8]) {
        bytes.append(whole)
        for number in [set.place.byteOffset, set.place.line, set.place.column] { write(number, into: &bytes) }
        for text in [set.identifier, set.controlNumber] {
            write(text.utf8.count, into: &bytes)
            bytes.append(contentsOf: text.utf8)
        }
        // One more than its length, so that none is not the same as an empty one.
        write(set.implementation.map { $0.utf8.count + 1 } ?? 0, into: &bytes)
        bytes.append(contentsOf: (set.implementation ?? "").utf8)
    }

    private func readWhole(_ cursor: inout Cursor) {
        let byteOffset = number(at: &cursor.position)
        let line = number(at: &cursor.position)
        let place = SourcePlace(byteOffset: byteOffset, line: line, column: number(at: &cursor.position))
        let identifier = text(number(at: &cursor.position), at: &cursor.position)
        let controlNumber = text(number(at: &cursor.position), at: &cursor.position)
        cursor.set = X12TransactionSet(identifier: identifier, controlNumber: controlNumber, place: place)
        let length = number(at: &cursor.position)
        cursor.set.implementation = length == 0 ? nil : text(length - 1, at: &cursor.position)
    }

    private func text(_ length: Int, at position: inout Int) -> String {
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }

    // MARK: - Numbers, seven bits a byte, the low ones first

    private static func write(_ number: Int, into bytes: inout [UInt8]) {
        var rest = UInt(bitPattern: number)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    private func number(at position: inout Int) -> Int {
        var value: UInt = 0
        var shift: UInt = 0
        while true {
            let byte = bytes[position]
            position += 1
            value |= UInt(byte & 0x7F) << shift
            guard byte > 0x7F else { return Int(bitPattern: value) }
            shift += 7
        }
    }
}
