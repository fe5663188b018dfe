import Domain
import Matching

/// The accounts against which the adversarial orders are decided, every tier automatic.
enum AdversarialRegister {
    static let accounts: [String] = [
        "Nordwind Energie AG | DE | nordwind-energie.de | vat=DE136695976 zip=20095 street=Jungfernstieg_7 number=N100",
        "Fabrikam Inc | US | fabrikam.com | vat=91-1144442 duns=150483782 zip=98052 street=1_Microsoft_Way number=F200",
        "Atlas Infrastructure Fund II LP | US | atlasinfra.com | zip=10001 street=350_5th_Ave",
        "Atlas Infrastructure Fund III LP | US | atlasinfra3.com",
        "JTEC Corporation | JP | j-tec-cor.co.jp",
        "JTEC Corporation | JP | j-tec.co.jp",
        "Wolkenstein Maschinenbau GmbH | DE | wolkenstein.de | vat=DE811569869 zip=80331 street=Marienplatz_1",
        "Wolkenstein Holding GmbH | DE | wolkenstein-holding.de | zip=80331 street=Marienplatz_1",
        "Birla Sugar Limited | IN | birla-sugar.com",
        "Birla Textile Limited | IN | birlatextile.in | web=birla-sugar.com",
        "Pendragon Systems Ltd | GB | pendragonsystems.co.uk | vat=GB980780684 state=pending",
        "Tailspin Toys Ltd | GB | tailspintoys.co.uk | state=suspended number=T300",
        "Adventure Works Ltd | GB | adventure-works.co.uk | vat=GB232128892 state=closed number=A400",
        "International Business Machines Corporation | US | ibm.com | alias=IBM duns=001368083",
        "3M Company | US | 3m.com",
        "Holding GmbH | DE | holding-gmbh.de",
        "The Group Ltd | GB | thegroup.co.uk",
        "Deutsche Bank AG | DE | deutsche-bank.de | lei=7LTWFZYICNSX8D621K86",
        "ООО Ромашка | RU | romashka.ru",
        "ЗАО Вектор | RU | vektor-zao.ru",
        "شركة النخيل للتجارة | AE | nakheeltrading.ae",
        "בזק טכנולוגיות בע\"מ | IL | bezeq-tech.co.il",
        "株式会社日立製作所 | JP | hitachi.co.jp",
        "Πλαίσιο Computers ΑΕ | GR | plaisio.gr",
        "Northwind Traders SARL | FR | northwindtraders.fr | vat=FR40303265045 zip=75008 street=12_Rue_de_la_Paix",
        "Northwind Traders Belgium SA | BE | northwindtraders.be | vat=BE0403019261",
        "Lucerne Publishing AG | CH | lucernepublishing.ch | vat=CHE-100.155.212 number=L500",
        "Consolidated Messenger Logistics and Parcel Services GmbH | DE | consolidated-messenger.de",
        "Stadtwerke Musterhausen Versorgungs | DE | stadtwerke-musterhausen.de",
        "Proseware Inc | US | proseware.com | web=proseware.io web=proseware.co",
        "Proseware Canada ULC | CA | proseware.ca",
        "Müller & Söhne KG | DE | mueller-soehne.de",
        "Litware Inc | US | litware.com | duns=804735132 web=litware.co",
        "Litware Services Inc | US | litwareservices.com | duns=117063345",
        "Coho Vineyard | US | cohovineyard.com",
        "Coho Vineyard LLC | US | cohovineyardllc.com",
        "Trey Research BV | NL | treyresearch.nl | vat=NL004495445B01 number=T900",
        "Trey Research NV | BE | treyresearch.be | number=T900",
        "Wingtip Maschinen Süd GmbH | DE | wingtip-sued.de | alias=Wingtip_Werkzeuge_GmbH",
        "Graphic Design Institute | US | graphicdesigninstitute.edu",
        "Relecloud Hosting Ltd | IE | relecloud.github.io",
        "Telstra Corporation Limited | AU | telstra.com",
        "Vigor Acme Ltd | GB | vigoracme.com",
        "Modern Clinic 1 AG | CH | modernclinic.ch | zip=8001 street=Bahnhofstrasse_10",
        "Alpenland Käserei GmbH | AT | alpenland-kaeserei.at | vat=ATU13585627 zip=6020 street=Innrain_5",
        "Wiederverkauf Systemhaus GmbH | DE | reseller24.de",
        "Coxo Poca | GB | coxo-poca.co.uk",
        "Capex Poco | GB | capexpoco.co.uk",
        "Сохо Роса | RU | soho-rosa.ru | number=R600",
    ]

    /// The partner, its distributor and a reseller of it.
    static let ownDomains: Set<String> = ["bigdistri.com", "reseller24.de", "vertrieb-partner.at"]

    static let policy = MatchPolicy(
        now: Timestamp(milliseconds: 1_790_000_000_000),
        modes: [.named: .auto, .registry: .auto, .confirmed: .auto, .nameAndCorroborator: .auto],
        ownDomains: ownDomains
    )

    static let book: AccountBook = {
        var book = AccountBook()
        for (position, line) in accounts.enumerated() {
            let (facts, numbers) = Spelled.account(line, id: Int64(position + 1))
            book.add(facts, customerNumbers: numbers)
        }
        book.learned = [
            alias("Wolkenstein Werke GmbH | DE | a@wolkenstein.de", account: 7, isConfirmed: true, age: 30),
            alias("Wolkenstein Anlagen GmbH | DE", account: 7, isConfirmed: false, age: 30),
            alias("Wolkenstein Pumpen GmbH | DE", account: 7, isConfirmed: true, age: 0),
            alias("Doppelt Vergeben GmbH | DE", account: 7, isConfirmed: true, age: 30),
            alias("Doppelt Vergeben GmbH | DE", account: 1, isConfirmed: true, age: 30),
            alias("Services GmbH | DE", account: 7, isConfirmed: true, age: 30),
            alias("Ausgesetzt Gewesen Ltd | GB", account: 12, isConfirmed: true, age: 30),
            alias("Geschlossen Gewesen Ltd | GB", account: 13, isConfirmed: true, age: 30),
        ]
        let refused = Evidence(Spelled.customer("Proseware Inc | US | x@proseware.com"), partner: AccountBook.partner)
        // A refusal without a domain counts for orders with any domain.
        let named = Evidence(Spelled.customer("Vigor Acme Ltd | GB |"), partner: AccountBook.partner)
        if let identity = named.identity { book.rejections[identity] = [SmartAccountID(rawValue: 43)] }
        if let identity = refused.identity { book.rejections[identity] = [SmartAccountID(rawValue: 30)] }
        return book
    }()

    private static func alias(_ line: String, account: Int64, isConfirmed: Bool, age days: Int64) -> LearnedAlias {
        let evidence = Evidence(Spelled.customer(line), partner: AccountBook.partner)
        return LearnedAlias(
            key: evidence.identity ?? EvidenceKey(.alias, "none"),
            account: SmartAccountID(rawValue: account),
            author: "operator:jd",
            learnedAt: policy.now.adding(milliseconds: -days * 86_400_000),
            isConfirmed: isConfirmed
        )
    }

    static func decide(_ line: String) throws -> Verdict {
        let evidence = Evidence(Spelled.customer(line), partner: AccountBook.partner)
        return try MatchEngine().decide(evidence, policy, book)
    }
}
