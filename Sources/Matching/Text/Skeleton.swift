// Skeleton: what a text looks like, whatever it is made of.
//
// GUARANTEES   Two texts that look alike in a usual typeface have the same skeleton, as far as the table goes.
// DOES NOT     Say that they are the same: a skeleton is only ever a reason against a match.
// SOURCE       UTS #39, section 4, on folded text; the table is CMatchingTables' confusables.txt.

internal import CMatchingTables

/// The skeleton of a folded text.
enum Skeleton {
    /// What the text looks like, in ASCII where anything there looks like it.
    static func of(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in Folding.decomposed(text).unicodeScalars {
            if let likeness = likenesses[scalar.value] {
                result.append(contentsOf: likeness.unicodeScalars)
            } else if scalar.value < 0x300 || scalar.value > 0x36F {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static let likenesses: [UInt32: String] = {
        var found: [UInt32: String] = [:]
        for line in EmbeddedTable(holdfast_confusables).lines() {
            let parts = line.split(separator: "\t")
            guard parts.count == 2, let code = UInt32(parts[0], radix: 16) else { continue }
            found[code] = String(parts[1])
        }
        return found
    }()
}
