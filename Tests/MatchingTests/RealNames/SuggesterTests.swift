// SuggesterTests: the right account is near the top, and what has nothing in common is not there.

import Domain
import Matching
import Testing

struct SuggesterTests {
    private func index(_ names: [String]) -> MemorySuggestionIndex {
        MemorySuggestionIndex(names.enumerated().map { (Int64($0.offset), CompanyName($0.element)) })
    }

    @Test(arguments: [
        ("Acme Holdings", "Acme Group"), ("Cocacola Company", "The Coca-Cola Company"),
        ("Intl Widgets", "International Widgets Inc"),
        ("Calgary Zoo", "Calgary Zoological Society (Calgary Zoo)"), ("Seimens AG", "Siemens Energy AG"),
        ("Foo operating as Widget Works", "Widget Works Ltd"), ("AED", "Associated Equipment Distributors"),
        ("Müler Maschinenbau", "Müller Maschinenbau GmbH"),
    ])
    func `a name is found under another spelling`(query: String, wanted: String) throws {
        let names = [
            "Beta Group", "Gamma Holdings", "Delta Company Inc", "International Bananas Inc", "Siberia Energy AG",
        ]
        let found = try Suggester().suggestions(for: CompanyName(query), index([wanted] + names))
        #expect(found.first?.account == 0)
    }

    @Test func `words of everybody's make no suggestion`() throws {
        let many = (0..<50).map { "Company\($0)x Group Services" }
        let found = try Suggester().suggestions(for: CompanyName("Acme Group Services"), index(many))
        #expect(found == [])
    }

    @Test func `accounts with the same words are one suggestion`() throws {
        let names = ["Acme Widgets Inc", "Acme Widgets GmbH", "Acme Gadgets Inc"]
        let found = try Suggester().suggestions(for: CompanyName("Acme Widgets"), index(names))
        #expect(found.map(\.account) == [0, 2])
        #expect(found.first?.others == [1])
    }

    @Test func `the right one of the lobby registry is among the first three in 97 of 100 cases`() throws {
        guard let register = try NameTable.read("canlobby_register.csv"),
            let queries = try NameTable.read("canlobby_queries.csv")
        else { return }
        let groups = register.rows.map { register.value($0, "group") }
        let index = index(register.rows.map { register.value($0, "name") })
        let known = Set(groups)
        var (wanted, found) = (0, 0)
        for row in queries.rows where known.contains(queries.value(row, "group")) {
            wanted += 1
            let first = try Suggester(limit: 3).suggestions(for: CompanyName(queries.value(row, "name")), index)
            if first.contains(where: { groups[Int($0.account)] == queries.value(row, "group") }) { found += 1 }
        }
        #expect(Double(found) >= 0.97 * Double(wanted), "\(found) of \(wanted)")
    }

    @Test func `a verdict shows similar names below what is better, with what speaks against them`() throws {
        let order = Spelled.customer("Nordwind Energy | DE | a@gmail.com")
        let evidence = Evidence(order, partner: AccountBook.partner)
        let suggestion = Suggestion(account: 1, score: 0.8, name: "nordwind energie")
        let verdict = try MatchEngine().decide(
            evidence,
            AdversarialRegister.policy,
            AdversarialRegister.book,
            similar: [suggestion]
        )
        #expect(verdict.outcome == .held(.noAccount))
        #expect(verdict.candidates.map(\.tier) == [.similarity])
        #expect(verdict.candidates.first?.likelihood == .possible)
        #expect(
            verdict.candidates.first?.explanation.hasPrefix("T7 a similar name: name B (“Nordwind Energie AG”") == true
        )
    }
}
