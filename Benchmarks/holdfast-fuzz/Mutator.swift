// Mutator: files damaged as files are damaged: bytes, parts, separators, numbers, ends.

internal import TestSupport

struct Mutator {
    /// The most bytes of what is made.
    static let maximumLength = 256 << 10

    let format: FuzzFormat
    let random: SeededRandom

    /// Nearly all inputs are kept to so many bytes: small ones show as much, and more of them can be tried.
    private static let usualLength = 8 << 10

    /// A damaged copy of one input, perhaps with a part of another.
    func mutated(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        // One in sixteen may begin as it likes.
        guard !format.beginnings.isEmpty, random.next(below: 16) > 0 else { return damaged(bytes, other) }
        for _ in 0..<8 {
            let result = damaged(bytes, other)
            if format.beginnings.contains(where: { result.starts(with: $0.utf8) }) { return result }
        }
        return damaged(bytes, other)
    }

    private func damaged(_ bytes: [UInt8], _ other: [UInt8]) -> [UInt8] {
        let limit = random.next(below: 64) == 0 ? Self.maximumLength : Self.usualLength
        var result = bytes.count > limit ? excerpt(of: bytes, limit) : bytes
        for _ in 0...random.next(below: 4) { change(&result, other, limit) }
        return result.count > limit ? Array(result.prefix(limit)) : result
    }

    /// The beginning of an input, and a part of its rest.
    private func excerpt(of bytes: [UInt8], _ limit: Int) -> [UInt8] {
        let head = bytes.prefix(limit / 2)
        let start = head.count + random.next(below: bytes.count - head.count)
        return Array(head + bytes[start...].prefix(limit / 2))
    }

    private func change(_ bytes: inout [UInt8], _ other: [UInt8], _ limit: Int) {
        switch random.next(below: 18) {
        case 0: overwrite(&bytes) { $0 ^ (1 << UInt8(random.next(below: 8))) }
        case 1: overwrite(&bytes) { _ in UInt8(random.next(below: 256)) }
        case 2: overwrite(&bytes) { _ in separator() }
        case 3: insert([separator()], into: &bytes)
        case 4, 5: insert(word(), into: &bytes)
        case 6: replacePart(of: &bytes, with: word())
        case 7: bytes.removeSubrange(range(in: bytes))
        case 8: bytes.removeSubrange(part(of: bytes))
        case 9: insert(Array(bytes[part(of: bytes)]), into: &bytes)
        case 10: splice(&bytes, other)
        case 11: exchangeSeparators(&bytes)
        case 12: bytes.removeSubrange(place(in: bytes)...)
        case 13: replaceNumber(in: &bytes)
        case 14: repeatPart(&bytes, limit)
        case 15: bytes += bytes
        case 16: insert(Array(repeating: separator(), count: 1 + random.next(below: limit / 4)), into: &bytes)
        default: swapParts(&bytes)
        }
    }

    // MARK: Bytes

    private func place(in bytes: [UInt8]) -> Int { bytes.isEmpty ? 0 : random.next(below: bytes.count) }

    private func range(in bytes: [UInt8]) -> Range<Int> {
        let start = place(in: bytes)
        return start..<min(bytes.count, start + 1 + random.next(below: 40))
    }

    private func overwrite(_ bytes: inout [UInt8], _ new: (UInt8) -> UInt8) {
        guard !bytes.isEmpty else { return }
        let place = place(in: bytes)
        bytes[place] = new(bytes[place])
    }

    private func insert(_ new: [UInt8], into bytes: inout [UInt8]) {
        bytes.insert(contentsOf: new, at: random.next(below: bytes.count + 1))
    }

    private func separator() -> UInt8 {
        format.ends.isEmpty ? UInt8(random.next(below: 256)) : format.ends[random.next(below: format.ends.count)]
    }

    private func word() -> [UInt8] { Array(format.words[random.next(below: format.words.count)].utf8) }

    // MARK: Parts

    /// From behind one end of a part to behind the next one.
    private func part(of bytes: [UInt8]) -> Range<Int> {
        let end = separator()
        let place = place(in: bytes)
        let start = bytes[..<place].suffix(4_096).lastIndex(of: end).map { $0 + 1 } ?? max(0, place - 4_096)
        let next = bytes[place...].prefix(4_096).firstIndex(of: end).map { $0 + 1 } ?? min(bytes.count, place + 4_096)
        return start..<max(start, next)
    }

    private func replacePart(of bytes: inout [UInt8], with new: [UInt8]) {
        let part = part(of: bytes)
        // The end of the part stays.
        bytes.replaceSubrange(part.lowerBound..<max(part.lowerBound, part.upperBound - 1), with: new)
    }

    private func swapParts(_ bytes: inout [UInt8]) {
        let (first, second) = (part(of: bytes), part(of: bytes))
        guard first.upperBound <= second.lowerBound else { return }
        let (left, right) = (Array(bytes[first]), Array(bytes[second]))
        bytes.replaceSubrange(second, with: left)
        bytes.replaceSubrange(first, with: right)
    }

    private func repeatPart(_ bytes: inout [UInt8], _ limit: Int) {
        let part = part(of: bytes)
        let most = max(1, limit / max(1, part.count))
        let count = 1 + random.next(below: min(most, random.next(below: 4) == 0 ? 20_000 : 10))
        let copied = Array(bytes[part])
        var copies: [UInt8] = []
        for _ in 0..<count { copies += copied }
        bytes.insert(contentsOf: copies, at: part.upperBound)
    }

    private func splice(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let (end, start) = (part(of: bytes).lowerBound, part(of: other).lowerBound)
        bytes = Array(bytes[..<end] + other[start...])
    }

    /// Every one of one byte becomes another one.
    private func exchangeSeparators(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return }
        let old = random.next(below: 4) == 0 ? bytes[place(in: bytes)] : separator()
        let new = random.next(below: 2) == 0 ? separator() : UInt8(random.next(below: 256))
        for index in bytes.indices where bytes[index] == old { bytes[index] = new }
    }

    private func replaceNumber(in bytes: inout [UInt8]) {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        guard let start = bytes[place(in: bytes)...].firstIndex(where: isDigit) else { return }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
        let numbers = [
            "0", "-1", "1", "999999999", "1000000000", "1000000001", "2147483648", "9223372036854775807",
            "9223372036854775808", "18446744073709551616", "00000000000000000001", "1.5", "1e9", "",
            String(repeating: "9", count: 400),
        ]
        bytes.replaceSubrange(start..<end, with: Array(numbers[random.next(below: numbers.count)].utf8))
    }
}
