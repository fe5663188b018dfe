// RegistryIdentifier: a number under which a public registry keeps one company.
//
// GUARANTEES   Only numbers whose check digits are right, where the registry has check digits; one spelling for all
//              spellings of a number, so that equal numbers are equal values.
// DOES NOT     Ask the registry: a right check digit says that the number was copied without an error.

public import Domain

/// A number that a registry gave a company.
public struct RegistryIdentifier: Hashable, Sendable {
    /// The registries.
    public enum Scheme: String, CaseIterable, Hashable, Sendable {
        /// A tax number, with its country.
        case tax
        /// Dun & Bradstreet's number of a site.
        case duns
        /// The Legal Entity Identifier, ISO 17442.
        case lei
    }

    /// The registry.
    public let scheme: Scheme
    /// The country of a tax number, `EU` for one that belongs to none; empty for the others.
    public let country: String
    /// The number, in upper case, without punctuation and without the country's prefix.
    public let number: String

    /// Within a realm a company has one number: two differing ones are two companies.
    var realm: String { scheme.rawValue + country }

    /// A LEI, checked.
    public init?(lei written: Name) {
        let text = Self.compact(written.text)
        guard text.utf8.count == 20, CheckDigits.isMod97(text), text.utf8.suffix(2).allSatisfy(CheckDigits.isDigit)
        else { return nil }
        self.init(scheme: .lei, country: "", number: text)
    }

    /// A D-U-N-S number: nine digits; it has no check digit since 2006.
    public init?(duns written: Name) {
        var text = Self.compact(written.text)
        if text.hasPrefix("DUNS") { text = String(text.dropFirst(4)) }
        guard text.utf8.count == 9, text.utf8.allSatisfy(CheckDigits.isDigit), Set(text.utf8).count > 1 else {
            return nil
        }
        self.init(scheme: .duns, country: "", number: text)
    }

    /// A tax number.
    ///
    /// - Parameters:
    ///   - written: the number, with or without its country's prefix.
    ///   - country: the company's country, for a number without a prefix.
    public init?(tax written: Name, country: CountryCode?) {
        let text = Self.compact(written.text)
        guard text.utf8.count >= 6, text.utf8.count <= 20, Set(text.utf8).count > 2 else { return nil }
        let prefix = TaxNumbers.country(ofPrefix: String(text.prefix(2)))
        if let prefix, let number = TaxNumbers.checked(String(text.dropFirst(2)), prefix) {
            self.init(scheme: .tax, country: prefix, number: number)
        } else if let country = country?.text, let number = TaxNumbers.checked(text, country) {
            self.init(scheme: .tax, country: country, number: number)
        } else {
            return nil
        }
    }

    /// A number under a scheme as a registry feed names it; nil for a scheme that is not known or a wrong number.
    public init?(_ identifier: AccountDocument.CompanyIdentifier, country: CountryCode?) {
        switch identifier.scheme.text.lowercased() {
        case "lei": self.init(lei: identifier.value)
        case "duns", "d-u-n-s", "dun": self.init(duns: identifier.value)
        case "vat", "tax", "ein", "tin", "uid", "gst", "gstin", "abn", "cnpj", "bn", "inn", "uscc":
            self.init(tax: identifier.value, country: country)
        default: return nil
        }
    }

    private init(scheme: Scheme, country: String, number: String) {
        self.scheme = scheme
        self.country = country
        self.number = number
    }

    private static func compact(_ text: String) -> String {
        let folded = Folding.composed(text).uppercased()
        return String(
            decoding: folded.utf8.filter { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5A || $0 == 0x2B },
            as: UTF8.self
        )
    }
}

extension RegistryIdentifier: CustomStringConvertible {
    /// For people, for example `tax number DE 136695976`.
    public var description: String {
        switch scheme {
        case .tax: "tax number \(country) \(number)"
        case .duns: "DUNS \(number)"
        case .lei: "LEI \(number)"
        }
    }
}
