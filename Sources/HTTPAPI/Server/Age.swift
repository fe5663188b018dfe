public import Domain

/// A length of time as people write it: a number and `s`, `m`, `h`, `d` or `w`.
public struct Age: Hashable, Sendable {
    /// Its length.
    public let milliseconds: Int64

    /// Reads a length of time such as `90m` or `3d`.
    ///
    /// - Parameter text: the text.
    /// - Throws: `ValueError` when it is something else.
    public init(_ text: String) throws(ValueError) {
        let units: [Character: Int64] = ["s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()),
            (0...1_000_000).contains(number)
        else { throw .notA("a length of time such as 90m, 12h, 3d or 2w") }
        milliseconds = number * unit
    }
}
