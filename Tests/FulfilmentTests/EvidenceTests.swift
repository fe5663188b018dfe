import Domain
import Fulfilment
import Matching
import Storage
import TestSupport
import Testing

/// The tiers and what stands against them, on the real database.
@Suite(.timeLimit(.minutes(1))) struct EvidenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        var before: @Sendable (FulfilmentWorld) async throws -> Void = { _ in }
        var order: @Sendable (inout EndCustomer) -> Void
        var becomes: String
        /// The beginning of what the line's view says.
        var because = ""

        var testDescription: String { says }
    }

    private static let matched = "1 scheduled steelworks.de/DEFAULT"
    private static let review = "1 held needsReview"

    /// A company of which everything is known, and one that is in its way.
    static func world(_ modes: [EvidenceTier: TierMode] = [.nameAndCorroborator: .auto]) async throws -> FulfilmentWorld
    {
        let settings = MatchingSettings(modes: modes, ownDomains: ["reseller.com"], aliasCoolOff: 0)
        let world = try await FulfilmentWorld.make(matching: settings)
        try await world.account("steelworks.de") { $0.describeSteelworks() }
        try await world.account("bakery.fr") { document in
            document.name = Name(unchecked: "Boulangerie Dupont SARL")
            document.country = CountryCode(unchecked: "FR")
        }
        return world
    }

    static let cases: [Case] = [
        Case(says: "T1: the account is named", order: { $0.names(account: "steelworks.de") }, becomes: matched),
        Case(
            says: "T2: a tax number, with name and country",
            order: { customer in
                customer.names("Steel Works GmbH", "DE")
                customer.taxIdentifier = Name(unchecked: "DE136695976")
            },
            becomes: matched,
            because: "T2"
        ),
        Case(
            says: "T2 needs the name",
            order: { $0.taxIdentifier = Name(unchecked: "DE136695976") },
            becomes: review
        ),
        Case(
            says: "T4: the name and the domain",
            order: { $0.names("Steel Works GmbH", "DE", mail: "a.b@steelworks.de") },
            becomes: matched,
            because: "T4"
        ),
        Case(
            says: "T4 by another name of the account",
            order: { $0.names("Eisenhütte Ost GmbH", "DE", mail: "a.b@steelworks.de") },
            becomes: matched,
            because: "T4"
        ),
        Case(
            says: "T5: a domain alone",
            order: { $0.names(nil, "DE", mail: "a@steelworks.de") },
            becomes: "1 held noAccount"
        ),
        Case(says: "T6: a name alone", order: { $0.names("Steel Works GmbH", "DE") }, becomes: "1 held noAccount"),
        Case(
            says: "another name beside a named account",
            order: { $0.names("Boulangerie Dupont SARL", "DE", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "another country",
            order: { $0.names("Steel Works GmbH", "AT", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "another legal form",
            order: { $0.names("Steel Works AG", "DE", mail: "a@steelworks.de", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "another number in the name",
            order: { $0.names("Steel Works II GmbH", "DE", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "another tax number",
            order: { customer in
                customer.names("Steel Works GmbH", "DE", account: "steelworks.de")
                customer.taxIdentifier = Name(unchecked: "DE129273398")
            },
            becomes: review
        ),
        Case(
            says: "two tiers lead to two accounts",
            order: { customer in
                customer.names("Steel Works GmbH", "DE", account: "bakery.fr")
                customer.taxIdentifier = Name(unchecked: "DE136695976")
            },
            becomes: "1 held ambiguous"
        ),
        Case(
            says: "free mail is no corroborator",
            order: { $0.names("Steel Works GmbH", "DE", mail: "steelworks@gmail.com") },
            becomes: "1 held noAccount"
        ),
        Case(
            says: "the reseller's domain is no corroborator",
            before: { try await $0.account("steelworks.de") { $0.webDomains = [Name(unchecked: "reseller.com")] } },
            order: { $0.names("Steel Works GmbH", "DE", mail: "sales@reseller.com") },
            becomes: "1 held noAccount"
        ),
        Case(
            says: "a domain that can be taken for the account's",
            order: { $0.names("Steel Works GmbH", "DE", mail: "a@stee1works.de", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "letters of another alphabet",
            order: { $0.names("Stee\u{04CF} W\u{043E}rks GmbH", "DE", account: "steelworks.de") },
            becomes: review
        ),
        Case(
            says: "a name that was cut off",
            before: { world in
                try await world.account("longname.com") { document in
                    document.name = Name(unchecked: "International Widget Assemblies Bre")
                    document.country = CountryCode(unchecked: "DE")
                }
            },
            order: { $0.names("International Widget Assemblies Bre", "DE", mail: "a@longname.com") },
            becomes: review
        ),
        Case(
            says: "two accounts of one name",
            before: { try await $0.account("steelworks.com") { $0.describeSteelworks(isBare: true) } },
            order: { $0.names("Steel Works GmbH", "DE", mail: "a@steelworks.de") },
            becomes: review,
            because: "T4 name+domain steelworks.de"
        ),
        Case(
            says: "the account is not active",
            before: { world in
                try await world.account("pending.de", .pending) { document in
                    document.name = Name(unchecked: "Waiting Room KG")
                    document.country = CountryCode(unchecked: "DE")
                }
            },
            order: { $0.names("Waiting Room KG", "DE", mail: "a@pending.de") },
            becomes: "1 held accountPending"
        ),
    ]

    @Test(arguments: cases) func `a line is matched on certain evidence with nothing against it`(row: Case) async throws
    {
        let world = try await Self.world()
        try await row.before(world)
        try await world.order(.made("A-1") { row.order(&$0.endCustomer) })
        #expect(try await world.lines("A-1") == [row.becomes])
        let words = try await world.texts("SELECT explanation FROM decision ORDER BY id DESC LIMIT 1")
        #expect(words.first?.hasPrefix(row.because) == true, "\(words)")
        #expect(try await world.bookFaults() == [])
        if row.becomes == Self.matched {
            try await world.passUndoWindow()
            #expect(try await world.lines("A-1") == ["1 released steelworks.de/DEFAULT"])
            #expect(try await world.integer("SELECT count(*) FROM interest") == 0)
        }
        await world.database.close()
    }

    @Test func `an account that appears later finds the line by each of its facts, and is decided by all`() async throws
    {
        let world = try await FulfilmentWorld.make(
            matching: MatchingSettings(modes: [.nameAndCorroborator: .auto], aliasCoolOff: 0)
        )
        try await world.order(.made("A-1") { $0.endCustomer.names("Steel Works GmbH", "DE", mail: "a@steelworks.de") })
        try await world.order(
            .made("A-2") { document in
                document.endCustomer.names("Steel Works GmbH", "DE")
                document.endCustomer.taxIdentifier = Name(unchecked: "DE136695976")
            }
        )
        #expect(try await world.lines("A-1") == ["1 held noAccount"])
        try await world.account("steelworks.de", .pending) { $0.describeSteelworks(isBare: true) }
        #expect(try await world.lines("A-1") == ["1 held accountPending"])
        try await world.account("steelworks.de") { $0.describeSteelworks() }
        #expect(try await world.lines("A-1") == ["1 scheduled steelworks.de/DEFAULT"])
        #expect(try await world.lines("A-2") == ["1 scheduled steelworks.de/DEFAULT"])
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `an account of the same name takes back what is scheduled and not released`() async throws {
        let world = try await Self.world()
        let order = OrderDocument.made("A-1") {
            $0.endCustomer.names("Steel Works GmbH", "DE", mail: "a@steelworks.de")
        }
        try await world.order(order)
        #expect(try await world.lines("A-1") == [Self.matched])
        try await world.account("steelworks.com") { $0.describeSteelworks(isBare: true) }
        #expect(try await world.lines("A-1") == [Self.review])
        #expect(try await world.texts("SELECT hold_detail FROM order_line").first?.contains("2 accounts") == true)
        #expect(try await world.bookFaults() == [])
        // The other one gives its name up: the first is the only one again.
        try await world.account("steelworks.com") { $0.name = Name(unchecked: "Rollerblades Inc") }
        #expect(try await world.lines("A-1") == [Self.matched])
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }
}

extension AccountDocument {
    /// Steel Works GmbH of Germany; bare without anything that only one company has.
    mutating func describeSteelworks(isBare: Bool = false) {
        name = Name(unchecked: "Steel Works GmbH")
        country = CountryCode(unchecked: "DE")
        guard !isBare else { return }
        aliases = [Name(unchecked: "Eisenhütte Ost GmbH")]
        identifiers = [CompanyIdentifier(scheme: Name(unchecked: "vat"), value: Name(unchecked: "DE136695976"))]
    }
}

extension EndCustomer {
    mutating func names(_ name: String? = nil, _ country: String? = nil, mail: String? = nil, account: String? = nil) {
        self.name = name.map(Name.init(unchecked:))
        self.country = country.map(CountryCode.init(unchecked:))
        email = mail.map(Name.init(unchecked:))
        smartAccount = account.map(Name.init(unchecked:))
    }
}
