// NearAdversaries: evidence that is nearly right.

extension Adversary {
    /// Tax numbers whose check digits are wrong.
    static let brokenNumbers: [Adversary] = [
        .init("Nordwind Energie AG | DE | | vat=DE136695977"),
        .init("Nordwind Energie AG | DE | | vat=DE000000000"),
        .init("Nordwind Energie AG | DE | | vat=ATU13585628"),
        .init("Nordwind Energie AG | DE | | vat=FR41303265045"),
        .init("Nordwind Energie AG | DE | | vat=BE0403019262"),
        .init("Nordwind Energie AG | DE | | vat=NL004495445B02x"),
        .init("Nordwind Energie AG | DE | | vat=GB980780685"),
        .init("Nordwind Energie AG | DE | | vat=LU15027443"),
        .init("Nordwind Energie AG | DE | | vat=IT00743110158"),
        .init("Nordwind Energie AG | DE | | vat=ESB58378432"),
        .init("Nordwind Energie AG | DE | | vat=PL8567346216"),
        .init("Nordwind Energie AG | DE | | vat=CHE-100.155.213"),
        .init("Nordwind Energie AG | DE | | vat=12345"),
        .init("Nordwind Energie AG | DE | | vat=VAT"),
        .init("Nordwind Energie AG | DE | | vat=DE"),
    ]

    /// Addresses and names that nearly fit.
    static let nearly: [Adversary] = [
        .init("Wolkenstein Maschinenbau GmbH | DE | | zip=80331 street=Marienplatz_2"),
        .init("Wolkenstein Maschinenbau GmbH | DE | | zip=80332 street=Marienplatz_1"),
        .init("Wolkenstein GmbH | DE | | zip=80331 street=Marienplatz_1"),
        .init("Wolkenstein Beteiligungs GmbH | DE | | zip=80331 street=Marienplatz_1"),
        .init("Nordwind Energie AG | DE | | zip=20095 street=Jungfernstieg_7a"),
        .init("Nordwind Energie AG | DE | | zip=20095 street=Jungfernstieg"),
        .init("Nordwind Energie AG | DE | | zip=20095"),
        .init("Nordwind Energie AG | DE | | street=Jungfernstieg_7"),
        .init("Fabrikam Inc | US | | zip=98052 street=11_Microsoft_Way"),
        .init("Nordwind Energie AG | DE |"),
        .init("Nordwind | DE | a@nordwind-energie.de"),
        .init("Energie Nordwind AG | DE | a@nordwind-energie.de"),
        .init("Nordwind AG | DE | a@nordwind-energie.de"),
        .init("Nordwind Energien AG | DE | a@nordwind-energie.de"),
        .init("Südwind Energie AG | DE | a@nordwind-energie.de | zip=20095 street=Jungfernstieg_7"),
        .init("Alpenland Kaeserei GmbH | DE | a@alpenland-kaeserei.at"),
        .init("Proseware Inc | US | a@proseware.io | number=N100", "country"),
    ]
}
