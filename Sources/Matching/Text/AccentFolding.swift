// AccentFolding: letters without the marks that people leave out.
//
// GUARANTEES   Marks go where they are decoration or habit: on Latin and Greek letters, the vowel signs of Arabic and
//              Hebrew, the stress mark and the two dots of Russian ё. Marks that make another letter stay: й, the voiced
//              kana, everything in the Indic scripts.

/// Takes accents off.
enum AccentFolding {
    /// A folded token without its accents.
    static func folded(_ token: String) -> String {
        if token.utf8.allSatisfy({ $0 < 0x80 }) { return token }
        var result = String.UnicodeScalarView()
        var isDroppable = false
        var base: UInt32 = 0
        for scalar in Folding.decomposed(token).unicodeScalars {
            let isMark = scalar.properties.generalCategory == .nonspacingMark
            if isMark, isDroppable || scalar.value == 0x301 || scalar.value == 0x308 && base == 0x435 { continue }
            if !isMark {
                base = scalar.value
                isDroppable = dropsMarks(base)
            }
            if let plain = plain[scalar.value] {
                result.append(contentsOf: plain.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return Folding.recomposed(String(result))
    }

    /// Latin, Greek, Hebrew and Arabic letters.
    private static func dropsMarks(_ base: UInt32) -> Bool {
        switch base {
        case 0..<0x250, 0x370..<0x400, 0x5D0..<0x5F0, 0x620..<0x700, 0x1E00..<0x2000: true
        default: false
        }
    }

    /// Letters that decompose into nothing and are nevertheless written without their stroke.
    private static let plain: [UInt32: String] = [
        0xF8: "o", 0x142: "l", 0x111: "d", 0xF0: "d", 0xFE: "th", 0xE6: "ae", 0x153: "oe", 0x131: "i", 0x127: "h",
        0x167: "t", 0x14B: "n", 0x138: "k", 0xDF: "ss",
    ]
}
