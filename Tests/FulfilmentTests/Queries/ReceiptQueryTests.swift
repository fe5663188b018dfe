import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Receipts.
@Suite struct ReceiptQueryTests {
    private static func names(
        _ partner: PartnerID?,
        limit: Int,
        in snapshot: Snapshot
    ) throws -> [String] {
        var (names, last): ([String], ReceiptID?) = ([], nil)
        while true {
            let page = try ReceiptQueries.list(partner: partner, limit: limit, after: last, in: snapshot)
            guard let receipt = page.last else { return names }
            names += page.map(\.fileName)
            last = ReceiptID(receipt.id)
        }
    }

    @Test(arguments: [1, 2, 100])
    func `receipts are listed with the latest first, as they were written`(limit: Int) async throws {
        let world = try await ReadWorld.make()
        let (acme, other) = (try await world.partner("acme"), try await world.partner("other"))
        for number in ["A", "B", "C"] { try await world.order(acme, number) }
        try await world.order(other, "D")
        try await world.read { (snapshot) throws in
            #expect(try Self.names(acme, limit: limit, in: snapshot) == ["C.csv", "B.csv", "A.csv"])
            #expect(try Self.names(nil, limit: limit, in: snapshot) == ["D.csv", "C.csv", "B.csv", "A.csv"])
            let receipt = try #require(try ReceiptQueries.list(partner: acme, in: snapshot).first)
            #expect(receipt.items.map(\.name) == ["C"])
            #expect(receipt.outcome == "accepted")
            let id = try #require(ReceiptID(receipt.id))
            #expect(try ReceiptQueries.receipt(id, of: acme, in: snapshot) == receipt)
            #expect(try ReceiptQueries.receipt(id, of: nil, in: snapshot) == receipt)
            #expect(try ReceiptQueries.receipt(id, of: other, in: snapshot) == nil)
            #expect(try ReceiptQueries.list(partner: other, after: id, in: snapshot).isEmpty)
        }
        await world.database.close()
    }

    @Test func `a report that cannot be read is an error that names the receipt`() async throws {
        let world = try await ReadWorld.make()
        try await world.order(world.partner("acme"), "A")
        try await world.change { try $0.run("UPDATE receipt SET report = ?1", Array("{".utf8)) }
        let error = await #expect(throws: StorageError.self) {
            try await world.read { try ReceiptQueries.list(partner: nil, in: $0) }
        }
        #expect(error.map { "\($0)".contains("rcp_") } == true)
        await world.database.close()
    }

    @Test func `a page of large reports is short, and the next one goes on`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        for number in ["A", "B", "C"] { try await world.order(acme, number) }
        // White space after the report makes it large.
        let padding = [UInt8](repeating: 32, count: 9 << 20)
        try await world.change { transaction in
            for (id, report) in try transaction.snapshot.all(
                "SELECT id, report FROM receipt",
                transform: {
                    ($0.integer(0), $0.bytes(1))
                }
            ) {
                try transaction.run("UPDATE receipt SET report = ?2 WHERE id = ?1", id, report + padding)
            }
        }
        try await world.read { (snapshot) throws in
            #expect(try ReceiptQueries.list(partner: acme, in: snapshot).map(\.fileName) == ["C.csv", "B.csv"])
            #expect(try Self.names(acme, limit: 20, in: snapshot) == ["C.csv", "B.csv", "A.csv"])
        }
        await world.database.close()
    }
}
