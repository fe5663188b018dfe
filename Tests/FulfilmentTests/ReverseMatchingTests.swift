import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// What waits is decided again when something becomes known.
@Suite(.timeLimit(.minutes(1))) struct ReverseMatchingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        var before: @Sendable (FulfilmentWorld) async throws -> Void = { _ in }
        var document: OrderDocument = .made("A-1", for: "xyz.com")
        var waits: String
        var then: @Sendable (FulfilmentWorld) async throws -> Void
        var becomes: String

        var testDescription: String { says }
    }

    private static let numbered = OrderDocument.made("A-1") {
        $0.endCustomer.customerNumber = CustomerNumber(unchecked: "100")
    }
    private static let berlin = OrderDocument.made("A-1", for: "xyz.com") {
        $0.endCustomer.virtualAccount = VirtualAccountName(unchecked: "Berlin")
    }
    private static let scheduled = "1 scheduled xyz.com/DEFAULT"

    private static func id(_ domain: String, in world: FulfilmentWorld) async throws -> SmartAccountID {
        let id = try await world.database.read { snapshot in
            try snapshot.integer("SELECT max(id) FROM smart_account WHERE domain = ?1", domain)
        }
        return SmartAccountID(rawValue: try #require(id))
    }

    static let cases: [Case] = [
        Case(
            says: "the account appears",
            waits: "1 held noAccount",
            then: { try await $0.account("xyz.com") },
            becomes: scheduled
        ),
        Case(
            says: "the account appears, pending",
            waits: "1 held noAccount",
            then: { try await $0.account("xyz.com", .pending) },
            becomes: "1 held accountPending"
        ),
        Case(
            says: "the account becomes active",
            before: { try await $0.account("xyz.com", .pending) },
            waits: "1 held accountPending",
            then: { try await $0.changeState(id("xyz.com", in: $0), to: .active) },
            becomes: scheduled
        ),
        Case(
            says: "the account becomes active by its registry",
            before: { try await $0.account("xyz.com", .pending) },
            waits: "1 held accountPending",
            then: { try await $0.account("xyz.com") },
            becomes: scheduled
        ),
        Case(
            says: "the account is suspended",
            before: { try await $0.account("xyz.com") },
            waits: scheduled,
            then: { try await $0.changeState(id("xyz.com", in: $0), to: .suspended) },
            becomes: "1 held accountPending"
        ),
        Case(
            says: "the account is closed",
            before: { try await $0.account("xyz.com") },
            waits: scheduled,
            then: { try await $0.changeState(id("xyz.com", in: $0), to: .closed) },
            becomes: "1 held noAccount"
        ),
        Case(
            says: "another account takes the domain",
            before: { world in
                try await world.account("xyz.com", .pending)
                try await world.changeState(id("xyz.com", in: world), to: .closed)
            },
            waits: "1 held noAccount",
            then: { try await $0.account("xyz.com") },
            becomes: scheduled
        ),
        Case(
            says: "the customer's number is confirmed",
            before: { try await $0.account("xyz.com") },
            document: numbered,
            waits: "1 held noAccount",
            then: { world in
                try await world.account("xyz.com", partner: world.acme) {
                    $0.customerNumbers = [CustomerNumber(unchecked: "100")]
                }
            },
            becomes: scheduled
        ),
        Case(
            says: "another partner's number is confirmed",
            before: { try await $0.account("xyz.com") },
            document: numbered,
            waits: "1 held noAccount",
            then: { world in
                try await world.account("xyz.com", partner: world.other) {
                    $0.customerNumbers = [CustomerNumber(unchecked: "100")]
                }
            },
            becomes: "1 held noAccount"
        ),
        Case(
            says: "the virtual account appears",
            before: { try await $0.account("xyz.com") },
            document: berlin,
            waits: "1 held needsReview",
            then: { world in
                try await world.account("xyz.com") {
                    $0.virtualAccounts = [.init(name: VirtualAccountName(unchecked: "Berlin"))]
                }
            },
            becomes: "1 scheduled xyz.com/Berlin"
        ),
        Case(
            says: "an operator assigns it",
            before: { try await $0.account("xyz.com") },
            document: .made("A-1"),
            waits: "1 held noAccount",
            then: { try await $0.assign("A-1", to: "xyz.com") },
            becomes: scheduled
        ),
        Case(
            says: "an operator assigns it against the order",
            before: { world in
                try await world.account("xyz.com")
                try await world.account("abc.com")
            },
            waits: scheduled,
            then: { try await $0.assign("A-1", to: "abc.com") },
            becomes: "1 scheduled abc.com/DEFAULT"
        ),
        Case(
            says: "a feed assigns it against the order",
            before: { world in
                try await world.account("xyz.com")
                try await world.account("abc.com")
            },
            waits: scheduled,
            then: { try await $0.assign("A-1", to: "abc.com", by: "feed:rcp_1") },
            becomes: "1 held ambiguous"
        ),
        Case(
            says: "it was assigned before it came",
            before: { world in
                try await world.account("xyz.com")
                try await world.assign("A-1", to: "xyz.com")
            },
            document: .made("A-1"),
            waits: scheduled,
            then: { _ in },
            becomes: scheduled
        ),
        Case(
            says: "it was assigned before it came, and says something else",
            before: { world in
                try await world.account("xyz.com")
                try await world.account("abc.com")
                try await world.assign("A-1", to: "abc.com")
            },
            waits: "1 held ambiguous",
            then: { try await $0.assign("A-1", to: "abc.com") },
            becomes: "1 scheduled abc.com/DEFAULT"
        ),
        Case(
            says: "an operator assigns the order after its line",
            before: { world in
                try await world.account("xyz.com")
                try await world.account("abc.com")
                try await world.assign("A-1", line: "1", to: "xyz.com")
            },
            document: .made("A-1"),
            waits: scheduled,
            then: { try await $0.assign("A-1", to: "abc.com") },
            becomes: "1 scheduled abc.com/DEFAULT"
        ),
        Case(
            says: "the SKU comes into the catalog",
            before: { try await $0.account("xyz.com") },
            document: .made("A-1", ["1:NEW:5"], for: "xyz.com"),
            waits: "1 held needsReview",
            then: { try await $0.addProduct("NEW", .subscription(months: 24)) },
            becomes: scheduled
        ),
        Case(
            says: "the SKU turns out to be hardware",
            before: { try await $0.account("xyz.com") },
            document: .made("A-1", ["1:NEW:5"], for: "xyz.com"),
            waits: "1 held needsReview",
            then: { try await $0.addProduct("NEW", .hardware) },
            becomes: "1 recorded"
        ),
        Case(
            says: "the SKU of a stocking order comes",
            document: .made("A-1", ["1:NEW:5"]) { $0.kind = .stocking },
            waits: "1 held notAssignable",
            then: { try await $0.addProduct("NEW", .hardware) },
            becomes: "1 recorded"
        ),
    ]

    @Test(arguments: cases) func `what becomes known decides in the same transaction`(row: Case) async throws {
        let world = try await FulfilmentWorld.make()
        try await row.before(world)
        try await world.order(row.document)
        #expect(try await world.lines("A-1") == [row.waits])
        try await row.then(world)
        #expect(try await world.lines("A-1") == [row.becomes])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `a line of an unknown SKU gets the term that the catalog brings`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.receive([.order(.made("A-1", ["1:NEW:5"], for: "xyz.com"))])
        // Before matching has looked at the line.
        try await world.addProduct("NEW", .subscription(months: 24))
        try await world.runJobs()
        try await world.passUndoWindow()
        #expect(try await world.integer("SELECT count(*) FROM lot WHERE term_months = 24 AND term_ends_at > 0") == 1)
        await world.database.close()
    }

    @Test func `a line that waits for the partner's request takes the first term that the catalog brings`() async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:NEW:5"], for: "xyz.com") { $0.isReleasedOnRequest = true })
        try await world.addProduct("NEW", .subscription(months: 24))
        try await world.addProduct("NEW", .subscription(months: 36))
        #expect(try await world.lines("A-1") == ["1 held onRequest"])
        #expect(try await world.integer("SELECT count(*) FROM waiting_key") == 0)
        #expect(try await world.release("A-1").map(\.state) == ["released"])
        #expect(try await world.integer("SELECT term_months FROM lot") == 24)
        await world.database.close()
    }

    @Test(arguments: [200, 201, 4_500]) func `however many orders wait, all of them are decided`(count: Int)
        async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.receive((1...count).map { .order(.made("A-\($0)", for: "xyz.com")) })
        try await world.runJobs()
        let change = try await world.account("xyz.com")
        #expect(change.ordersConcerned == min(count, 2_000))
        let jobs = try await world.integer("SELECT count(*) FROM job WHERE kind = 'match'")
        #expect(jobs == (count > 200 ? min(count, 2_000) : 0))
        try await world.runJobs()
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'scheduled'") == count)
        try await world.changeState(change.id, to: .suspended)
        try await world.passUndoWindow()
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'held'") == count)
        #expect(try await world.integer("SELECT count(*) FROM job") == 0)
        await world.database.close()
    }

    @Test func `a reason is told once, and a decision is kept when its words change`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com", .pending)
        try await world.account("abc.com", .pending)
        try await world.order(.made("A-1", for: "xyz.com"))
        try await world.account("xyz.com", .pending) { $0.aliases = [Name(unchecked: "X")] }
        try await world.assign("A-1", to: "abc.com")
        #expect(try await world.lines("A-1") == ["1 held accountPending"])
        #expect(try await world.events("license.held").count == 1)
        #expect(try await world.integer("SELECT count(*) FROM decision") == 2)
        await world.database.close()
    }
}

extension FulfilmentWorld {
    func addProduct(_ sku: String, _ kind: ProductKind) async throws {
        let product = Product(sku: SKU(unchecked: sku), name: sku, kind: kind, isSmartEnabled: kind != .hardware)
        let count = try await database.write { try fulfilment.loadCatalog([product], in: $0) }
        #expect(count == 1)
    }
}
