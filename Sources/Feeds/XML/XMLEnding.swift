// XMLEnding: whether a file that may still be growing has its last tag.
//
// DOES NOT     Read what lies between the first tag and the last: a file that looks whole and is not is refused when it
//              is read.

/// Looks at the two ends of a file.
enum XMLEnding {
    /// How much of either end is looked at.
    private static let window = 64 << 10

    /// Whether the root is closed, or the beginning is nothing that could become XML.
    static func isThere(in file: UnsafeRawBufferPointer) -> Bool {
        var head = narrowed(file, 0..<min(file.count, window))[...]
        guard let root = rootName(of: &head) else { return !isGrowing(head, file) }
        if isSelfClosed(head) { return true }
        var tail = narrowed(file, (max(0, file.count - window) & ~1)..<file.count)[...]
        dropMiscellany(from: &tail)
        guard tail.last == greater else { return false }
        tail.removeLast()
        dropBlanks(from: &tail)
        return tail.suffix(root.count + 2).elementsEqual([less, ASCII.slash] + root)
    }

    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")
    private static let openBracket = UInt8(ascii: "[")
    private static let closeBracket = UInt8(ascii: "]")

    /// A part of the file with the code units of UTF-16 made bytes, those beyond ASCII made letters.
    private static func narrowed(_ file: UnsafeRawBufferPointer, _ range: Range<Int>) -> [UInt8] {
        let (start, part) = (range.lowerBound, file[range])
        guard TextDecoding.isUTF16(file) else {
            return Array(part.dropFirst(start == 0 && file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0))
        }
        let isBigEndian = file[0] == 0xFE || file[0] == 0
        let units = stride(from: part.startIndex, to: part.endIndex - 1, by: 2).map { index in
            let (high, low) = isBigEndian ? (part[index], part[index + 1]) : (part[index + 1], part[index])
            return high == 0 ? low : UInt8(ascii: "x")
        }
        return Array(units.dropFirst(start == 0 && (file[0] == 0xFE || file[0] == 0xFF) ? 1 : 0))
    }

    /// The root's name as it is written, behind which the text then begins; nil where the prolog does not end in one.
    private static func rootName(of text: inout ArraySlice<UInt8>) -> [UInt8]? {
        while true {
            text = text.drop(while: ASCII.isBlank)
            if text.starts(with: "<?".utf8) {
                guard drop(through: "?>", from: &text) else { return nil }
            } else if text.starts(with: "<!--".utf8) {
                guard drop(through: "-->", from: &text) else { return nil }
            } else if text.starts(with: "<!DOCTYPE".utf8) {
                // An internal subset is refused if it holds anything, so that it need not be looked through.
                var rest = text.drop { $0 != greater && $0 != openBracket }
                if rest.first == openBracket {
                    rest = rest.dropFirst().drop(while: ASCII.isBlank)
                    guard rest.first == closeBracket else { return nil }
                    rest = rest.dropFirst().drop(while: ASCII.isBlank)
                }
                guard rest.first == greater else { return nil }
                text = rest.dropFirst()
            } else {
                break
            }
        }
        guard text.first == less else { return nil }
        let name = text.dropFirst().prefix { !ASCII.isBlank($0) && $0 != greater && $0 != ASCII.slash }
        guard let first = name.first, ASCII.isLetter(first) || first >= 0x80 || first == 0x5F || first == ASCII.colon,
            name.endIndex < text.endIndex
        else { return nil }
        text = text[name.endIndex...]
        return Array(name)
    }

    /// Whether what is there of a prolog is only its beginning.
    private static func isGrowing(_ rest: ArraySlice<UInt8>, _ file: UnsafeRawBufferPointer) -> Bool {
        // A prolog that fills the window cannot be judged; the file is read, and refused if it is not whole.
        guard file.count < window else { return false }
        if rest.isEmpty || rest.starts(with: "<?".utf8) || rest.starts(with: "<!--".utf8) { return true }
        if rest.starts(with: "<!DOCTYPE".utf8) {
            let subset = rest.drop { $0 != openBracket }.dropFirst().drop(while: ASCII.isBlank)
            return subset.isEmpty || subset.first == closeBracket
        }
        if ["<!--", "<!DOCTYPE"].contains(where: { $0.utf8.starts(with: rest) }) { return true }
        guard rest.first == less, let first = rest.dropFirst().first else { return rest.first == less }
        return ASCII.isLetter(first) || first >= 0x80 || first == 0x5F || first == ASCII.colon
    }

    /// Whether the root is an empty-element tag.
    private static func isSelfClosed(_ text: ArraySlice<UInt8>) -> Bool {
        var quote: UInt8?
        for index in text.indices {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ASCII.quote || byte == 0x27 {
                quote = byte
            } else if byte == greater {
                return index > text.startIndex && text[index - 1] == ASCII.slash
            }
        }
        return false
    }

    /// Drops the comments, processing instructions and blanks behind the root.
    private static func dropMiscellany(from text: inout ArraySlice<UInt8>) {
        dropBlanks(from: &text)
        while let (opening, length) = [("<!--", 3), ("<?", 2)].first(where: { opening, length in
            text.suffix(length).elementsEqual((opening == "<?" ? "?>" : "-->").utf8)
        }) {
            let inner = text.dropLast(length)
            guard
                let start = inner.indices.last(where: { inner[$0] == less && inner[$0...].starts(with: opening.utf8) })
            else { return }
            text = text[..<start]
            dropBlanks(from: &text)
        }
    }

    private static func dropBlanks(from text: inout ArraySlice<UInt8>) {
        while let last = text.last, ASCII.isBlank(last) { text.removeLast() }
    }

    private static func drop(through end: String, from text: inout ArraySlice<UInt8>) -> Bool {
        let pattern = Array(end.utf8)
        var rest = text
        while let index = rest.firstIndex(of: pattern[0]) {
            rest = rest[index...]
            if rest.starts(with: pattern) {
                text = rest.dropFirst(pattern.count)
                return true
            }
            rest = rest.dropFirst()
        }
        return false
    }
}
