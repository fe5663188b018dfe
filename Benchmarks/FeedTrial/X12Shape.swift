// X12Shape: whether bytes are an X12 interchange, by the few rules that need no dictionary. Written apart from the reader
// and the writer, so that it does not share their mistakes.

enum X12Shape {
    static func breaches(of bytes: [UInt8]) -> [String] {
        guard bytes.count > 106, bytes.allSatisfy({ $0 < 0x80 }) else { return ["short, or not ASCII"] }
        let (element, terminator) = (bytes[3], bytes[105])
        let marks = [bytes[82], bytes[104]]
        if marks.contains(0x0A) || marks.contains(0x0D) { return ["a line end in a separator's place"] }
        guard bytes[..<106].count(where: { $0 == element }) == 16, bytes[103] == element else {
            return ["ISA is not 106 bytes"]
        }
        var breaches: [String] = []
        let isBreak = { (byte: UInt8) in byte == 0x0A && terminator != 0x0A }
        let segments = bytes.split(separator: terminator).map { $0.drop(while: isBreak) }.filter { !$0.isEmpty }
        let words = segments.map { segment in
            segment.split(separator: element, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        var open: [(tag: String, number: String, count: Int)] = []
        let ends = ["SE": "ST", "GE": "GS", "IEA": "ISA"]
        let numberPlaces = ["ST": 2, "GS": 6, "ISA": 13]
        for segment in words {
            if segment.contains(where: { $0.utf8.contains { $0 < 0x20 && !marks.contains($0) } }) {
                breaches.append("control character in \(segment.debugDescription.prefix(300))")
            }
            if segment.last == "" || segment[0].isEmpty { breaches.append("empty end of \(segment[0])") }
            let tag = segment[0]
            if let place = numberPlaces[tag], place < segment.count {
                if let parent = open.indices.last { open[parent].count += 1 }
                open.append((tag, segment[place], tag == "ST" ? 1 : 0))
            } else if let beginning = ends[tag] {
                guard let last = open.popLast(), last.tag == beginning, segment.count == 3 else {
                    return breaches + ["\(tag) ends nothing"]
                }
                if segment[1] != String(last.count + (tag == "SE" ? 1 : 0)) {
                    breaches.append("\(tag) counts \(segment[1])")
                }
                if segment[2] != last.number { breaches.append("\(tag) has another number") }
            } else if let last = open.indices.last, open[last].tag == "ST" {
                open[last].count += 1
            } else if tag != "TA1" {
                breaches.append("\(tag) outside a set")
            }
        }
        return open.isEmpty ? breaches : breaches + ["no end"]
    }
}
