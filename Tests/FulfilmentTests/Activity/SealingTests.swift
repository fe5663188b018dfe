import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// The log is sealed without a gap, once, and cannot be changed behind a seal.
@Suite(.timeLimit(.minutes(1))) struct SealingTests {
    @Test func `each entry lies in one batch, and batches follow each other`() async throws {
        let log = try await LogWorld.make()
        try await log.seal()
        let count = Seals.batchLimit + 5
        try await log.fill(count)
        try await log.seal()
        try await log.release("A-1")
        try await log.seal()
        try await log.seal()
        let counts = try await log.world.texts("SELECT count || '' FROM activity_seal ORDER BY batch")
        #expect(counts == ["2", "\(Seals.batchLimit)", "5", "1"])
        let unsealed = try await log.world.integer(
            "SELECT count(*) FROM activity WHERE id > (SELECT max(last) FROM activity_seal)"
        )
        let strays = try await log.world.integer(
            """
            SELECT count(*) FROM activity
            WHERE (SELECT count(*) FROM activity_seal WHERE id BETWEEN first AND last) <> 1
            """
        )
        #expect((unsealed, strays) == (0, 0))
        #expect(try await log.world.bookFaults() == [])
        await log.world.database.close()
    }

    @Test func `a seal that does not commit leaves nothing, and the next one is as if it had not been tried`()
        async throws
    {
        let log = try await LogWorld.make()
        await #expect(throws: CancellationError.self) {
            try await log.world.database.write { transaction in
                _ = try log.world.fulfilment.seal(in: transaction)
                throw CancellationError()
            }
        }
        #expect(try await log.world.integer("SELECT count(*) FROM activity_seal") == 0)
        #expect(try await log.world.integer("SELECT count(*) FROM activity_tree") == 0)
        try await log.seal()
        #expect(try await log.world.integer("SELECT count FROM activity_seal") == 2)
        #expect(try await log.world.bookFaults() == [])
        await log.world.database.close()
    }

    @Test func `many entries call the job before its turn`() async throws {
        let log = try await LogWorld.make()
        let fulfilment = log.world.fulfilment
        try await log.world.database.write { _ = try fulfilment.sealing(in: $0) }
        try await log.fill(Fulfilment.unsealedLimit - 3)
        #expect(try await log.world.integer("SELECT count(*) FROM job WHERE kind = 'seal'") == 0)
        try await log.fill(1)
        #expect(try await log.world.integer("SELECT count(*) FROM job WHERE kind = 'seal'") == 1)
        try await log.world.runJobs()
        let sealed = try await log.world.integer("SELECT sum(count) FROM activity_seal")
        #expect(try await sealed == log.world.integer("SELECT count(*) FROM activity"))
        await log.world.database.close()
    }

    @Test(
        arguments: [
            "UPDATE activity SET actor = 'nobody'",
            "DELETE FROM activity",
            "UPDATE activity_seal SET count = 1",
            "DELETE FROM activity_seal",
            "UPDATE activity_tree SET secret = zeroblob(32)",
            "DELETE FROM activity_tree",
            """
            INSERT INTO activity(id, owner_kind, owner, kind, actor, happened_at, summary)
            SELECT last, 2, 1, 'account.changed', 'nobody', 0, 'late' FROM activity_seal
            """,
            "INSERT INTO activity_seal SELECT 3, last + 1, last + 1, 1, 0, root, hash, far, zeroblob(32) FROM activity_seal",
            "INSERT INTO activity_seal SELECT 2, last, last, 1, 0, root, hash, far, zeroblob(32) FROM activity_seal",
            "INSERT INTO activity_seal SELECT 2, last + 1, last + 1, 1, 0, root, root, far, zeroblob(32) FROM activity_seal",
        ] as [StaticString]
    )
    func `the database refuses what would change the past`(sql: StaticString) async throws {
        let log = try await LogWorld.make()
        try await log.seal()
        await #expect(throws: StorageError.self) { try await log.world.write(sql) }
        #expect(try await log.world.bookFaults() == [])
        await log.world.database.close()
    }

    /// What somebody does who can write to the file, and what `verify` says of it.
    @Test(
        arguments: [
            (
                "UPDATE activity SET summary = 'nothing' WHERE kind = 'license.acquired'",
                "entries that are not what was sealed"
            ),
            ("DELETE FROM activity WHERE kind = 'license.acquired'", "has 2 entries, and 3 were sealed"),
            (
                "UPDATE activity_seal SET sealed_at = sealed_at + 1 WHERE batch = 1",
                "has another hash than is kept of it"
            ),
            ("UPDATE activity_seal SET root = zeroblob(32) WHERE batch = 2", "has another root than was sealed"),
            ("UPDATE activity_seal SET far = root WHERE batch = 2", "is not chained to the one far before it"),
            ("UPDATE activity_seal SET previous = root WHERE batch = 2", "is not chained to the one before it"),
            ("DELETE FROM activity_tree WHERE batch = 2", "has no hashes of its entries"),
            ("UPDATE activity_seal SET last = last - 1, first = first - 1 WHERE batch = 2", "and 1 were sealed"),
            ("UPDATE activity_tree SET secret = zeroblob(32) WHERE batch = 1", "entries that are not what was sealed"),
        ] as [(StaticString, String)]
    )
    func `verify finds what was changed past the program`(sql: StaticString, sentence: String) async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1")
        try await log.seal()
        try await log.release("A-2")
        try await log.seal()
        try await log.world.dropLogTriggers()
        try await log.world.write(sql)
        let faults = try await log.world.database.read { try Verification.faults(in: $0) }
        #expect(faults.contains { $0.contains(sentence) }, "\(faults)")
        await log.world.database.close()
    }
}

extension LogWorld {
    /// Writes so many entries of accounts' changes, half of them of each account.
    func fill(_ count: Int) async throws {
        let (fulfilment, accounts) = (world.fulfilment, [xyz, abc])
        try await world.database.write { transaction in
            let operation = fulfilment.operation("operator:anna", in: transaction)
            for index in 0..<count {
                try fulfilment.rememberChange(of: accounts[index % 2], "change \(index)", operation)
            }
        }
    }
}

extension FulfilmentWorld {
    /// Takes away what keeps the log as it is, as somebody could who has the file.
    func dropLogTriggers() async throws {
        try await write("DROP TRIGGER activity_changed")
        try await write("DROP TRIGGER activity_removed")
        try await write("DROP TRIGGER activity_seal_changed")
        try await write("DROP TRIGGER activity_seal_removed")
        try await write("DROP TRIGGER activity_tree_changed")
        try await write("DROP TRIGGER activity_tree_removed")
    }
}
