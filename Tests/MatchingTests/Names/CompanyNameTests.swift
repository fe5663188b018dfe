// CompanyNameTests: which names have the same key, and which have not.

import Matching
import Testing

struct CompanyNameTests {
    @Test(arguments: [
        ("Siemens Aktiengesellschaft", "SIEMENS AG"), ("Siemens A.G.", "siemens ag"),
        ("Acme, Inc.", "ACME Incorporated"),
        ("Acme Limited", "Acme Ltd."), ("J. P. Morgan & Co", "JP Morgan and Company"),
        ("I.B.M. Corp", "IBM Corporation"),
        ("Müller GmbH & Co. KG", "MÜLLER GmbH und Co KG"), ("McDonald’s Corp", "McDonalds Corp."),
        ("ООО «Ромашка»", "Ромашка, ООО"), ("株式会社日立製作所", "(株)日立製作所"), ("㈱日立製作所", "日立製作所株式会社"),
        ("Ｆａｂｒｉｋａｍ Ｉｎｃ", "Fabrikam Inc"), ("Fab\u{200B}ri\u{AD}kam Inc", "Fabrikam Inc"), ("Acme A/S", "Acme AS"),
        ("Straße & Söhne OHG", "STRASSE and SÖHNE OHG"), ("Trey Research B.V.", "Trey Research BV"),
        ("Foo Sp. z o.o.", "FOO SP Z O O"), ("Ⅻ Legion Ltd", "XII Legion Limited"),
        ("\u{202A}Acme\u{202C} Ltd", "Acme Ltd"),
    ])
    func `K1 is one for all spellings`(left: String, right: String) {
        #expect(CompanyName(left).k1 == CompanyName(right).k1)
    }

    @Test(arguments: [
        ("Müller KG", "Muller KG"), ("The Coca-Cola Company", "Coca Cola Co"),
        ("Société Générale SA", "Societe Generale S.A."),
        ("Łódź Sp. z o.o.", "Lodz Sp. z o.o."), ("Кафе Ёлка", "Кафе Елка"), ("Ελλάδα ΑΕ", "Ελλαδα ΑΕ"),
    ])
    func `K2 does not mind accents, the article and spaces`(left: String, right: String) {
        #expect(CompanyName(left).k1 != CompanyName(right).k1)
        #expect(CompanyName(left).k2 == CompanyName(right).k2)
    }

    @Test(arguments: [
        ("Deutsche Bank AG", "Deutsche Bank GmbH"), ("Acme Ltd", "Acme Ltda"), ("Acme Ltd", "Acme Pty Ltd"),
        ("Acme Inc", "Acme Corp"), ("Bowne Global Solutions", "Bowne Global Solutions II"),
        ("ПАО Вектор", "ЗАО Вектор"),
        ("Fund II LP", "Fund III LP"), ("Caf\u{E9} Noir SA", "Caf\u{E9} Noire SA"), ("Чайка", "Чаика"),
        ("ガス KK", "カス KK"),
        ("Acme AG & Co. KG", "Acme GmbH & Co. KG"), ("Acme", "Acme AG"), ("Acme Oy", "Acme Oyj"),
    ])
    func `what is another company has another key`(left: String, right: String) {
        #expect(CompanyName(left).k2 != CompanyName(right).k2)
    }

    @Test func `equal keys are equal again when they are read as names`() {
        for text in ["Ǆungla d.o.o.", "ﬃne ﬂowers Ltd", "İstanbul A.Ş.", "ΑΣΣΟΣ ΑΕ", "ｶﾞｽ株式会社", "Ⓐⓒⓜⓔ Inc", "١٢٣ شركة"] {
            let once = CompanyName(text)
            let words = once.words.joined(separator: " ")
            #expect(CompanyName(words).words == once.words, "\(text)")
        }
    }

    @Test(arguments: [
        ("Fund II LP", ["2"]), ("Fund 2 LP", ["2"]), ("Second Fund", ["2"]), ("2nd Fund LP", ["2"]),
        ("3M Company", ["3m"]),
        ("Area 51 Group 7", ["51", "7"]), ("Vi Ltd", []), ("Acme Ltd", []), ("Plant 007", ["7"]),
        ("Louis XIV GmbH", ["14"]),
    ])
    func `numbers are found however they are written`(text: String, numbers: [String]) {
        #expect(CompanyName(text).numerals == numbers)
    }

    @Test(arguments: [
        ("IBM", false), ("3M", false), ("Holding GmbH", false), ("The Group", false), ("Bank", false), ("---", false),
        ("A B C Company", false), ("Siemens", true), ("Acme Holding", true), ("日立製作所", true),
        ("123456 Canada Inc", true),
    ])
    func `a name is evidence when a word in it tells companies apart`(text: String, isDistinctive: Bool) {
        #expect(CompanyName(text).hasDistinctiveCore == isDistinctive)
    }
}
