// EuropeanTaxNumbers: the value added tax numbers of the European Union's members, without their prefixes.

/// One rule a member.
enum EuropeanTaxNumbers {
    private static func digits(_ text: some StringProtocol, _ counts: Int...) -> [Int]? {
        guard counts.contains(text.utf8.count) else { return nil }
        return CheckDigits.digits(text)
    }

    private static func sum(_ digits: some Collection<Int>, _ weights: Int...) -> Int {
        CheckDigits.sum(digits, weights)
    }

    @Sendable static func austria(_ text: String) -> Bool {
        guard text.hasPrefix("U"), let d = digits(text.dropFirst(), 8) else { return false }
        let total = d.dropLast().enumerated().reduce(0) { total, item in
            let value = item.offset.isMultiple(of: 2) ? item.element : item.element * 2
            return total + value / 10 + value % 10
        }
        return (10 - (total + 4) % 10) % 10 == d[7]
    }

    @Sendable static func belgium(_ text: String) -> Bool {
        guard let d = digits(text, 10), d[0] <= 1, let number = Int(text) else { return false }
        return 97 - number / 100 % 97 == number % 100
    }

    @Sendable static func bulgaria(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        var check = sum(d, 1, 2, 3, 4, 5, 6, 7, 8) % 11
        if check == 10 { check = sum(d, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10 }
        return check == d[8]
    }

    @Sendable static func cyprus(_ text: String) -> Bool {
        guard text.utf8.count == 9, let d = digits(text.dropLast(), 8), let last = text.utf8.last else { return false }
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        let total = d.enumerated().reduce(0) { $0 + ($1.offset.isMultiple(of: 2) ? odd[$1.element] : $1.element) }
        return text.prefix(2) != "12" && Int(last) - 65 == total % 26
    }

    @Sendable static func czechia(_ text: String) -> Bool {
        guard let d = digits(text, 8), d[0] != 9 else { return false }
        let check = (11 - sum(d, 8, 7, 6, 5, 4, 3, 2) % 11) % 11
        return (check == 0 ? 1 : check) % 10 == d[7]
    }

    @Sendable static func germany(_ text: String) -> Bool {
        guard let d = digits(text, 9), d[0] != 0 else { return false }
        return CheckDigits.isMod11And10(d)
    }

    @Sendable static func denmark(_ text: String) -> Bool {
        guard let d = digits(text, 8), d[0] != 0 else { return false }
        return sum(d, 2, 7, 6, 5, 4, 3, 2, 1).isMultiple(of: 11)
    }

    @Sendable static func estonia(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        return sum(d, 3, 7, 1, 3, 7, 1, 3, 7, 1).isMultiple(of: 10)
    }

    @Sendable static func spain(_ text: String) -> Bool {
        guard text.utf8.count == 9, let first = text.first, let last = text.last else { return false }
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
        if let d = digits(text.dropLast(), 8) {
            return last == letters[d.reduce(0) { $0 * 10 + $1 } % 23]
        }
        guard let d = digits(text.dropFirst().dropLast(), 7) else { return false }
        if let index = "XYZ".firstIndex(of: first) {
            let lead = "XYZ".distance(from: "XYZ".startIndex, to: index)
            return last == letters[(lead * 10_000_000 + d.reduce(0) { $0 * 10 + $1 }) % 23]
        }
        guard "ABCDEFGHJNPQRSUVW".contains(first) else { return false }
        let total = d.enumerated().reduce(0) { total, item in
            let value = item.offset.isMultiple(of: 2) ? item.element * 2 : item.element
            return total + value / 10 + value % 10
        }
        let check = (10 - total % 10) % 10
        let isLetter = last == Array("JABCDEFGHI")[check]
        let isDigit = last.wholeNumberValue == check
        if "PQSNW".contains(first) { return isLetter }
        return "ABEH".contains(first) ? isDigit : isLetter || isDigit
    }

    @Sendable static func finland(_ text: String) -> Bool {
        guard let d = digits(text, 8) else { return false }
        return sum(d, 7, 9, 10, 5, 8, 4, 2, 1).isMultiple(of: 11)
    }

    @Sendable static func france(_ text: String) -> Bool {
        guard text.utf8.count == 11, let siren = digits(text.dropFirst(2), 9) else { return false }
        // Numbers of Monaco begin with three zeros and have no check digit of their own.
        guard CheckDigits.isLuhn(siren) || siren.prefix(3) == [0, 0, 0] else { return false }
        // The new style has letters in its key; only the digits' key can be recomputed.
        guard let key = Int(text.prefix(2)), let number = Int(text.dropFirst(2)) else { return false }
        return (12 + 3 * (number % 97)) % 97 == key
    }

    @Sendable static func greece(_ text: String) -> Bool {
        guard let d = digits(text, 9) else { return false }
        return sum(d, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == d[8]
    }

    @Sendable static func croatia(_ text: String) -> Bool {
        guard let d = digits(text, 11) else { return false }
        return CheckDigits.isMod11And10(d)
    }

    @Sendable static func hungary(_ text: String) -> Bool {
        guard let d = digits(text, 8) else { return false }
        return sum(d, 9, 7, 3, 1, 9, 7, 3, 1).isMultiple(of: 10)
    }
}
