import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// One order, and the lines that wait.
@Suite struct OrderDetailTests {
    @Test func `an order is shown with its lines, its decisions and its terms`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let account = try await world.account("xyz.com", virtualAccounts: ["Lab"])
        let lines = [
            LineFixture.held(.ambiguous, since: 5, quantity: 3),
            LineFixture.released(account, at: 7, quantity: 2, to: "Lab", termMonths: 12).numbered("2.0.1"),
        ]
        let id = try await world.order(acme, "4500", lines)
        let found = try await world.read { (snapshot) throws in
            try OrderQueries.order(partner: acme, number: OrderNumber(unchecked: "4500"), in: snapshot)
        }
        let order = try #require(found)
        #expect(order.id == id.description)
        let (held, released) = try (#require(order.lines?.first), #require(order.lines?.last))
        #expect((held.number, held.state, held.quantity) == ("1", "held", 3))
        #expect((held.holdReason, held.heldSince) == ("ambiguous", "2026-01-01T00:00:00.005Z"))
        #expect(held.holdDetail == HoldReason.ambiguous.explanation)
        #expect(held.decisions?.map(\.explanation) == ["it is held (ambiguous)"])
        #expect((released.number, released.state, released.sku) == ("2.0.1", "released", "SKU-1"))
        #expect((released.smartAccount, released.virtualAccount) == ("xyz.com", "Lab"))
        #expect(released.releasedAt == "2026-01-01T00:00:00.007Z")
        #expect(released.termEndsAt == "2027-01-01T00:00:00.007Z")
        #expect(released.heldSince == nil)
        #expect(released.decisions?.map(\.smartAccount) == ["xyz.com"])
        await world.database.close()
    }

    @Test func `an order is shown to its partner only`() async throws {
        let world = try await ReadWorld.make()
        let (acme, other) = (try await world.partner("acme"), try await world.partner("other"))
        let id = try await world.order(acme, "4500")
        try await world.read { (snapshot) throws in
            #expect(try OrderQueries.order(id, of: acme, in: snapshot)?.number == "4500")
            #expect(try OrderQueries.order(id, of: nil, in: snapshot)?.number == "4500")
            #expect(try OrderQueries.order(id, of: other, in: snapshot) == nil)
            let number = OrderNumber(unchecked: "4500")
            #expect(try OrderQueries.order(partner: other, number: number, in: snapshot) == nil)
            #expect(try OrderQueries.order(OrderID(rawValue: 1), of: nil, in: snapshot) == nil)
        }
        await world.database.close()
    }

    @Test func `held lines are listed by how long they wait, page by page`() async throws {
        let world = try await ReadWorld.make()
        let (acme, other) = (try await world.partner("acme"), try await world.partner("other"))
        let account = try await world.account("xyz.com")
        let lines = [LineFixture.held(since: 30), .held(.ambiguous, since: 10), .released(account)]
        try await world.order(acme, "A", lines.enumerated().map { $1.numbered("\($0)") }, endCustomer: "XYZ GmbH")
        try await world.order(other, "B", [.held(since: 20)])
        func held(_ partner: PartnerID? = nil, _ reason: HoldReason? = nil) async throws -> [String] {
            try await world.read { (snapshot) throws in
                var (found, last): ([String], OrderLineID?) = ([], nil)
                while true {
                    let page = try OrderQueries.heldLines(
                        partner: partner,
                        reason: reason,
                        after: last,
                        limit: 1,
                        in: snapshot
                    )
                    guard let line = page.first else { return found }
                    found.append("\(line.orderNumber)/\(line.number) \(line.holdReason)")
                    last = OrderLineID(line.id)
                }
            }
        }
        #expect(try await held() == ["A/1 ambiguous", "B/1 noAccount", "A/0 noAccount"])
        #expect(try await held(acme) == ["A/1 ambiguous", "A/0 noAccount"])
        #expect(try await held(nil, .noAccount) == ["B/1 noAccount", "A/0 noAccount"])
        #expect(try await held(nil, .onRequest) == [])
        try await world.read { (snapshot) throws in
            let first = try #require(try OrderQueries.heldLines(limit: 1, in: snapshot).first)
            #expect((first.partner, first.endCustomer) == ("acme", "XYZ GmbH"))
            #expect(first.heldSince == "2026-01-01T00:00:00.010Z")
            #expect(first.holdDetail == HoldReason.ambiguous.explanation)
            let id = OrderLineID(first.id)
            #expect(try OrderQueries.heldLines(partner: other, after: id, in: snapshot).isEmpty)
        }
        await world.database.close()
    }
}
