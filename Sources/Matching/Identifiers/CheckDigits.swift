// CheckDigits: the arithmetic that registries have in common.
//
// SOURCE   ISO 7064 (mod 97-10, mod 11-10), Luhn, and weighted sums.

/// Arithmetic over the digits of a number.
enum CheckDigits {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// The values of digits; nil when a byte is none.
    static func digits(_ text: some StringProtocol) -> [Int]? {
        var result: [Int] = []
        for byte in text.utf8 {
            guard isDigit(byte) else { return nil }
            result.append(Int(byte) - 0x30)
        }
        return result
    }

    /// The sum of the digits, each with its weight.
    static func sum(_ digits: some Collection<Int>, _ weights: [Int]) -> Int {
        zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// ISO 7064 mod 97-10 over digits and letters, A = 10.
    static func isMod97(_ text: some StringProtocol) -> Bool {
        var rest = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: rest = (rest * 10 + Int(byte) - 0x30) % 97
            case 0x41...0x5A: rest = (rest * 100 + Int(byte) - 55) % 97
            default: return false
            }
        }
        return rest == 1
    }

    /// ISO 7064 mod 11-10.
    static func isMod11And10(_ digits: [Int]) -> Bool {
        var product = 10
        for digit in digits.dropLast() {
            var sum = (digit + product) % 10
            if sum == 0 { sum = 10 }
            product = 2 * sum % 11
        }
        return (11 - product) % 10 == digits.last
    }

    /// Luhn.
    static func isLuhn(_ digits: [Int]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let value = item.offset.isMultiple(of: 2) ? item.element : item.element * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }
}
