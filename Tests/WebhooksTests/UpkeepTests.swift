import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// What is thrown away, and what a check finds.
@Suite(.timeLimit(.minutes(1))) struct UpkeepTests {
    private static func counts(_ world: WebhookWorld) async throws -> [Int64] {
        try await world.database.read { snapshot in
            [
                try snapshot.integer("SELECT count(*) FROM event") ?? -1,
                try snapshot.integer("SELECT count(*) FROM delivery") ?? -1,
                try snapshot.integer("SELECT count(*) FROM delivery_attempt") ?? -1,
                try snapshot.integer("SELECT count(*) FROM endpoint") ?? -1,
                try snapshot.integer("SELECT count(*) FROM queue") ?? -1,
            ]
        }
    }

    @Test func `attempts go first, then deliveries and events, then a deleted endpoint and its queue`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let count = 1_200
        try await world.running {
            for _ in 1...count { try await world.append() }
            try await world.wait("SELECT count(*) FROM delivery WHERE state = 'delivered'", toBe: Int64(count))
            let all = Int64(count)
            #expect(try await Self.counts(world) == [all, all, all, 1, 2])
            world.advance(29 * day)
            try await Self.waitForPruning(world)
            #expect(try await Self.counts(world) == [all, all, all, 1, 2])
            world.advance(2 * day)
            try await Self.waitForPruning(world)
            #expect(try await Self.counts(world) == [all, all, 0, 1, 2])
            try await world.database.write { [service = world.service] in
                try service.endpoints.delete(id, for: nil, in: $0)
            }
            world.advance(60 * day)
            try await Self.waitForPruning(world)
            #expect(try await Self.counts(world) == [0, 0, 0, 0, 1])
        }
        await world.database.close()
    }

    /// Waits until the recurring job has had its turn at this moment.
    private static func waitForPruning(_ world: WebhookWorld) async throws {
        let now = world.time.now.milliseconds
        while true {
            let (next, jobs) = try await world.database.read { snapshot in
                (
                    try snapshot.integer("SELECT next_at FROM recurring_job") ?? 0,
                    try snapshot.integer("SELECT count(*) FROM job") ?? 0
                )
            }
            if next > now, jobs == 0 { return }
            await Task.yield()
        }
    }

    @Test func `what could not be delivered in its time is forgotten, and its job ends`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let (off, _) = try await world.addEndpoint("https://off.example")
        _ = try await world.database.write { [service = world.service] in
            try service.endpoints.disable(off, for: nil, in: $0)
        }
        try await world.append()
        world.time.advance(milliseconds: 91 * day)
        world.transport.script(WebhookWorld.url, .hang)
        try await world.running {
            while try await Self.counts(world)[0...1] != [0, 0] {
                world.transport.release(WebhookWorld.url)
                await Task.yield()
            }
            world.transport.release(WebhookWorld.url)
            while try await world.database.read({ try $0.integer("SELECT count(*) FROM job") }) != 0 {
                world.transport.release(WebhookWorld.url)
                await Task.yield()
            }
        }
        #expect(try await world.deliveries(id).isEmpty)
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `a delivery whose job was set aside by the queue becomes failed`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        try await world.append()
        try await world.database.write { transaction in
            try transaction.run("UPDATE job SET state = 1, claims = 5, crashes = 4, lease_until = 1")
        }
        #expect(try await world.runner.rescueOrphans() == JobQueue.Rescue(setAside: 1))
        #expect(try await world.faults().count == 1)
        try await world.running {
            world.advance(hour)
            _ = try await world.wait(id) { $0.first?.state == "failed" }
        }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `the check finds what constraints cannot say`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let (foreign, _) = try await world.addEndpoint("https://b.example", owner: WebhookWorld.other)
        for _ in 1...3 { try await world.append() }
        #expect(try await world.faults().isEmpty)
        try await world.database.write { transaction in
            let ids = try transaction.snapshot.all("SELECT id FROM delivery ORDER BY id") { $0.integer(0) }
            try transaction.run("DELETE FROM job WHERE id = (SELECT job FROM delivery WHERE id = ?1)", ids[0])
            try transaction.run("UPDATE delivery SET endpoint = ?2 WHERE id = ?1", ids[1], foreign.rawValue)
            try transaction.run(
                "UPDATE delivery SET state = 'waiting', job = NULL, next_at = NULL WHERE id = ?1",
                ids[2]
            )
            try transaction.run("UPDATE queue SET lane = 0 WHERE name = ?1", "endpoint:\(id)")
            try transaction.run(
                """
                INSERT INTO delivery_attempt VALUES(?1, 1, 0, 200, NULL, 0, 0, 0, 0, 0, NULL, 0, NULL)
                """,
                ids[2]
            )
        }
        let faults = try await world.faults()
        let expected = [
            "is pending, and its job is gone", "shows an event to an endpoint of somebody else",
            "waits, and its endpoint is not disabled", "counts fewer attempts than were recorded",
            "has a queue that does not run outside",
        ]
        #expect(faults.count == expected.count)
        for (fault, words) in zip(faults, expected) { #expect(fault.hasSuffix(words)) }
        await world.database.close()
    }
}
