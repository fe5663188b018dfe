// TaxNumbers: which tax numbers have right check digits, country by country.
//
// SOURCE   The European Commission's VIES algorithms, HM Revenue and Customs, the Swiss, Norwegian, Australian,
//          Canadian, Brazilian, Indian, Japanese, Russian and Chinese registries; each rule is tested with numbers of
//          real companies.

/// The rules of tax numbers.
enum TaxNumbers {
    /// The ISO country of a number's first two letters, where they can be a prefix.
    static func country(ofPrefix prefix: String) -> String? {
        switch prefix {
        case "EL": "GR"
        case "XI": "GB"
        default: checks[prefix] == nil ? nil : prefix
        }
    }

    /// The number in its one spelling when its check digits are right; nil otherwise.
    static func checked(_ text: String, _ country: String) -> String? {
        guard let check = checks[country] else { return nil }
        var text = text
        // A prefix that was left on, and what stands around the digits in some countries.
        if text.hasPrefix(country) { text = String(text.dropFirst(2)) }
        switch country {
        case "CH":
            if text.hasPrefix("E") { text = String(text.dropFirst()) }
            for end in ["MWST", "TVA", "IVA"] where text.hasSuffix(end) { text = String(text.dropLast(end.count)) }
        case "NO":
            if text.hasSuffix("MVA") { text = String(text.dropLast(3)) }
        case "AT":
            if !text.hasPrefix("U") { text = "U" + text }
        case "BE":
            if text.utf8.count == 9 { text = "0" + text }
        case "GR":
            if text.utf8.count == 8 { text = "0" + text }
        case "CA":
            // The program account behind the business number is no part of the company's identity.
            if text.utf8.count == 15, text.dropFirst(9).first == "R" { text = String(text.prefix(9)) }
        default: break
        }
        return check(text) ? text : nil
    }

    private static let checks: [String: @Sendable (String) -> Bool] = [
        "AT": EuropeanTaxNumbers.austria, "BE": EuropeanTaxNumbers.belgium, "BG": EuropeanTaxNumbers.bulgaria,
        "CY": EuropeanTaxNumbers.cyprus, "CZ": EuropeanTaxNumbers.czechia, "DE": EuropeanTaxNumbers.germany,
        "DK": EuropeanTaxNumbers.denmark, "EE": EuropeanTaxNumbers.estonia, "ES": EuropeanTaxNumbers.spain,
        "FI": EuropeanTaxNumbers.finland, "FR": EuropeanTaxNumbers.france, "GR": EuropeanTaxNumbers.greece,
        "HR": EuropeanTaxNumbers.croatia, "HU": EuropeanTaxNumbers.hungary, "IE": EuropeanTaxNumbers.ireland,
        "IT": EuropeanTaxNumbers.italy, "LT": EuropeanTaxNumbers.lithuania, "LU": EuropeanTaxNumbers.luxembourg,
        "LV": EuropeanTaxNumbers.latvia, "MT": EuropeanTaxNumbers.malta, "NL": EuropeanTaxNumbers.netherlands,
        "PL": EuropeanTaxNumbers.poland, "PT": EuropeanTaxNumbers.portugal, "RO": EuropeanTaxNumbers.romania,
        "SE": EuropeanTaxNumbers.sweden, "SI": EuropeanTaxNumbers.slovenia, "SK": EuropeanTaxNumbers.slovakia,
        "GB": OtherTaxNumbers.unitedKingdom, "CH": OtherTaxNumbers.switzerland, "NO": OtherTaxNumbers.norway,
        "US": OtherTaxNumbers.unitedStates, "AU": OtherTaxNumbers.australia, "CA": OtherTaxNumbers.canada,
        "BR": OtherTaxNumbers.brazil, "IN": OtherTaxNumbers.india, "JP": OtherTaxNumbers.japan,
        "RU": OtherTaxNumbers.russia, "CN": OtherTaxNumbers.china,
    ]
}
