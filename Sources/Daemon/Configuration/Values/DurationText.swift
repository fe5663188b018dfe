// DurationText: spans of time as people write them.
//
// GUARANTEES   A unit is never guessed: `15` is refused, since nobody knows whether it means seconds or minutes.

/// Reads and writes spans of time such as `15m`, `2s`, `500ms` or `1h30m`.
enum DurationText {
    /// Units from the largest to the smallest, with their milliseconds.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]
    private static let remedy = "write a number and a unit (ms, s, m, h, d), for example 500ms, 30s, 15m, 1h30m or 90d"

    /// Reads a span.
    ///
    /// - Parameter text: numbers with units, the largest unit first.
    /// - Returns: the span.
    /// - Throws: `SettingProblem`.
    static func parse(_ text: String) throws(SettingProblem) -> Duration {
        var rest = Substring(text)
        var total: Int64 = 0
        var smallest = Int64.max
        guard !rest.isEmpty else { throw SettingProblem(message: "is empty", remedy: remedy) }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            let letters = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest[letters.endIndex...]
            guard let number = Int64(digits), let unit = units.first(where: { $0.name == letters }),
                unit.milliseconds < smallest
            else { throw notADuration(text) }
            let (product, isTooLong) = number.multipliedReportingOverflow(by: unit.milliseconds)
            let (sum, isStillTooLong) = total.addingReportingOverflow(product)
            guard !isTooLong, !isStillTooLong else { throw notADuration(text) }
            (total, smallest) = (sum, unit.milliseconds)
        }
        return .milliseconds(total)
    }

    /// Writes a span in the largest units that say it exactly.
    static func format(_ duration: Duration) -> String {
        var rest = duration.milliseconds
        guard rest != 0 else { return "0s" }
        var text = ""
        for unit in units where rest >= unit.milliseconds {
            text += "\(rest / unit.milliseconds)\(unit.name)"
            rest %= unit.milliseconds
        }
        return text
    }

    private static func notADuration(_ text: String) -> SettingProblem {
        SettingProblem(message: "\(text.debugDescription) is not a span of time", remedy: remedy)
    }
}

extension Duration {
    /// Whole milliseconds; what is smaller is cut off.
    public var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
