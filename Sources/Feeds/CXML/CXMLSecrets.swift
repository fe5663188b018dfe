// CXMLSecrets: takes the proofs of identity out of the bytes of a file, before it is kept anywhere or shown to anybody.
//
// GUARANTEES   What stands in SharedSecret, DigitalSignature and CredentialMac, and in the Password of other XML, is
//              overwritten, byte for byte, so that every place in the file stays where it was. It works on files that are no XML, broken off, UTF-16 or UTF-32: nothing is
//              parsed, only tags are looked for, with or without a prefix, in any case. A secret whose end is missing is
//              overwritten to the end of the file.
// DOES NOT     Know whether the file is cXML: a tag of that name is enough.

internal import CExpat

/// Hides the secrets of cXML.
public enum CXMLSecrets {
    /// A copy of a file without its secrets.
    ///
    /// - Parameter bytes: the file as it came.
    /// - Returns: as many bytes, with `*` where the secrets were; nil where there are none.
    public static func redact(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        let scan = TagScan(bytes)
        var copy: [UInt8]?
        var position = 0
        while let opening = scan.nextTag(from: position, isClosing: false, among: names) {
            guard !opening.isSelfClosed else {
                position = opening.end
                continue
            }
            let closing = scan.nextTag(from: opening.end, isClosing: true, among: [opening.name])
            let secret = opening.end..<(closing?.start ?? bytes.count)
            if copy == nil { copy = Array(bytes) }
            scan.overwrite(secret, of: &copy)
            position = closing?.end ?? bytes.count
        }
        return copy
    }

    private static let names = ["sharedsecret", "digitalsignature", "credentialmac", "password"].map { Array($0.utf8) }
}

/// Looks for tags in bytes of one, two or four to a character.
private struct TagScan {
    struct Tag {
        let name: [UInt8]
        let start: Int
        let end: Int
        let isSelfClosed: Bool
    }

    private let bytes: UnsafeRawBufferPointer
    private let width: Int
    private let lowByte: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        let isUTF32 = Self.marksOfUTF32.contains { bytes.starts(with: $0) }
        width = isUTF32 ? 4 : TextDecoding.isUTF16(bytes) ? 2 : 1
        lowByte = width > 1 && (bytes[0] == 0xFE || bytes[0] == 0) ? width - 1 : 0
    }

    private static let marksOfUTF32: [[UInt8]] = [
        [0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF], [0x3C, 0, 0, 0], [0, 0, 0, 0x3C],
    ]

    /// The next tag of one of some names, at or behind a byte.
    func nextTag(from start: Int, isClosing: Bool, among names: [[UInt8]]) -> Tag? {
        var position = start
        while let tag = nextOpener(from: position) {
            position = tag + width
            guard (character(at: position) == ASCII.slash) == isClosing else { continue }
            guard let (name, end) = name(at: isClosing ? position + width : position, among: names) else { continue }
            return finished(name, from: tag, nameEnd: end)
        }
        return nil
    }

    /// Overwrites a part of a copy.
    func overwrite(_ range: Range<Int>, of copy: inout [UInt8]?) {
        var unit = range.lowerBound
        while unit < range.upperBound {
            for other in 0..<min(width, range.upperBound - unit) {
                copy?[unit + other] = other == lowByte ? UInt8(ascii: "*") : 0
            }
            unit += width
        }
    }

    private func character(at unit: Int) -> UInt8? {
        guard unit + width <= bytes.count else { return nil }
        for other in 0..<width where other != lowByte && bytes[unit + other] != 0 { return nil }
        return bytes[unit + lowByte]
    }

    private func nextOpener(from start: Int) -> Int? {
        if width == 1, start < bytes.count, let base = bytes.baseAddress {
            let found = memchr(base + start, Int32(UInt8(ascii: "<")), bytes.count - start)
            return found.map { $0 - UnsafeMutableRawPointer(mutating: base) }
        }
        var unit = start
        while unit + width <= bytes.count {
            if bytes[unit + lowByte] == UInt8(ascii: "<"), character(at: unit) != nil { return unit }
            unit += width
        }
        return nil
    }

    /// The name at a place, without its prefix, if it is one of some.
    private func name(at start: Int, among names: [[UInt8]]) -> (name: [UInt8], end: Int)? {
        var unit = start
        var name: [UInt8] = []
        while let byte = character(at: unit), !Self.endsName(byte), name.count < 100 {
            if byte == ASCII.colon { name.removeAll() } else { name.append(ASCII.isLetter(byte) ? byte | 0x20 : byte) }
            unit += width
        }
        return names.contains(name) ? (name, unit) : nil
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        ASCII.isBlank(byte) || byte == UInt8(ascii: ">") || byte == ASCII.slash || byte == UInt8(ascii: "<")
    }

    /// A tag with all its attributes; one that is not closed goes no further than its name.
    private func finished(_ name: [UInt8], from start: Int, nameEnd: Int) -> Tag {
        var unit = nameEnd
        var quote: UInt8?
        var wasSlash = false
        while unit + width <= bytes.count {
            let byte = character(at: unit) ?? 0
            unit += width
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ASCII.quote || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return Tag(name: name, start: start, end: unit, isSelfClosed: wasSlash)
            } else if byte == UInt8(ascii: "<") {
                break
            }
            wasSlash = byte == ASCII.slash && quote == nil
        }
        return Tag(name: name, start: start, end: nameEnd, isSelfClosed: false)
    }
}
