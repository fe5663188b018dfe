import Domain
import Fulfilment
import Storage
import Testing

/// Smart Accounts as registries and operators describe them.
@Suite(.timeLimit(.minutes(1))) struct AccountTests {
    @Test func `an account gets a default virtual account, and is told of once`() async throws {
        let world = try await FulfilmentWorld.make()
        let first = try await world.account("xyz.com")
        let second = try await world.account("xyz.com")
        #expect(first.outcome == .registered && second.outcome == .unchanged)
        #expect(first.id == second.id)
        #expect(try await world.tree() == ["DEFAULT*"])
        let events = try await world.events()
        #expect(events.map(\.type) == ["account.registered"])
        #expect(events.map(\.owner) == [first.id.description])
        await world.database.close()
    }

    struct Tree: CustomTestStringConvertible, Sendable {
        /// `name<parent*`: the parent and the default's star where there are any.
        var before: [String]
        var then: [String]
        var becomes: [String]?

        var testDescription: String { "\(before) and then \(then)" }
    }

    static let trees: [Tree] = [
        Tree(before: [], then: ["Berlin"], becomes: ["Berlin", "DEFAULT*"]),
        Tree(before: ["Berlin*"], then: ["Rome"], becomes: ["Berlin*", "Rome"]),
        Tree(before: ["DEFAULT", "Rome"], then: [], becomes: ["DEFAULT*", "Rome"]),
        Tree(before: ["Berlin*"], then: ["Rome*"], becomes: ["Berlin", "Rome*"]),
        Tree(before: ["Berlin*", "Rome"], then: ["Berlin", "Rome"], becomes: ["Berlin*", "Rome"]),
        Tree(before: ["A*"], then: ["B<A", "C<B"], becomes: ["A*", "B<A", "C<B"]),
        Tree(before: ["A*", "B<A"], then: ["B"], becomes: ["A*", "B<A"]),
        Tree(before: ["A*", "B<A", "C"], then: ["B<C"], becomes: ["A*", "B<C", "C"]),
        Tree(before: ["A*"], then: ["B<Z"], becomes: nil),
        Tree(before: ["A*"], then: ["A<A"], becomes: nil),
        Tree(before: ["A*", "B<A", "C<B"], then: ["A<C"], becomes: nil),
        Tree(before: ["A*"], then: ["B*", "C*"], becomes: nil),
    ]

    private static func entries(_ texts: [String]) -> [AccountDocument.VirtualAccountEntry] {
        texts.map { text in
            let parts = text.filter { $0 != "*" }.split(separator: "<").map(String.init)
            return .init(
                name: VirtualAccountName(unchecked: parts[0]),
                parent: parts.count > 1 ? VirtualAccountName(unchecked: parts[1]) : nil,
                isDefault: text.hasSuffix("*")
            )
        }
    }

    @Test(arguments: trees) func `virtual accounts form a tree with one default`(row: Tree) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com") { $0.virtualAccounts = Self.entries(row.before) }
        let before = try await world.tree()
        if let becomes = row.becomes {
            try await world.account("xyz.com") { $0.virtualAccounts = Self.entries(row.then) }
            #expect(try await world.tree() == becomes)
        } else {
            let error = await #expect(throws: FulfilmentError.self) {
                try await world.account("xyz.com") { $0.virtualAccounts = Self.entries(row.then) }
            }
            #expect(error?.code == "account.virtualAccounts")
            #expect(try await world.tree() == before)
        }
        await world.database.close()
    }

    @Test(arguments: SmartAccountState.allCases, SmartAccountState.allCases)
    func `a state follows only what it may follow`(from: SmartAccountState, to: SmartAccountState) async throws {
        let world = try await FulfilmentWorld.make()
        let start = from == .closed ? SmartAccountState.active : from
        let id = try await world.account("xyz.com", start).id
        if from == .closed { try await world.changeState(id, to: .closed) }
        try await world.forgetEvents()
        if from == to || from.mayBecome(to) {
            try await world.changeState(id, to: to)
            #expect(try await world.texts("SELECT state FROM smart_account") == [to.rawValue])
            #expect(try await world.eventTypes() == (from == to ? [] : ["account.state_changed"]))
        } else {
            let error = await #expect(throws: FulfilmentError.self) { try await world.changeState(id, to: to) }
            #expect(error?.code == "account.stateChange")
            #expect(try await world.texts("SELECT state FROM smart_account") == [from.rawValue])
        }
        await world.database.close()
    }

    @Test func `facts, names and numbers are kept, and said again change nothing`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        let describe: (inout AccountDocument) -> Void = { document in
            document.name = Name(unchecked: "XYZ Holding")
            document.country = CountryCode(unchecked: "DE")
            document.aliases = [Name(unchecked: "XYZ")]
            document.webDomains = [Name(unchecked: "xyz.de")]
            document.identifiers = [.init(scheme: Name(unchecked: "vat"), value: Name(unchecked: "DE1"))]
            document.customerNumbers = [CustomerNumber(unchecked: "100")]
        }
        #expect(try await world.account("xyz.com", partner: world.acme, change: describe).outcome == .changed)
        #expect(try await world.account("xyz.com", partner: world.acme, change: describe).outcome == .unchanged)
        let facts = try await world.texts(
            "SELECT kind || ' ' || scheme || ' ' || value FROM account_fact ORDER BY kind"
        )
        #expect(facts == ["alias  XYZ", "identifier vat DE1", "webDomain  xyz.de"])
        #expect(try await world.texts("SELECT name || ' ' || country FROM smart_account") == ["XYZ Holding DE"])
        let error = await #expect(throws: FulfilmentError.self) {
            try await world.account("xyz.com") { $0.customerNumbers = [CustomerNumber(unchecked: "1")] }
        }
        #expect(error?.code == "account.partnerMissing")
        await world.database.close()
    }

    @Test func `a closed account's domain goes to another account`() async throws {
        let world = try await FulfilmentWorld.make()
        let first = try await world.account("xyz.com")
        try await world.changeState(first.id, to: .closed)
        let second = try await world.account("xyz.com")
        #expect(second.outcome == .registered && second.id != first.id)
        await world.database.close()
    }

    @Test func `the catalog counts what is new or changed`() async throws {
        let world = try await FulfilmentWorld.make()
        var products = Product.samples
        let again = try await world.database.write { [products] in try world.fulfilment.loadCatalog(products, in: $0) }
        products[1] = Product(sku: products[1].sku, name: "Term", kind: .termLicense(months: 60), isSmartEnabled: true)
        products.append(Product(sku: SKU(unchecked: "X"), name: "X", kind: .service, isSmartEnabled: false))
        let changed = try await world.database.write { [products] in try world.fulfilment.loadCatalog(products, in: $0)
        }
        #expect(again == 0 && changed == 2)
        await world.database.close()
    }
}

extension FulfilmentWorld {
    /// All virtual accounts as `name<parent*`, by name.
    func tree() async throws -> [String] {
        try await texts(
            """
            SELECT v.name || coalesce('<' || p.name, '') || CASE v.is_default WHEN 1 THEN '*' ELSE '' END
            FROM virtual_account v LEFT JOIN virtual_account p ON p.id = v.parent ORDER BY v.name
            """
        )
    }
}
