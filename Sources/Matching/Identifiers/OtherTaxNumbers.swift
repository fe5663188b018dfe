// OtherTaxNumbers: tax numbers outside the European Union, without their prefixes.

/// One rule a country.
enum OtherTaxNumbers {
    private static func digits(_ text: some StringProtocol, _ counts: Int...) -> [Int]? {
        guard counts.contains(text.utf8.count) else { return nil }
        return CheckDigits.digits(text)
    }

    private static func sum(_ digits: some Collection<Int>, _ weights: Int...) -> Int {
        CheckDigits.sum(digits, weights)
    }

    @Sendable static func unitedKingdom(_ text: String) -> Bool {
        if text.utf8.count == 5, let number = Int(text.dropFirst(2)) {
            // Government departments and health authorities.
            return text.hasPrefix("GD") && number < 500 || text.hasPrefix("HA") && number >= 500
        }
        guard let d = digits(text, 9, 12) else { return false }
        let total = sum(d.prefix(9), 8, 7, 6, 5, 4, 3, 2, 10, 1)
        return d[0] + d[1] + d[2] > 0 && [0, 42, 55].contains(total % 97)
    }

    @Sendable static func switzerland(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        let check = (11 - sum(d, 5, 4, 3, 2, 7, 6, 5, 4) % 11) % 11
        return check == d[8]
    }

    @Sendable static func norway(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        return sum(d, 3, 2, 7, 6, 5, 4, 3, 2, 1).isMultiple(of: 11)
    }

    /// The Employer Identification Number has no check digit; its prefix must be one that was given out.
    @Sendable static func unitedStates(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        let unused: Set = [0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97]
        return !unused.contains(d[0] * 10 + d[1])
    }

    @Sendable static func australia(_ text: String) -> Bool {
        guard var d = digits(text, 11), d[0] > 0 else { return false }
        d[0] -= 1
        return sum(d, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19).isMultiple(of: 89)
    }

    @Sendable static func canada(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        return CheckDigits.isLuhn(d)
    }

    @Sendable static func brazil(_ text: String) -> Bool {
        guard let d = digits(text, 14) else { return false }
        func check(_ total: Int) -> Int { total % 11 < 2 ? 0 : 11 - total % 11 }
        return check(sum(d, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == d[12]
            && check(sum(d, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == d[13]
    }

    @Sendable static func india(_ text: String) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let values = text.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 15, text.utf8.count == 15, (1...38).contains(values[0] * 10 + values[1]),
            text.dropFirst(13).first == "Z"
        else { return false }
        let total = values.dropLast().enumerated().reduce(0) { total, item in
            let product = item.element * (item.offset.isMultiple(of: 2) ? 1 : 2)
            return total + product / 36 + product % 36
        }
        return (36 - total % 36) % 36 == values[14]
    }

    @Sendable static func japan(_ text: String) -> Bool {
        guard let d = digits(text, 13) else { return false }
        let total = d.dropFirst().reversed().enumerated().reduce(0) { total, item in
            total + item.element * (item.offset.isMultiple(of: 2) ? 1 : 2)
        }
        return 9 - total % 9 == d[0]
    }

    @Sendable static func russia(_ text: String) -> Bool {
        guard let d = digits(text, 10) else { return false }
        return sum(d, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == d[9]
    }

    @Sendable static func china(_ text: String) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let values = text.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18, text.utf8.count == 18 else { return false }
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        return (31 - CheckDigits.sum(values, weights) % 31) % 31 == values[17]
    }
}
