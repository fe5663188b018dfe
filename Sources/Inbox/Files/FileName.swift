// FileName: which names are taken, and what names we make of a partner's.
//
// GUARANTEES   A name we make has at most 255 bytes, is no path, is not hidden and needs no quoting in a shell.

internal import Domain

/// Rules for the names of files.
enum FileName {
    /// What a name alone says.
    enum Sort {
        /// May be a file for us.
        case candidate
        /// Hidden, or a file that its writer will rename when it is finished.
        case passing
        /// Never to be taken: it would not be the same text everywhere.
        case refused
    }

    /// The marker of a finished file is the file's name with this added.
    static let markerSuffix = ".done"
    /// The most bytes a name may have on Linux.
    static let maximumBytes = 255

    private static let passingSuffixes = [".tmp", ".part", ".filepart", ".swp", "~"].map { Array($0.utf8) }

    /// Sorts an entry by its name.
    static func sort(_ name: String) -> Sort {
        let bytes = name.utf8
        if bytes.first == UInt8(ascii: ".") { return .passing }
        if passingSuffixes.contains(where: { ends(bytes, with: $0) }) { return .passing }
        do {
            _ = try TextRules.checked(name, maximumLength: maximumBytes)
            return .candidate
        } catch {
            return .refused
        }
    }

    /// The file that a name is the marker of, if it is one.
    static func marked(by name: String) -> String? {
        guard name.utf8.count > markerSuffix.utf8.count, name.hasSuffix(markerSuffix) else { return nil }
        return String(name.dropLast(markerSuffix.count))
    }

    /// The name with everything but ASCII letters, digits, dot, hyphen and underscore replaced, in at most so many bytes.
    static func safe(_ name: String, maximumBytes limit: Int) -> String {
        let safe = name.unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || scalar == "." || scalar == "-" || scalar == "_" ? Character(scalar) : "_"
        }
        // The end says what kind of file it is, so it is the middle that goes.
        guard safe.count > limit else { return String(safe) }
        let tail = safe.suffix(min(16, limit / 2))
        return String(safe.prefix(limit - tail.count)) + String(tail)
    }

    /// The name followed by a suffix, shortened between two characters so that it has at most 255 bytes.
    static func with(suffix: String, _ name: String) -> String {
        let limit = maximumBytes - suffix.utf8.count
        guard name.utf8.count > limit else { return name + suffix }
        var kept = name.unicodeScalars[...]
        while kept.reduce(0, { $0 + UTF8.width($1) }) > limit { kept.removeLast() }
        return String(String.UnicodeScalarView(kept)) + suffix
    }

    private static func ends(_ bytes: String.UTF8View, with suffix: [UInt8]) -> Bool {
        bytes.suffix(suffix.count).elementsEqual(suffix) { byte, expected in
            // Programs of other systems write .TMP; the bit makes an ASCII letter small.
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(expected)
            return byte == expected || isLetter && byte | 0x20 == expected
        }
    }
}
