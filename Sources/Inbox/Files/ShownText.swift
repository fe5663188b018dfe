// ShownText: foreign text, safe to show in a log, a report or a terminal.

/// Makes text from elsewhere safe to show.
enum ShownText {
    /// Writes control characters and direction marks out, so that no text can break a line or steer a terminal.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return text.unicodeScalars.reduce(into: "") { shown, scalar in
            if isUnsafe(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
    }

    /// Shows bytes that are not valid UTF-8.
    static func bytes(_ bytes: some Sequence<CChar>) -> String {
        bytes.reduce(into: "") { shown, byte in
            let value = UInt8(bitPattern: byte)
            if (0x20..<0x7F).contains(value) {
                shown.unicodeScalars.append(Unicode.Scalar(value))
            } else {
                let digits = String(value, radix: 16)
                shown += "\\x\(digits.count < 2 ? "0" : "")\(digits)"
            }
        }
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
