import JobQueue
import Storage
import TestSupport
import Testing

/// The queue's operations, without a runner.
@Suite struct JobQueueTests {
    @Test func `a job exists exactly when the transaction that adds it commits`() async throws {
        struct Undo: Error {}
        let world = try await QueueWorld.make()
        let (queue, inside) = (world.queue, world.inside)
        await #expect(throws: Undo.self) {
            try await world.database.write { transaction in
                try queue.enqueue(NewJob(queue: inside, kind: "work", payload: "a"), in: transaction)
                throw Undo()
            }
        }
        #expect(try await world.jobs().isEmpty)
        try await world.add("b")
        #expect(try await world.jobs() == ["b ready"])
        await world.database.close()
    }

    @Test func `a unique key is taken while its job is in the queue`() async throws {
        let world = try await QueueWorld.make()
        let first = try await world.add("a") { $0.uniqueKey = "k" }
        let second = try await world.add("b") { $0.uniqueKey = "k" }
        #expect(first != nil)
        #expect(second == nil)
        #expect(try await world.jobs() == ["a ready"])
        await world.database.close()
    }

    @Test func `jobs of a partition stand in line`() async throws {
        let world = try await QueueWorld.make()
        for payload in ["a", "b", "c"] { try await world.add(payload) { $0.partitionKey = "p" } }
        try await world.add("d") { $0.partitionKey = "q" }
        #expect(try await world.jobs() == ["a ready", "b waiting", "c waiting", "d ready"])
        #expect(try await world.database.read { try JobQueue.faults(in: $0) }.isEmpty)
        await world.database.close()
    }

    @Test func `the database refuses a second head of a partition`() async throws {
        let world = try await QueueWorld.make()
        for payload in ["a", "b"] { try await world.add(payload) { $0.partitionKey = "p" } }
        await #expect(throws: StorageError.self) {
            try await world.database.write { try $0.run("UPDATE job SET state = 0") }
        }
        await world.database.close()
    }

    @Test func `a job for later is scheduled`() async throws {
        let world = try await QueueWorld.make()
        let moment = world.now
        try await world.add("now") { $0.runAt = moment }
        try await world.add("later") { $0.runAt = moment + 1 }
        #expect(try await world.jobs() == ["now ready", "later scheduled"])
        await world.database.close()
    }

    @Test func `overviews count states and tell the oldest`() async throws {
        let world = try await QueueWorld.make()
        let start = world.now
        try await world.add("a")
        world.time.advance(milliseconds: 5_000)
        try await world.add("b") { $0.partitionKey = "p" }
        try await world.add("c") { $0.partitionKey = "p" }
        try await world.add("d") { $0.runAt = start + 6_000 }
        let overviews = try await world.database.read { try JobQueue.overviews(now: start + 10_000, in: $0) }
        let inside = try #require(overviews.first { $0.name == "inside" })
        #expect((inside.ready, inside.waiting, inside.scheduled, inside.dead) == (2, 1, 1, 0))
        #expect(inside.oldestReadyAt == start)
        #expect(inside.oldestOverdueAt == start + 6_000)
        await world.database.close()
    }

    @Test(arguments: [(1, 1_000), (2, 2_000), (3, 4_000), (10, 512_000), (11, 900_000), (60, 900_000)])
    func `backoff doubles up to its cap, with full jitter`(failures: Int, limit: Int64) {
        let random = SeededRandom(seed: UInt64(failures))
        let delays = (0..<1_000).map { _ in
            RetryPolicy.standard.delay(afterFailures: failures, random: random.next())
        }
        #expect(delays.allSatisfy { (1...limit).contains($0) })
        // Full jitter: the whole interval is used, not its upper half.
        #expect(delays.contains { $0 < limit / 10 })
        #expect(delays.contains { $0 > limit * 9 / 10 })
    }
}
