// EDIFACTShape: whether bytes are an EDIFACT interchange, by the few rules that need no directory.

enum EDIFACTShape {
    static func breaches(of bytes: [UInt8]) -> [String] {
        var (component, element, release, terminator) = (
            UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "'")
        )
        var rest = bytes[...]
        if rest.starts(with: "UNA".utf8), bytes.count >= 9 {
            (component, element, release, terminator) = (bytes[3], bytes[4], bytes[6], bytes[8])
            rest = bytes[9...]
        }
        _ = component
        let segments = split(rest, terminator, release).map { segment in
            split(segment.drop { $0 == 0x0A || $0 == 0x0D }, element, release).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        .filter { $0 != [""] }
        guard segments.first?.first == "UNB", let last = segments.last, last.first == "UNZ" else {
            return ["not from UNB to UNZ"]
        }
        var breaches: [String] = []
        var start: Int?
        var messages = 0
        for (index, segment) in segments.enumerated() {
            if segment.last == "" { breaches.append("empty end of \(segment[0])") }
            if segment[0] == "UNH" { (start, messages) = (index, messages + 1) }
            guard segment[0] == "UNT" else { continue }
            guard let beginning = start, segment.count == 3, segments[beginning].count > 1 else { return ["UNT alone"] }
            if segment[1] != String(index - beginning + 1) { breaches.append("UNT counts \(segment[1])") }
            if segment[2] != segments[beginning][1] { breaches.append("UNT has another number") }
            start = nil
        }
        if start != nil { breaches.append("UNH without UNT") }
        let hasGroups = segments.contains { $0[0] == "UNG" }
        if !hasGroups, last.count < 2 || last[1] != String(messages) { breaches.append("UNZ counts \(last)") }
        return breaches
    }

    /// Parts between separators that no release character stands before.
    private static func split(_ bytes: ArraySlice<UInt8>, _ separator: UInt8, _ release: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        var index = start
        while index < bytes.endIndex {
            if bytes[index] == release, release != 0x20 {
                index += 1
            } else if bytes[index] == separator {
                parts.append(bytes[start..<index])
                start = index + 1
            }
            index += 1
        }
        return parts + [bytes[min(start, bytes.endIndex)...]]
    }
}
