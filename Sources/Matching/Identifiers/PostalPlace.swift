// PostalPlace: a building, by its country, postal code and house number.
//
// DOES NOT     Parse addresses: streets are spelled in too many ways, and postal code with house number says enough.

public import Domain

/// Where a company has its seat, as far as it can be compared.
public struct PostalPlace: Hashable, Sendable {
    /// The country.
    public let country: CountryCode
    /// The postal code in upper case, without spaces.
    public let postalCode: String
    /// The house number, for example `12a`.
    public let houseNumber: String

    /// Reads a place; nil unless there is a country, a postal code with a digit, and one house number.
    public init?(country: CountryCode?, postalCode: Name?, street: Name?) {
        guard let country, let postalCode, let street else { return nil }
        var code = Self.letters(postalCode.text).uppercased()
        // The last four digits of a ZIP+4 code name a side of a street.
        if country.text == "US", code.utf8.count == 9 { code = String(code.prefix(5)) }
        guard code.utf8.count >= 3, code.contains(where: \.isNumber),
            let number = Self.houseNumber(in: street.text, except: code)
        else { return nil }
        self.country = country
        self.postalCode = code
        houseNumber = number
    }

    private static func letters(_ text: String) -> String {
        Folding.folded(text).filter { $0.isLetter || $0.isNumber }
    }

    /// The number before the street's name or behind it; nil when there are several that could be it.
    private static func houseNumber(in street: String, except postalCode: String) -> String? {
        let words = Folding.folded(street).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let candidates = words.indices.filter { position in
            let word = words[position]
            guard word.first?.isNumber == true, word.uppercased() != postalCode, word.utf8.count <= 6 else {
                return false
            }
            // 5th Avenue, 2. Stock: an ordinal names a street or a floor.
            return !["st", "nd", "rd", "th"].contains { word.hasSuffix($0) }
        }
        guard let position = candidates.count == 1 ? candidates[0] : candidates.first(where: { $0 == 0 }) else {
            return nil
        }
        let letter = words.indices.contains(position + 1) ? words[position + 1] : ""
        // “12 a” behind a street's name; before one, a single letter is a point of the compass.
        return position > 0 && letter.utf8.count == 1 && letter.first?.isLetter == true
            ? words[position] + letter : words[position]
    }
}
