// AnyTextTests: whatever somebody writes into an order, it is read, and reading it twice changes nothing.

import Domain
import Matching
import TestSupport
import Testing

struct AnyTextTests {
    /// What texts are made of: letters of many scripts, marks, signs, digits, spaces, and what cannot be seen.
    private static let pieces: [String] = [
        "a", "Z", "ß", "İ", "ı", "ŉ", "ǅ", "Σ", "ς", "я", "Ё", "й", "ש", "״", "ل", "ﷺ", "ا\u{64B}", "क", "\u{94D}", "ไ",
        "日",
        "ガ", "ｶﾞ", "ｱ", "한", "ᄒ", "\u{1161}", "𝔸", "🏢", "👩\u{200D}💻", "\u{301}", "\u{308}", "\u{200B}", "\u{202E}",
        "\u{2066}", "\u{FEFF}",
        "\u{E0001}", "٣", "४", "Ⅷ", "½", "①", "0", "9", ".", ",", "&", "+", "'", "’", "\"", "(", ")", "/", "-", " ",
        "\u{A0}",
        "\u{3000}", "GmbH", " AG", "ООО ", "株式会社", " dba ", " & Co. KG", "@", "xn--", ".com", "://", "|", "\u{0}",
    ]

    private func text(_ random: SeededRandom, _ length: Int) -> String {
        (0..<length).map { _ in Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }.joined()
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `any text is read`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        let index = MemorySuggestionIndex((0..<20).map { (Int64($0), CompanyName(text(random, 12))) })
        for round in 0..<100 {
            let texts = (0..<6).map { _ in text(random, 1 + round % 40) }
            var customer = EndCustomer()
            customer.name = Name(unchecked: texts[0])
            customer.email = Name(unchecked: "x@" + texts[1])
            customer.webDomain = Name(unchecked: texts[2])
            customer.taxIdentifier = Name(unchecked: texts[3])
            customer.street = Name(unchecked: texts[4])
            customer.postalCode = Name(unchecked: texts[5])
            customer.country = CountryCode(unchecked: ["DE", "ES", "IE", "FR"][round % 4])
            let evidence = Evidence(customer, partner: AccountBook.partner)
            #expect(evidence == Evidence(customer, partner: AccountBook.partner))
            let verdict = try MatchEngine().decide(evidence, AdversarialRegister.policy, AdversarialRegister.book)
            if case .matched = verdict.outcome { Issue.record("seed \(seed), round \(round): \(customer)") }
            let name = CompanyName(texts[0])
            // An & before the legal form has become the last word, and is not one any more.
            let again = CompanyName(name.words.joined(separator: " "))
            let isSame = name.words.joined().hasPrefix(again.words.joined()) || !again.legalForms.isEmpty
            #expect(isSame, "\(texts[0].debugDescription)")
            _ = try Suggester().suggestions(for: name, index)
        }
    }

    @Test(arguments: ["AT", "BE", "CY", "ES", "FR", "IE", "NL", "GB", "CH", "IN", "CN", "LT", "RO", "SE"])
    func `any number is read`(country: String) {
        let random = SeededRandom(seed: 9)
        let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+*")
        for length in 0..<24 {
            for _ in 0..<40 {
                let text = String((0..<length).map { _ in characters[Int(random.next() % UInt64(characters.count))] })
                let name = Name(unchecked: text)
                let read = RegistryIdentifier(tax: name, country: CountryCode(unchecked: country))
                #expect(read == nil || length >= 6)
            }
        }
    }
}
