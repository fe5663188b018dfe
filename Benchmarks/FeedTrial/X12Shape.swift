// X12Shape: whether bytes are an X12 interchange, by the few rules that need no dictionary. Written apart from the reader
// and the writer, so that it does not share their mistakes.

struct X12Shape {
    private static let beginnings = ["SE": "ST", "GE": "GS", "IEA": "ISA"]
    private static let numberPlaces = ["ST": 2, "GS": 6, "ISA": 13]

    private var breaches: [String] = []
    /// What has begun: its tag, its control number, and how much is in it.
    private var open: [(tag: String, number: String, count: Int)] = []

    /// What is wrong with some bytes.
    static func breaches(of bytes: [UInt8]) -> [String] {
        guard bytes.count > 106, bytes.allSatisfy({ $0 < 0x80 }) else { return ["short, or not ASCII"] }
        let (element, terminator) = (bytes[3], bytes[105])
        let marks = [bytes[82], bytes[104]]
        if marks.contains(0x0A) || marks.contains(0x0D) { return ["a line end in a separator's place"] }
        guard bytes[..<106].count(where: { $0 == element }) == 16, bytes[103] == element else {
            return ["ISA is not 106 bytes"]
        }
        let isBreak = { (byte: UInt8) in byte == 0x0A && terminator != 0x0A }
        let segments = bytes.split(separator: terminator).map { $0.drop(while: isBreak) }.filter { !$0.isEmpty }
        var shape = X12Shape()
        for segment in segments {
            let hasControl = segment.contains { $0 < 0x20 && $0 != element && !marks.contains($0) }
            if hasControl { shape.breaches.append("a control character") }
            let words = segment.split(separator: element, omittingEmptySubsequences: false)
            shape.read(words.map { String(decoding: $0, as: UTF8.self) })
        }
        return shape.open.isEmpty ? shape.breaches : shape.breaches + ["no end"]
    }

    private mutating func read(_ segment: [String]) {
        let tag = segment[0]
        if tag.isEmpty || segment.last == "" { breaches.append("an empty end of \(tag)") }
        if let place = Self.numberPlaces[tag], place < segment.count {
            if let parent = open.indices.last { open[parent].count += 1 }
            open.append((tag, segment[place], tag == "ST" ? 1 : 0))
        } else if let beginning = Self.beginnings[tag] {
            guard let last = open.popLast(), last.tag == beginning, segment.count == 3 else {
                return breaches.append("\(tag) ends nothing")
            }
            let count = last.count + (tag == "SE" ? 1 : 0)
            if segment[1] != String(count) { breaches.append("\(tag) counts \(segment[1])") }
            if segment[2] != last.number { breaches.append("\(tag) has another number") }
        } else if let last = open.indices.last, open[last].tag == "ST" {
            open[last].count += 1
        } else if tag != "TA1" {
            breaches.append("\(tag) outside a set")
        }
    }
}
