// EuropeanTaxNumbers+IrelandToSweden: the second half of the members, in the order of their codes.

extension EuropeanTaxNumbers {
    private static func digits(_ text: some StringProtocol, _ counts: Int...) -> [Int]? {
        guard counts.contains(text.utf8.count) else { return nil }
        return CheckDigits.digits(text)
    }

    private static func sum(_ digits: some Collection<Int>, _ weights: Int...) -> Int {
        CheckDigits.sum(digits, weights)
    }

    @Sendable static func ireland(_ text: String) -> Bool {
        let letters = Array("WABCDEFGHIJKLMNOPQRSTUV")
        let marks = Array(text)
        guard (8...9).contains(marks.count) else { return false }
        if let d = digits(text.prefix(7), 7) {
            var extra = 0
            if marks.count == 9 {
                guard let position = letters.firstIndex(of: marks[8]) else { return false }
                extra = position * 9
            }
            return letters[(sum(d, 8, 7, 6, 5, 4, 3, 2) + extra) % 23] == marks[7]
        }
        // The old style: a letter or sign in the second place, which goes to the front as the seventh digit.
        guard marks.count == 8, let d = digits(String(marks[2...6]) + String(marks[0]), 6) else { return false }
        return letters[sum([0] + d, 8, 7, 6, 5, 4, 3, 2) % 23] == marks[7]
    }

    @Sendable static func italy(_ text: String) -> Bool {
        guard let d = digits(text, 11) else { return false }
        let office = d[7] * 100 + d[8] * 10 + d[9]
        guard d[..<7].contains(where: { $0 > 0 }), (1...100).contains(office) || [120, 121, 888, 999].contains(office)
        else { return false }
        return CheckDigits.isLuhn(d)
    }

    @Sendable static func lithuania(_ text: String) -> Bool {
        guard let d = digits(text, 9, 12), d[d.count - 2] == 1 else { return false }
        func total(_ first: Int) -> Int {
            d.dropLast().enumerated().reduce(0) { $0 + $1.element * (($1.offset + first) % 9 + 1) } % 11
        }
        let check = total(0)
        return (check == 10 ? total(2) % 10 : check) == d.last
    }

    @Sendable static func luxembourg(_ text: String) -> Bool {
        guard digits(text, 8) != nil, let number = Int(text) else { return false }
        return number / 100 % 89 == number % 100
    }

    @Sendable static func latvia(_ text: String) -> Bool {
        guard let d = digits(text, 11), d[0] > 3 else { return false }
        return sum(d, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3
    }

    @Sendable static func malta(_ text: String) -> Bool {
        guard let d = digits(text, 8), d[0] != 0 else { return false }
        return sum(d, 3, 4, 6, 7, 8, 9, 10, 1).isMultiple(of: 37)
    }

    @Sendable static func netherlands(_ text: String) -> Bool {
        guard text.utf8.count == 12, let d = digits(text.prefix(9), 9), digits(text.suffix(2), 2) != nil,
            text.utf8.dropFirst(9).first == 0x42
        else { return false }
        return CheckDigits.isMod97("NL" + text) || sum(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == d[8]
    }

    @Sendable static func poland(_ text: String) -> Bool {
        guard let d = digits(text, 10) else { return false }
        return sum(d, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == d[9]
    }

    @Sendable static func portugal(_ text: String) -> Bool {
        guard let d = digits(text, 9), d[0] != 0 else { return false }
        return (11 - sum(d, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == d[8]
    }

    @Sendable static func romania(_ text: String) -> Bool {
        guard (2...10).contains(text.utf8.count), let d = CheckDigits.digits(text), let last = d.last else {
            return false
        }
        let padded = Array(repeating: 0, count: 9 - d.dropLast().count) + d.dropLast()
        return sum(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == last
    }

    @Sendable static func sweden(_ text: String) -> Bool {
        guard let d = digits(text, 12), (1...94).contains(d[10] * 10 + d[11]) else { return false }
        return CheckDigits.isLuhn(Array(d.prefix(10)))
    }

    @Sendable static func slovenia(_ text: String) -> Bool {
        guard let d = digits(text, 8), d[0] != 0 else { return false }
        let check = 11 - sum(d, 8, 7, 6, 5, 4, 3, 2) % 11
        return check == 10 ? d[7] == 0 : check == d[7]
    }

    @Sendable static func slovakia(_ text: String) -> Bool {
        guard let d = digits(text, 10), d[0] != 0, [2, 3, 4, 7, 8, 9].contains(d[2]), let number = Int(text) else {
            return false
        }
        return number.isMultiple(of: 11)
    }
}
