// MatchEngineTests: what people say, why a line waits, and what a person is shown.

import Domain
import Matching
import Testing

struct MatchEngineTests {
    private func decide(_ line: String, said: [(account: String, isDecision: Bool)] = []) throws -> Verdict {
        let statements = said.map { word in
            Evidence.Statement(
                account: Name(unchecked: word.account),
                actor: "operator:jd",
                isDecision: word.isDecision
            )
        }
        let evidence = Evidence(Spelled.customer(line), partner: AccountBook.partner, statements: statements)
        return try MatchEngine().decide(evidence, AdversarialRegister.policy, AdversarialRegister.book)
    }

    @Test func `a person's decision counts whatever speaks against the account`() throws {
        let verdict = try decide(
            "Completely Other GmbH | CH | a@litware.com | named=proseware.com number=F200",
            said: [("fabrikam.com", true)]
        )
        #expect(verdict.outcome == .matched(SmartAccountID(rawValue: 2), .decision))
        #expect(verdict.explanation.hasPrefix("T0 operator:jd decided for fabrikam.com"))
    }

    @Test(arguments: [
        (["tailspintoys.co.uk"], HoldReason.accountPending), (["adventure-works.co.uk"], .noAccount),
        (["fabrikam.com", "litware.com"], .ambiguous), (["nobody.com"], .noAccount), (["what?"], .needsReview),
    ])
    func `a decision that cannot be carried out waits`(accounts: [String], reason: HoldReason) throws {
        let verdict = try decide("Fabrikam Inc | US | a@fabrikam.com", said: accounts.map { ($0, true) })
        #expect(verdict.outcome == .held(reason))
    }

    @Test func `what an assignment feed says is evidence like the order's own word`() throws {
        let one = try decide("Fabrikam Inc | US |", said: [("fabrikam.com", false)])
        #expect(one.outcome == .matched(SmartAccountID(rawValue: 2), .named))
        let two = try decide("Fabrikam Inc | US | | named=litware.com", said: [("fabrikam.com", false)])
        #expect(two.outcome == .held(.ambiguous))
    }

    @Test(arguments: [
        ("Unheard Of Ltd | GB |", HoldReason.noAccount),
        ("Pendragon Systems Ltd | GB | | vat=GB980780684", .accountPending),
        ("Fabrikam Inc | US | | named=unknown.com", .noAccount), ("Fabrikam Inc | US | | named=Fabrikam", .needsReview),
        ("Fabrikam Inc | CA | | named=fabrikam.com", .needsReview),
        ("Trey Research BV | NL | | number=T900", .ambiguous),
    ])
    func `a line that waits says for what`(line: String, reason: HoldReason) throws {
        #expect(try decide(line).outcome == .held(reason))
    }

    @Test func `a candidate shows its grades, the name that matched, and what contradicts`() throws {
        let verdict = try decide("Wingtip Werkzeuge GmbH | AT | a@wingtip-sued.de | number=N100")
        let candidate = try #require(verdict.candidates.first { $0.identifier.text == "wingtip-sued.de" })
        #expect(candidate.tier == .nameAndCorroborator)
        #expect(candidate.grades.description.hasPrefix("name A, country F, domain A, tax Z, duns Z, lei Z"))
        #expect(candidate.matchedName?.origin == .additional)
        #expect(candidate.matchedName?.name.text == "Wingtip Werkzeuge GmbH")
        #expect(candidate.likelihood == .probable)
        #expect(candidate.vetoes.map(\.description).contains("country AT, the account's is DE"))
        #expect(verdict.runnerUp?.identifier.text == "nordwind-energie.de")
        #expect(verdict.margin ?? 0 > 0.5)
    }

    @Test(arguments: [
        ("Proseware Inc | US | x@proseware.com", Likelihood.certainlyNot), ("Nordwind Energie AG | DE |", .probable),
        ("Nordwind Energie AG | DE | a@nordwind-energie.de", .certain),
        ("Nordwind | DE | a@nordwind-energie.de", .possible),
        ("Nordwind Energien AG | DE | a@nordwind-energie.de", .probable),
    ])
    func `the best candidate is as likely as its evidence`(line: String, likelihood: Likelihood) throws {
        #expect(try decide(line).candidates.first?.likelihood == likelihood)
    }

    @Test func `what cannot be read is told and decides nothing`() throws {
        let verdict = try decide("Fabrikam Inc | US | a@localhost | vat=12 duns=1 number=F200")
        #expect(verdict.outcome == .matched(SmartAccountID(rawValue: 2), .confirmed))
        #expect(verdict.notes.count == 3)
    }

    @Test func `both sides make the same keys`() throws {
        let order = Spelled.customer("Fabrikam, Inc. | US | a@fabrikam.com | duns=150483782 named=fabrikam.com")
        let interests = Evidence(order, partner: AccountBook.partner).interests
        let keys = Spelled.account(AdversarialRegister.accounts[1], id: 2).facts.keys
        let common = Set(interests).intersection(keys).map(\.kind.rawValue).sorted()
        #expect(common == [1, 3, 6, 7, 8])
        #expect(
            EvidenceKey(.name, "fabrikam|Inc").hash == 3_711_065_026_550_410_240,
            "hashes are kept in databases and never change"
        )
        #expect(Set(keys.map(\.hash)).count == keys.count)
    }
}
