// Numerals: the numbers in a name. II and III are two companies, 2 and II are one number.

/// Finds numbers among the words of a name.
enum Numerals {
    /// The numbers, sorted; digits inside words count, and so do Roman numerals and ordinals.
    static func of(_ words: some Collection<String>) -> [String] {
        var found: [String] = []
        for (position, word) in words.enumerated() {
            if let number = number(word, isLast: position == words.count - 1, isFirst: position == 0) {
                found.append(number)
            }
        }
        return found.count > 1 ? found.sorted() : found
    }

    private static func number(_ word: String, isLast: Bool, isFirst: Bool) -> String? {
        if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
            let digits = word.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
            let rest = String(decoding: word.utf8.dropFirst(digits.count), as: UTF8.self)
            let number = String(decoding: digits.drop { $0 == 0x30 }, as: UTF8.self)
            return ["st", "nd", "rd", "th"].contains(rest) && !digits.isEmpty ? number : number + rest
        }
        if let known = words[word] { return known }
        guard !isFirst, word.utf8.count > 1 || isLast else { return nil }
        return roman[word]
    }

    private static let roman: [String: String] = {
        let tens = ["", "x", "xx", "xxx"]
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        var found: [String: String] = [:]
        for (ten, first) in tens.enumerated() {
            for (one, second) in ones.enumerated() where ten + one > 0 {
                found[first + second] = String(ten * 10 + one)
            }
        }
        return found
    }()

    private static let words: [String: String] = {
        let lists = [
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
            ["erste", "zweite", "dritte", "vierte", "funfte", "sechste", "siebte", "achte", "neunte", "zehnte"],
        ]
        var found: [String: String] = [:]
        for list in lists { for (position, word) in list.enumerated() { found[word] = String(position + 1) } }
        return found
    }()
}
