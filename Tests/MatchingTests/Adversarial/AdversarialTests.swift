import Domain
import Matching
import Testing

/// Orders made to be matched wrongly.
///
/// A match of one of them is a failure of the build.
struct AdversarialTests {
    @Test func `there are at least 300 of them, no two the same`() {
        #expect(Adversary.all.count >= 300)
        #expect(Set(Adversary.all.map(\.order)).count == Adversary.all.count)
    }

    @Test(arguments: Adversary.all)
    func `no adversary matches by itself`(adversary: Adversary) throws {
        let verdict = try AdversarialRegister.decide(adversary.order)
        if case .matched(let account, let tier) = verdict.outcome {
            Issue.record("\(tier) matched \(account): \(verdict.explanation)")
        }
        #expect(verdict.shadow == nil)
        let said = verdict.candidates.flatMap { $0.vetoes.map(\.description) } + [verdict.explanation]
        #expect(adversary.reason.isEmpty || said.contains { $0.contains(adversary.reason) }, "\(said)")
    }

    /// The same accounts with honest orders: so that the table above does not pass because nothing ever matches.
    static let honest: [(order: String, expected: String)] = [
        ("Nordwind Energie AG | DE | einkauf@nordwind-energie.de", "T4 nordwind-energie.de"),
        ("NORDWIND ENERGIE AG | DE | a@mail.nordwind-energie.de", "T4 nordwind-energie.de"),
        ("Nordwind-Energie A.G. | DE | | zip=20095 street=Jungfernstieg_7", "T4 nordwind-energie.de"),
        ("Nordwind Energie AG | DE | a@gmail.com | vat=DE_136_695_976", "T2 nordwind-energie.de"),
        ("Nordwind Energie | DE | a@reseller24.de | vat=136695976", "T2 nordwind-energie.de"),
        ("Nordwind Energie AG | DE | a@bigdistri.com | number=N100", "T3 nordwind-energie.de"),
        ("Fabrikam, Inc. | US | it@fabrikam.com", "T4 fabrikam.com"),
        (
            "fabrikam incorporated | US | it@emea.fabrikam.com | zip=98052-1234 street=1_Microsoft_Way",
            "T4 fabrikam.com"
        ),
        ("Fabrikam\u{200B} Inc | US | | named=FABRIKAM.com", "T1 fabrikam.com"),
        ("Fabrikam Inc | US | | duns=15-048-3782", "T2 fabrikam.com"),
        ("Fabrikam Inc | US | x@gmail.com | vat=91-1144442 named=fabrikam.com number=F200", "T1 fabrikam.com"),
        (" | | | named=fabrikam.com", "T1 fabrikam.com"),
        ("Atlas Infrastructure Fund 2, L.P. | US | | named=atlasinfra.com", "-"),
        ("Atlas Infrastructure Fund II, L.P. | US | a@atlasinfra.com", "T4 atlasinfra.com"),
        ("JTEC Corporation | JP | | named=j-tec.co.jp", "T1 j-tec.co.jp"),
        ("Wolkenstein Maschinenbau GmbH | DE | a@wolkenstein.de", "T4 wolkenstein.de"),
        ("Wolkenstein Werke GmbH | DE | b@wolkenstein.de", "T3 wolkenstein.de"),
        ("IBM | US | | duns=001368083", "T2 ibm.com"),
        ("International Business Machines Corp. | US | a@ibm.com", "T4 ibm.com"),
        ("Deutsche Bank Aktiengesellschaft | DE | | vat=7LTWFZYICNSX8D621K86", "T2 deutsche-bank.de"),
        ("Ромашка ООО | RU | a@romashka.ru", "T4 romashka.ru"),
        ("«РОМАШКА» ООО | RU | a@romashka.ru", "T4 romashka.ru"),
        ("النخيل للتجارة شركة | AE | a@nakheeltrading.ae", "T4 nakheeltrading.ae"),
        ("\u{200F}شركة النخيل للتجارة\u{200F} | AE | a@nakheeltrading.ae", "T4 nakheeltrading.ae"),
        ("בזק טכנולוגיות בע״מ | IL | a@bezeq-tech.co.il", "T4 bezeq-tech.co.il"),
        ("(株)日立製作所 | JP | a@hitachi.co.jp", "T4 hitachi.co.jp"),
        ("日立製作所 株式会社 | JP | a@hitachi.co.jp", "T4 hitachi.co.jp"),
        ("ＭＵＬＬＥＲ ＆ ＳＯＨＮＥ ＫＧ | DE | a@mueller-soehne.de", "T4 mueller-soehne.de"),
        ("Northwind Traders S.A.R.L. | FR | | vat=40303265045", "T2 northwindtraders.fr"),
        ("Trey Research B.V. | NL | a@treyresearch.nl", "T4 treyresearch.nl"),
        ("Wingtip Werkzeuge GmbH | DE | a@wingtip-sued.de", "T4 wingtip-sued.de"),
        ("Relecloud Hosting Limited | IE | a@relecloud.github.io", "T4 relecloud.github.io"),
        ("Alpenland Kaserei Ges.m.b.H. | AT | | vat=U13585627", "T2 alpenland-kaeserei.at"),
        ("Proseware, Inc. | US | a@proseware.io", "T4 proseware.com"),
        ("Litware, Inc. | US | a@litware.co", "T4 litware.com"),
        ("Coho Vineyard LLC | US | a@cohovineyardllc.com", "T4 cohovineyardllc.com"),
    ]

    @Test(arguments: honest)
    func `an honest order matches`(order: String, expected: String) throws {
        let verdict = try AdversarialRegister.decide(order)
        var found = "-"
        if case .matched(_, let tier) = verdict.outcome, let best = verdict.candidates.first {
            found = "\(tier) \(best.identifier)"
        }
        #expect(found == expected, "\(verdict.explanation)")
    }

    @Test func `a tier in shadow records what it would have matched, and a tier that is off records nothing`() throws {
        let order = Spelled.customer("Nordwind Energie AG | DE | einkauf@nordwind-energie.de")
        let evidence = Evidence(order, partner: AccountBook.partner)
        for (mode, expected) in [(TierMode.shadow, EvidenceTier.nameAndCorroborator), (.off, nil)] {
            var policy = AdversarialRegister.policy
            policy.modes[.nameAndCorroborator] = mode
            let verdict = try MatchEngine().decide(evidence, policy, AdversarialRegister.book)
            #expect(verdict.outcome == .held(.needsReview))
            #expect(verdict.shadow?.tier == expected)
        }
        #expect(MatchPolicy(now: AdversarialRegister.policy.now).mode(of: .nameAndCorroborator) == .shadow)
    }
}
