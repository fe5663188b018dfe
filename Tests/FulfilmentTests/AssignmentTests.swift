import Domain
import Fulfilment
import Storage
import Testing

/// Who says whose an order is.
@Suite(.timeLimit(.minutes(1))) struct AssignmentTests {
    @Test func `an assignment twice by a feed is one, and by an operator is kept each time`() async throws {
        let world = try await FulfilmentWorld.make()
        for _ in 1...2 { try await world.assign("A-1", to: "XYZ.com", by: "feed:rcp_1") }
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 1)
        for _ in 1...2 { try await world.assign("A-1", to: "xyz.com") }
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 3)
        #expect(try await world.integer("SELECT count(*) FROM assignment WHERE is_current = 1") == 1)
        await world.database.close()
    }

    @Test(
        arguments: [
            ("A-1", nil, "XYZ Inc", "account.malformed"), ("A-1", nil, "sa_0000000000009", "account.unknown"),
            ("A-1", "9", "xyz.com", "line.unknown"), ("S-1", nil, "xyz.com", "order.notAssignable"),
            ("R-1", nil, "xyz.com", "line.released"),
        ] as [(String, String?, String, String)]
    ) func `an assignment that cannot take effect is refused`(
        order: String,
        line: String?,
        account: String,
        code: String
    )
        async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("R-1", for: "xyz.com"))
        try await world.passUndoWindow()
        try await world.order(.made("A-1"))
        try await world.order(.made("S-1") { $0.kind = .stocking })
        let error = await #expect(throws: FulfilmentError.self) {
            try await world.assign(order, line: line, to: account)
        }
        #expect(error?.code == code)
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 0)
        await world.database.close()
    }
}
