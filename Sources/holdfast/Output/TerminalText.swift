// TerminalText: data on a terminal, without the power to command it.
//
// GUARANTEES   What comes out holds no control characters, no line breaks and no direction marks: an order from a
//              partner cannot move the cursor, change colors, retitle the window, or show one text as another.
//              What was taken away stays visible, as `\u{1B}`.

/// Text for terminals.
enum TerminalText {
    /// The text with everything replaced that a terminal would act on.
    static func neutral(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isActive) else { return text }
        var neutral = ""
        for scalar in text.unicodeScalars {
            if isActive(scalar) {
                neutral += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                neutral.unicodeScalars.append(scalar)
            }
        }
        return neutral
    }

    /// How many columns a neutral text takes: East Asian wide characters and most emoji take two, marks none.
    static func width(_ text: String) -> Int {
        text.utf8.count == text.unicodeScalars.count
            ? text.utf8.count : text.reduce(0) { $0 + ($1.unicodeScalars.contains(where: isWide) ? 2 : 1) }
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: true
        // Direction marks, embeddings and isolates, line and paragraph separators, byte order mark, tags.
        case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
