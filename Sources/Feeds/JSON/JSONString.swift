// JSONString: the characters of a JSON string, its escapes undone. The scanner has checked that all of them are sound.

/// Decodes strings.
enum JSONString {
    /// The UTF-8 of a string with escapes.
    static func decoded(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == ASCII.backslash, let kind = rest.popFirst() else {
                result.append(byte)
                continue
            }
            guard kind == UInt8(ascii: "u") else {
                result.append(plain(kind))
                continue
            }
            var code = takeCode(&rest)
            if (0xD800..<0xDC00).contains(code) {
                rest = rest.dropFirst(2)
                code = 0x10000 + (code - 0xD800) << 10 + takeCode(&rest) & 0x3FF
            }
            if let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) {
                result.append(contentsOf: encoded)
            }
        }
        return result
    }

    private static func plain(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): ASCII.lineFeed
        case UInt8(ascii: "r"): ASCII.carriageReturn
        case UInt8(ascii: "t"): ASCII.tab
        default: kind
        }
    }

    private static func takeCode(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt32 {
        let code = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) ?? 0xFFFD
        rest = rest.dropFirst(4)
        return code
    }
}
