import Daemon
import Domain
import Fulfilment
import TestSupport
import Testing

@Suite struct PartnerTests {
    @Test func `a file with only a name has the defaults`() throws {
        let world = try ConfigurationWorld(partners: ["acme.yaml": "name: acme"])
        let partner = try #require(try world.load().get().partners.first)
        #expect(partner.name.text == "acme" && partner.title == "acme" && partner.isEnabled)
        #expect(partner.undoWindow == .seconds(900) && partner.unknownSKUs == .hold)
        #expect(partner.feed.columns.isEmpty && partner.feed.ignoredColumns.isEmpty)
        #expect(partner.feed.delimiter == nil && partner.feed.encoding == nil && partner.feed.decimalMark == nil)
        #expect(partner.feed.jsonProfile == "automatic" && partner.feed.dateFormat == "iso")
        #expect(partner.feed.defaultOrderKind == .standard)
        #expect(partner.feed.holdsTestOrders)
        #expect(partner.settings == PartnerSettings(name: partner.name))
    }

    @Test func `every key takes effect`() throws {
        let world = try ConfigurationWorld(partners: [
            "acme.yaml": """
            name: acme
            title: ACME Distribution GmbH
            enabled: false
            undoWindow: 1h30m
            unknownSKUs: accept
            feed:
              delimiter: semicolon
              encoding: windows-1252
              decimalMark: comma
              dateFormat: dayMonthYear
              jsonProfile: ingram
              defaultOrderKind: stocking
              testOrders: take
              ignoredColumns: [Remarks, "*"]
              columns:
                orderNumber: Bestell-Nr.
                sku: "Artikel: Nr"
            """
        ])
        let partner = try #require(try world.load().get().partners.first)
        #expect(partner.title == "ACME Distribution GmbH" && !partner.isEnabled)
        #expect(partner.settings.undoWindow == 5_400_000 && partner.settings.unknownSKUs == .accept)
        #expect(partner.feed.delimiter == UInt8(ascii: ";") && partner.feed.encoding == "windows-1252")
        #expect(partner.feed.decimalMark == "," && partner.feed.dateFormat == "dayMonthYear")
        #expect(partner.feed.jsonProfile == "ingram" && partner.feed.defaultOrderKind == .stocking)
        #expect(!partner.feed.holdsTestOrders)
        #expect(partner.feed.ignoredColumns == ["Remarks", "*"])
        #expect(partner.feed.columns == ["orderNumber": "Bestell-Nr.", "sku": "Artikel: Nr"])
    }

    @Test func `a partner says when it is told of lines that wait`() throws {
        let written = """
            name: a
            waiting: {days: [2, 5], businessDays: true, country: ae, holidays: ["2026-12-25"]}
            """
        let world = try ConfigurationWorld(partners: ["a.yaml": written, "b.yaml": "name: b"])
        let partners = try world.load().get().partners
        let christmas = try #require(CalendarDate("2026-12-25"))
        let calendar = BusinessDays(country: CountryCode(unchecked: "AE"), holidays: [christmas])
        #expect(
            partners.map(\.settings.waiting) == [WaitingLimits(days: [2, 5], businessDays: calendar), WaitingLimits()]
        )
    }

    @Test(arguments: [
        ("days: [1, soon]", "waiting.days"), ("days: [-1]", "waiting.days"), ("country: Germany", "waiting.country"),
        ("holidays: [Easter]", "waiting.holidays"), ("businessDays: maybe", "waiting.businessDays"),
    ])
    func `what is no day, country or date is told`(written: String, key: String) throws {
        let world = try ConfigurationWorld(partners: ["a.yaml": "name: a\nwaiting: {\(written)}"])
        #expect(world.fault()?.key == key)
    }

    @Test(arguments: [
        ("comma", ","), ("tab", "\t"), ("pipe", "|"), ("\"~\"", "~"), ("\"\\x1D\"", nil), ("a", nil), ("\";;\"", nil),
        ("'\"'", nil),
        ("auto", ""),
    ])
    func `a delimiter has a name or is one character that cannot be data`(written: String, expected: String?) throws {
        let world = try ConfigurationWorld(partners: ["a.yaml": "name: a\nfeed: {delimiter: \(written)}"])
        guard let expected else {
            #expect(world.fault()?.key == "feed.delimiter")
            return
        }
        #expect(try world.load().get().partners.first?.feed.delimiter == expected.utf8.first)
    }

    @Test(arguments: [
        ("acme.yaml", "", "partners.d/acme.yaml:0 name is missing"),
        ("acme.yaml", "name: other", "partners.d/acme.yaml:1 name \"other\" is not the name of the file"),
        (
            "Acme.yaml", "name: Acme",
            "partners.d/Acme.yaml:1 name \"Acme\" is not a partner name (lower-case letters, digits and single hyphens)"
        ),
        (
            "a.yaml", "name: a\ntitle: \"x\\ny\"",
            "partners.d/a.yaml:2 title holds a control character or an invisible direction mark"
        ),
        ("a.yaml", "name: a\nundoWindow: 31d", "partners.d/a.yaml:2 undoWindow 31d is out of range"),
        (
            "a.yaml", "name: a\nunknownSKUs: reject",
            "partners.d/a.yaml:2 unknownSKUs \"reject\" is not one of hold, accept"
        ),
        ("a.yaml", "name: a\nundoWindw: 1h", "partners.d/a.yaml:2 undoWindw there is no such key"),
        (
            "a.yaml", "name: a\nfeed:\n  encoding: latin1",
            "partners.d/a.yaml:3 feed.encoding \"latin1\" is not one of auto, utf-8, utf-16le, utf-16be, windows-1252"
        ),
        (
            "a.yaml", "name: a\nfeed:\n  dateFormat: auto",
            "partners.d/a.yaml:3 feed.dateFormat \"auto\" is not one of iso, dayMonthYear, monthDayYear"
        ),
        ("a.yaml", "name: a\nfeed:\n  columns:\n    sku: \"\"", "partners.d/a.yaml:4 feed.columns.sku names no column"),
        ("a.yaml", "name: a\nfeed:\n  columns:\n    sku: [x]", "partners.d/a.yaml:4 feed.columns.sku takes one value"),
        ("a.yaml", "name: a\nfeed:\n  columns: x", "partners.d/a.yaml:3 feed.columns is a section of keys"),
        (
            "a.yaml", "name: a\nfeed:\n  columns:\n    sku: X\n    quantity: x",
            "partners.d/a.yaml:5 feed.columns.quantity the column \"x\" already stands for sku"
        ),
        (
            "a.yaml", "name: a\nfeed:\n  columns:\n    skus: X",
            "partners.d/a.yaml:4 feed.columns.skus there is no such field"
        ),
        (
            "a.yaml", "name: a\n\tb: c",
            "partners.d/a.yaml:2  broken YAML: found a tab character that violates indentation"
        ),
    ])
    func `a fault names file, line, key and what is wrong`(file: String, yaml: String, expected: String) throws {
        var world = try ConfigurationWorld(partners: [file: yaml])
        world.feedFields = ["orderNumber", "sku", "quantity"]
        #expect(world.faults() == [expected])
    }

    @Test func `partners come by name, whatever the order of the directory`() throws {
        let names = ["zeta", "alpha", "mid-1"]
        let world = try ConfigurationWorld(
            partners: Dictionary(uniqueKeysWithValues: names.map { ("\($0).yaml", "name: \($0)") })
        )
        #expect(try world.load().get().partners.map(\.name.text) == ["alpha", "mid-1", "zeta"])
    }
}

@Suite struct CatalogTests {
    private func world(_ name: String, _ text: String) throws -> ConfigurationWorld {
        let world = try ConfigurationWorld("catalog: {file: \(name)}")
        try world.write(text, to: name)
        return world
    }

    private static let expected = [
        Product(sku: SKU(unchecked: "L-1"), name: "Plain, \"license\"", kind: .perpetualLicense, isSmartEnabled: true),
        Product(sku: SKU(unchecked: "L-2"), name: "L-2", kind: .termLicense(months: 36), isSmartEnabled: false),
        Product(
            sku: SKU(unchecked: "S-1"),
            name: "Subscription",
            kind: .subscription(months: 12),
            isSmartEnabled: true
        ),
        Product(sku: SKU(unchecked: "H-1"), name: "Box", kind: .hardware, isSmartEnabled: false),
        Product(sku: SKU(unchecked: "V-1"), name: "Visit", kind: .service, isSmartEnabled: false),
    ]

    @Test(arguments: [
        (
            "catalog.csv",
            """
            sku,name,kind,termMonths,smartEnabled
            L-1,"Plain, ""license""\",perpetualLicense,,
            L-2,,termLicense,36,false
            S-1,Subscription,subscription,12,true

            H-1,Box,hardware,,
            V-1,Visit,service,,false

            """
        ),
        (
            "semicolons.csv",
            "\u{FEFF}kind;sku;name;smartEnabled;termMonths\r\nperpetualLicense;L-1;\"Plain, \"\"license\"\"\";;\r\n"
                + "termLicense;L-2;;false;36\r\nsubscription;S-1;Subscription;;12\r\nhardware;H-1;Box;;\r\nservice;V-1;Visit;;"
        ),
        (
            "catalog.yaml",
            """
            - {sku: L-1, name: 'Plain, "license"', kind: perpetualLicense}
            - {sku: L-2, kind: termLicense, termMonths: 36, smartEnabled: false}
            - {sku: S-1, name: Subscription, kind: subscription, termMonths: 12}
            - {sku: H-1, name: Box, kind: hardware}
            - {sku: V-1, name: Visit, kind: service}
            """
        ),
    ])
    func `CSV and YAML give the same products`(name: String, text: String) throws {
        #expect(try world(name, text).load().get().catalog == Self.expected)
    }

    @Test(arguments: [
        ("sku\nL-1", "c.csv:1 kind this column is missing"),
        ("sku,kind,skuu\n", "c.csv:1 skuu there is no such column"),
        ("sku,kind,sku\n", "c.csv:1 sku this column occurs twice"),
        ("sku,kind\nL-1", "c.csv:2  has 1 fields, the header has 2"),
        ("sku,kind\n\"L-1,service\n", "c.csv:3  a quotation mark is not closed, or text follows a closed one"),
        ("sku,kind\n\"L-1\"x,service\n", "c.csv:2  a quotation mark is not closed, or text follows a closed one"),
        ("sku,kind\n,service", "c.csv:2 sku is empty"), ("sku,kind\nL-1,", "c.csv:2 kind \"\" is no kind of product"),
        (
            "sku,kind,name\nL-1,service,\"a\u{1B}b\"",
            "c.csv:2 name holds a control character or an invisible direction mark"
        ),
        ("sku,kind\nL-1,subscription", "c.csv:2 termMonths is missing"),
        ("sku,kind,termMonths\nL-1,subscription,soon", "c.csv:2 termMonths \"soon\" is not a number of months"),
        ("sku,kind,termMonths\nL-1,hardware,3", "c.csv:2 termMonths makes no sense here"),
        ("sku,kind,smartEnabled\nL-1,hardware,true", "c.csv:2 smartEnabled cannot be true for hardware"),
        ("sku,kind,smartEnabled\nL-1,service,no", "c.csv:2 smartEnabled \"no\" is neither true nor false"),
        ("sku,name,kind\nL-1,\"a \"\"b\"\"\",service\n\nL-1,,service", "c.csv:4 sku L-1 already stands on line 2"),
    ])
    func `a fault names line and column`(text: String, expected: String) throws {
        #expect(try world("c.csv", text).faults() == [expected])
    }

    @Test(arguments: [
        ("a: b", "c.yaml:1  is not a list"), ("- x", "c.yaml:1  is not an entry of keys with values"),
        ("- sku: L-1\n  kind: service\n- sku: L-2\n  knd: service", "c.yaml:4 knd there is no such key"),
        ("- sku: [L-1]", "c.yaml:1 sku takes one value"),
        ("- sku: L-1\n- sku: [", "c.yaml:3  broken YAML: did not find expected node content"),
    ])
    func `a fault in YAML names its line`(text: String, expected: String) throws {
        #expect(try world("c.yaml", text).faults().first == expected)
    }

    @Test func `a long list of faults is cut and counted`() throws {
        let rows = (1...150).map { "L-\($0),wrong\n" }.joined()
        let faults = try world("c.csv", "sku,kind\n\(rows)").faults()
        #expect(faults.count == 101)
        #expect(faults.last?.hasSuffix("has 50 more faults") == true)
    }

    @Test func `an empty file is an empty catalog`() throws {
        #expect(try world("c.csv", "").load().get().catalog.isEmpty)
        #expect(try world("c.yaml", "").load().get().catalog.isEmpty)
    }
}
