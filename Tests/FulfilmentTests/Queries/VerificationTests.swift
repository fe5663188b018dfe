import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// The check of the records.
@Suite struct VerificationTests {
    @Test func `records that agree have no faults`() async throws {
        let world = try await VerificationWorld.make()
        #expect(try await world.world.read { try Verification.faults(in: $0) } == [])
        await world.world.database.close()
    }

    @Test(arguments: Breakage.allCases)
    func `one broken row gives exactly the sentence that says so`(breakage: Breakage) async throws {
        let world = try await VerificationWorld.make()
        let names = world.names
        try await world.world.change { try breakage.apply(to: names, in: $0) }
        let faults = try await world.world.read { try Verification.faults(in: $0) }
        #expect(faults == breakage.sentences(names))
        await world.world.database.close()
    }

    @Test(arguments: ["match", "nominate"])
    func `a match that a job is about to find is not missed`(kind: String) async throws {
        let world = try await VerificationWorld.make()
        let names = world.names
        let ids = world.world.ids
        try await world.world.change { transaction in
            try Breakage.missedByDomain.apply(to: names, in: transaction)
            let payload = kind == "match" ? "\(OrderID(rawValue: names.waitingOrder))" : "interested 0 0 1"
            try transaction.run(
                """
                INSERT INTO job(id, queue, kind, state, priority, run_at, maximum_failures, payload, enqueued_at)
                VALUES(?1, 1, ?3, 0, 0, 0, 20, ?2, 0)
                """,
                ids.nextNumber(),
                Array(payload.utf8),
                kind
            )
        }
        #expect(try await world.world.read { try Verification.faults(in: $0) } == [])
        await world.world.database.close()
    }

    @Test func `a line that names another account too waits for that one`() async throws {
        let world = try await VerificationWorld.make()
        let names = world.names
        try await world.world.change { transaction in
            try Breakage.missedByNumber.apply(to: names, in: transaction)
            try transaction.run(
                "UPDATE end_customer SET smart_account = 'nobody.com' WHERE order_id = ?1",
                names.waitingByNumberOrder
            )
        }
        #expect(try await world.world.read { try Verification.faults(in: $0) } == [])
        await world.world.database.close()
    }

    @Test func `a rule tells its first hundred faults`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let lines = (1...120).map { LineFixture.held().numbered("\($0)") }
        try await world.order(acme, "A", lines)
        try await world.change { try $0.run("UPDATE holding_balance SET quantity = 2") }
        #expect(try await world.read { try Verification.faults(in: $0) }.count == 100)
        await world.database.close()
    }
}
