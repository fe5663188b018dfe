// DomainLikeness: domains that somebody may take for another one.
//
// GUARANTEES   Finds one typing error, rn for m, 0 for o, 1 for l, vv for w, and letters of other alphabets.

internal import CPSL

/// Compares domains by their looks.
enum DomainLikeness {
    /// Whether two different domains can be taken for one another.
    static func isLookAlike(_ left: String, _ right: String) -> Bool {
        left != right && (isOneEditAway(Array(left.utf8), Array(right.utf8)) || skeleton(left) == skeleton(right))
    }

    /// What a domain of A-labels looks like.
    static func skeleton(_ domain: String) -> String { Skeleton.of(unicode(domain)) }

    /// Whether a label mixes alphabets, or is written wholly in letters that look like ASCII.
    static func isDeceptive(_ domain: String) -> Bool {
        guard domain.contains("xn--") else { return false }
        return unicode(domain).split(separator: ".").contains { label in
            let text = String(label)
            guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
            // An accent alone deceives nobody: the skeleton drops it, so it is taken off first.
            return ScriptMixture.isMixed(text)
                || AccentFolding.folded(text).utf8.contains { $0 >= 0x80 }
                    && Skeleton.of(text).utf8.allSatisfy { $0 < 0x80 }
        }
    }

    /// The domain in Unicode.
    private static func unicode(_ domain: String) -> String {
        guard domain.contains("xn--") else { return domain }
        var output: UnsafeMutablePointer<CChar>?
        guard idn2_to_unicode_8z8z(domain, &output, 0) == IDN2_OK.rawValue, let output else { return domain }
        defer { idn2_free(output) }
        return String(cString: output)
    }

    /// Whether one insertion, deletion, replacement or exchange of neighbors makes one of the other.
    static func isOneEditAway(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (long, short) = left.count >= right.count ? (left, right) : (right, left)
        guard long.count - short.count <= 1 else { return false }
        var start = 0
        while start < short.count, long[start] == short[start] { start += 1 }
        if long.count > short.count { return long[(start + 1)...] == short[start...] }
        guard start < long.count else { return false }
        if long[(start + 1)...] == short[(start + 1)...] { return true }
        return start + 1 < long.count && long[start] == short[start + 1] && long[start + 1] == short[start]
            && long[(start + 2)...] == short[(start + 2)...]
    }
}
