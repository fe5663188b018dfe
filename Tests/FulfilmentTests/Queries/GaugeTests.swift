import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Numbers for metrics.
@Suite struct GaugeTests {
    private static func gauges(_ world: ReadWorld, at moment: Int64) async throws -> FulfilmentGauges {
        let now = Timestamp(milliseconds: ReadWorld.start + moment)
        return try await world.read { try FulfilmentGauges.read(now: now, in: $0) }
    }

    @Test func `gauges of an empty database are zero`() async throws {
        let world = try await ReadWorld.make()
        #expect(try await Self.gauges(world, at: 0) == FulfilmentGauges())
        await world.database.close()
    }

    @Test func `gauges count what waits and what has gone through`() async throws {
        let world = try await ReadWorld.make()
        let (acme, other) = (try await world.partner("acme"), try await world.partner("other"))
        let account = try await world.account("xyz.com")
        let lines = [
            LineFixture.held(since: 30), .held(since: 20), .held(.ambiguous, since: 50), .scheduled(account, at: 70),
            .released(account), .ended(.recorded), .ended(.cancelled),
        ]
        try await world.order(acme, "A", lines.enumerated().map { $1.numbered("\($0)") })
        try await world.order(other, "B", [.held(since: 10), LineFixture.scheduled(account, at: 90).numbered("2")])
        let gauges = try await Self.gauges(world, at: 100)
        #expect(
            gauges.heldLines == [
                .init(partner: "acme", reason: .ambiguous, count: 1),
                .init(partner: "acme", reason: .noAccount, count: 2),
                .init(partner: "other", reason: .noAccount, count: 1),
            ]
        )
        #expect(gauges.oldestHeldAge == [.noAccount: 90, .ambiguous: 50])
        #expect(gauges.oldestHeldSince[.ambiguous] == Timestamp(milliseconds: ReadWorld.start + 50))
        #expect((gauges.scheduledLines, gauges.mostOverdue) == (2, 30))
        #expect((gauges.releasedLines, gauges.orders, gauges.receipts) == (1, 2, 2))
        #expect(try await Self.gauges(world, at: 60).mostOverdue == 0)
        await world.database.close()
    }

    @Test func `counts follow a line from hold to release, and go away with it`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let account = try await world.account("xyz.com")
        try await world.order(acme, "A", [.held(since: 10)])
        func counts() async throws -> [Int] {
            let gauges = try await Self.gauges(world, at: 100)
            return [gauges.heldLines.map(\.count).reduce(0, +), gauges.scheduledLines, gauges.releasedLines]
        }
        #expect(try await counts() == [1, 0, 0])
        try await world.change { try $0.run("UPDATE order_line SET hold_reason = 'ambiguous', held_since = 5") }
        #expect(try await counts() == [1, 0, 0])
        try await world.change { transaction in
            try transaction.run(
                """
                UPDATE order_line SET state = 'scheduled', hold_reason = NULL, smart_account = ?1, release_at = 5,
                    virtual_account = (SELECT id FROM virtual_account)
                """,
                account.rawValue
            )
        }
        #expect(try await counts() == [0, 1, 0])
        #expect(try await Self.gauges(world, at: 100).heldLines.map(\.count) == [0, 0])
        try await world.change { try $0.run("UPDATE order_line SET release_at = 6") }
        try await world.change { try $0.run("UPDATE order_line SET state = 'released', released_at = 7") }
        #expect(try await counts() == [0, 0, 1])
        let misplaced = try await world.read { try Verification.faults(in: $0) }.filter { $0.contains("listed") }
        #expect(misplaced == [])
        try await world.change { transaction in
            try transaction.run("DELETE FROM holding_balance")
            try transaction.run("DELETE FROM movement")
            try transaction.run("DELETE FROM decision")
            try transaction.run("DELETE FROM lot")
            try transaction.run("DELETE FROM order_line")
            try transaction.run("DELETE FROM orders")
            try transaction.run("DELETE FROM receipt")
        }
        let gauges = try await Self.gauges(world, at: 100)
        #expect((gauges.releasedLines, gauges.orders, gauges.receipts) == (0, 0, 0))
        #expect(try await world.read { try Verification.faults(in: $0) } == [])
        await world.database.close()
    }
}
