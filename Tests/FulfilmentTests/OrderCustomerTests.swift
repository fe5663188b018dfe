import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// For whom a changed or added line is, when the order has lines for several customers.
@Suite(.timeLimit(.minutes(1))) struct OrderCustomerTests {
    /// An order for xyz.com whose line 2 is for abc.com.
    private static func world() async throws -> FulfilmentWorld {
        let world = try await FulfilmentWorld.make()
        // Under the names that the orders have for them: another name beside an account would be for a person to see.
        for (domain, name) in [("xyz.com", "XYZ"), ("abc.com", "ABC"), ("new.com", "New")] {
            try await world.account(domain) { $0.name = Name(unchecked: name) }
        }
        try await world.order(
            .made("A-1", ["1:PERP:10", "2:PERP:20"], for: "xyz.com") { document in
                document.endCustomer.name = Name(unchecked: "XYZ")
                document.lines[1].endCustomer.name = Name(unchecked: "ABC")
                document.lines[1].endCustomer.smartAccount = Name(unchecked: "abc.com")
            }
        )
        return world
    }

    struct Change: CustomTestStringConvertible, Sendable {
        var says: String
        var lines: [String]
        /// The account the document names for the whole order.
        var account: String?
        var change: @Sendable (inout OrderDocument) -> Void = { _ in }
        var outcomes: [String]
        var accounts: [String]

        var testDescription: String { says }
    }

    static let changes: [Change] = [
        Change(
            says: "a quantity, and the order's customer again",
            lines: ["change 2::15"],
            account: "xyz.com",
            outcomes: ["2 accepted PERP 15 was 20 changed"],
            accounts: ["xyz.com", "abc.com"]
        ),
        Change(
            says: "a quantity, and the order's customer with more about it",
            lines: ["change 2::15"],
            account: "xyz.com",
            change: { $0.endCustomer.city = Name(unchecked: "Dresden") },
            outcomes: ["2 accepted PERP 15 was 20 changed"],
            accounts: ["xyz.com", "abc.com"]
        ),
        Change(
            says: "another customer for a line of the order's",
            lines: ["change 1::"],
            account: "new.com",
            outcomes: ["1 accepted PERP 10 changed"],
            accounts: ["new.com", "abc.com"]
        ),
        Change(
            says: "another customer for the order, and a line that has its own",
            lines: ["change 1::", "change 2::15"],
            account: "new.com",
            outcomes: ["1 accepted PERP 10 changed", "2 rejected order.lineCustomer PERP 20"],
            accounts: ["new.com", "abc.com"]
        ),
        Change(
            says: "another customer in the line itself",
            lines: ["change 2::15"],
            account: "xyz.com",
            change: { $0.lines[0].endCustomer.smartAccount = Name(unchecked: "new.com") },
            outcomes: ["2 accepted PERP 15 was 20 changed"],
            accounts: ["xyz.com", "new.com"]
        ),
        Change(
            says: "a line more that names nobody",
            lines: ["add 3:PERP:1"],
            outcomes: ["3 accepted PERP 1"],
            accounts: ["xyz.com", "abc.com", "xyz.com"]
        ),
        Change(
            says: "a line more, for another customer",
            lines: ["add 3:PERP:1"],
            account: "new.com",
            outcomes: ["3 accepted PERP 1"],
            accounts: ["xyz.com", "abc.com", "new.com"]
        ),
    ]

    @Test(arguments: changes)
    func `a change leaves each line to its own customer`(row: Change) async throws {
        let world = try await Self.world()
        let document = OrderDocument.made("A-1", row.lines, for: row.account, purpose: .change, change: row.change)
        let outcome = try #require(try await world.outcome(document))
        #expect(outcome.lines.map(\.told) == row.outcomes)
        let accounts = try await world.lines("A-1").map { $0.split(separator: " ")[2].split(separator: "/")[0] }
        #expect(accounts.map(String.init) == row.accounts)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `a new version says anew for whom the order is`() async throws {
        let world = try await Self.world()
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"], for: "new.com", purpose: .replacement))
        try await world.order(.change("A-1", ["add 3:PERP:1"]))
        #expect(
            try await world.lines("A-1") == (1...3).map { "\($0) scheduled new.com/DEFAULT" }
        )
        let customers = try await world.integer(
            "SELECT count(*) FROM orders o JOIN end_customer e ON e.id = o.end_customer AND e.smart_account = 'new.com'"
        )
        #expect(customers == 1)
        await world.database.close()
    }

    @Test func `whom an older order is for is known where all its lines say the same`() async throws {
        let directory = try TemporaryDirectory()
        let before = try await ReadWorld.make(in: directory, migrations: FulfilmentSchemaVersion.upTo(8))
        let acme = try await before.partner("acme")
        try await before.order(acme, "A", [.held(), LineFixture.held().numbered("2")], endCustomer: "XYZ")
        try await before.order(acme, "B", [.held(), LineFixture.held().numbered("2")], endCustomer: "XYZ")
        try await before.change { transaction in
            try transaction.run(
                """
                UPDATE order_line SET end_customer = NULL WHERE number = '2' AND order_id IN
                    (SELECT id FROM orders WHERE number = 'B')
                """
            )
        }
        await before.database.close()
        let world = try await ReadWorld.make(in: directory)
        let names = try await world.read { snapshot in
            try snapshot.all(
                """
                SELECT o.number || ' ' || coalesce(e.name, 'unknown') FROM orders o
                    LEFT JOIN end_customer e ON e.id = o.end_customer ORDER BY o.number
                """
            ) { $0.text(0) }
        }
        #expect(names == ["A XYZ", "B unknown"])
        await world.database.close()
    }
}
