/// Reads and writes numbers of bytes such as `256MB` or `64MiB`.
enum ByteCountText {
    /// Units with their bytes; those with an `i` count in powers of 1,024.
    private static let units: [(name: String, bytes: Int)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
        ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("kB", 1_000), ("B", 1),
    ]

    /// Reads a number of bytes.
    ///
    /// - Parameter text: a whole number with a unit; 0 needs none.
    /// - Returns: the bytes.
    /// - Throws: `SettingProblem`.
    static func parse(_ text: String) throws(SettingProblem) -> Int {
        if text == "0" { return 0 }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let letters = text[digits.endIndex...].drop { $0 == " " }
        guard let number = Int(digits), let unit = units.first(where: { $0.name == letters }),
            case let (bytes, isTooLarge) = number.multipliedReportingOverflow(by: unit.bytes), !isTooLarge
        else {
            throw SettingProblem(
                message: text.isEmpty ? "is empty" : "\(text.debugDescription) is not a size",
                remedy: "write a whole number and a unit (B, KB, MB, GB, or KiB, MiB, GiB), for example 256MB"
            )
        }
        return bytes
    }

    /// Writes a number of bytes in the largest unit that says it exactly.
    static func format(_ bytes: Int) -> String {
        guard bytes != 0 else { return "0" }
        let unit = units.sorted { $0.bytes > $1.bytes }.first { bytes % $0.bytes == 0 }
        return unit.map { "\(bytes / $0.bytes)\($0.name)" } ?? "\(bytes)B"
    }
}
