import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Lists of orders.
@Suite struct OrderListTests {
    @Test func `orders are listed with the newest first`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        for number in ["A", "B", "C"] { try await world.order(acme, number) }
        #expect(try await world.numbers(OrderFilter()) == ["C", "B", "A"])
        #expect(try await world.numbers(OrderFilter(partner: acme, limit: 1)) == ["C", "B", "A"])
        await world.database.close()
    }

    @Test func `what is held is listed by how long it waits, not by when it came`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        try await world.order(acme, "held again", [.held(since: 900)])
        try await world.order(acme, "patient", [.held(since: 100)])
        try await world.order(acme, "middle", [.held(.ambiguous, since: 500)])
        #expect(try await world.numbers(OrderFilter(state: .held)) == ["patient", "middle", "held again"])
        #expect(try await world.numbers(OrderFilter(holdReason: .noAccount)) == ["patient", "held again"])
        await world.database.close()
    }

    @Test func `an order with many held lines is listed once, at its oldest`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let lines = [LineFixture.held(since: 800), .held(since: 100), .held(.ambiguous, since: 100), .held(since: 100)]
        try await world.order(acme, "A", lines.enumerated().map { $1.numbered("\($0)") })
        try await world.order(acme, "B", [.held(since: 400)])
        for limit in [1, 2, 100] {
            #expect(try await world.numbers(OrderFilter(state: .held, limit: limit)) == ["A", "B"])
        }
        #expect(try await world.numbers(OrderFilter(holdReason: .ambiguous)) == ["A"])
        await world.database.close()
    }

    @Test func `a list goes on although the page's last order has left it`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let account = try await world.account("xyz.com")
        for number in ["A", "B", "C"] { try await world.order(acme, number, [.held()]) }
        let first = try await world.read { try OrderQueries.list(OrderFilter(state: .held, limit: 1), in: $0) }
        let last = try #require(first.last.flatMap { OrderID($0.id) })
        try await world.change { transaction in
            try transaction.run(
                """
                UPDATE order_line SET state = 'scheduled', hold_reason = NULL, smart_account = ?2, release_at = 5,
                    virtual_account = (SELECT id FROM virtual_account WHERE smart_account = ?2)
                WHERE order_id = ?1
                """,
                last.rawValue,
                account.rawValue
            )
        }
        #expect(try await world.numbers(OrderFilter(state: .held, after: last)) == ["B", "C"])
        #expect(try await world.numbers(OrderFilter(state: .scheduled)) == ["A"])
        await world.database.close()
    }

    @Test func `a partner's list shows nothing of another partner, whatever order it goes on after`() async throws {
        let world = try await ReadWorld.make()
        let (acme, other) = (try await world.partner("acme"), try await world.partner("other"))
        try await world.order(acme, "A")
        let foreign = try await world.order(other, "B")
        try await world.order(acme, "C")
        for state in [nil, LineState.held] {
            let filter = OrderFilter(partner: acme, state: state, after: foreign)
            #expect(try await world.numbers(filter).isEmpty)
        }
        #expect(try await world.numbers(OrderFilter(after: OrderID(rawValue: 5))).isEmpty)
        #expect(try await world.numbers(OrderFilter(partner: acme, numberPrefix: "B")).isEmpty)
        await world.database.close()
    }

    @Test func `a reason contradicts every state but held`() async throws {
        let world = try await ReadWorld.make()
        try await world.order(world.partner("acme"), "A")
        #expect(try await world.numbers(OrderFilter(state: .released, holdReason: .noAccount)).isEmpty)
        #expect(try await world.numbers(OrderFilter(state: .held, holdReason: .noAccount)) == ["A"])
        await world.database.close()
    }

    @Test(arguments: [(-1, 1), (0, 1), (7, 7), (1_000, 1_000), (1_001, 1_000)])
    func `a page has 1 to 1,000 orders`(asked: Int, limit: Int) {
        #expect(OrderFilter(limit: asked).limit == limit)
        var filter = OrderFilter()
        filter.limit = asked
        #expect(filter.limit == limit)
    }

    @Test func `an entry tells the lines by state and the first end customer`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let account = try await world.account("xyz.com")
        let lines = [LineFixture.held(), .held(.ambiguous), .released(account), .ended(.recorded), .ended(.cancelled)]
        try await world.order(acme, "A", lines.enumerated().map { $1.numbered("\($0)") }, endCustomer: "XYZ GmbH")
        let page = try await world.read { try OrderQueries.list(OrderFilter(), in: $0) }
        let order = try #require(page.first)
        #expect(order.linesByState == ["held": 2, "released": 1, "recorded": 1, "cancelled": 1])
        #expect(order.lineCount == 5)
        #expect(order.endCustomer == "XYZ GmbH")
        #expect((order.partner, order.number, order.orderDate) == ("acme", "A", "2026-01-01"))
        #expect(order.acceptedAt == "2026-01-01T00:00:00.000Z")
        #expect(order.lines == nil)
        await world.database.close()
    }

    @Test func `lists of an older database are complete`() async throws {
        let directory = try TemporaryDirectory()
        let older = FulfilmentSchemaVersion.upTo(4)
        let before = try await ReadWorld.make(in: directory, migrations: older)
        let acme = try await before.partner("acme")
        let account = try await before.account("xyz.com")
        try await before.order(acme, "A", [.held(since: 5)])
        try await before.order(acme, "B", [.held(since: 1), LineFixture.scheduled(account, at: 9).numbered("2")])
        await before.database.close()
        let world = try await ReadWorld.make(in: directory)
        #expect(try await world.numbers(OrderFilter(state: .held)) == ["B", "A"])
        #expect(try await world.numbers(OrderFilter(state: .scheduled)) == ["B"])
        #expect(try await world.read { try Verification.faults(in: $0) } == [])
        await world.database.close()
    }
}
