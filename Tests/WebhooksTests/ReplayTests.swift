import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// Sending again, by request.
@Suite(.timeLimit(.minutes(1))) struct ReplayTests {
    private static func redeliver(_ delivery: DeliveryView, in world: WebhookWorld) async throws -> DeliveryView {
        let id = try #require(DeliveryID(delivery.id))
        return try await world.database.write { [service = world.service] in
            try service.deliveries.redeliver(id, for: nil, in: $0)
        }
    }

    @Test func `a delivered event is sent again with the same id`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let event = try await world.append()
        try await world.running {
            let delivery = try await world.waitForFirst(id) { $0.state == "delivered" }
            #expect(try await Self.redeliver(delivery, in: world).state == "pending")
            let again = try await world.wait(id) { $0.first?.attempts == 2 }
            #expect(again.first?.state == "delivered")
        }
        #expect(world.transport.postedIDs == [event, event].map(\.description))
        await world.database.close()
    }

    @Test func `a pending delivery need not wait for its turn, and the old turn sends nothing`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .answer(500), .answer(200))
        try await world.append()
        try await world.running {
            let delivery = try await world.waitForFirst(id) { $0.attempts == 1 }
            _ = try await Self.redeliver(delivery, in: world)
            _ = try await world.wait(id) { $0.first?.state == "delivered" }
            world.advance(6 * second)
            try await world.wait("SELECT count(*) FROM job", toBe: 0)
        }
        #expect(world.transport.requests.count == 2)
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `what waits for a later attempt is tried at once, and what is delivered meanwhile is not`() async throws
    {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let deliveries = world.service.deliveries
        world.transport.script(WebhookWorld.url, .answer(500), .answer(500), .answer(200))
        try await world.running {
            let since = world.time.now
            for _ in 1...2 { try await world.append() }
            _ = try await world.wait(id) { $0.count == 2 && $0.allSatisfy { $0.attempts == 1 } }
            let failing = try await world.database.read {
                try deliveries.failing(of: id, since: since, for: nil, in: $0)
            }
            #expect(failing.count == 2)
            let rest = try await world.database.read {
                try deliveries.failing(of: id, since: since, after: failing.first, for: nil, in: $0)
            }
            #expect(rest == [try #require(failing.last)])
            #expect(try await world.database.write { try deliveries.hurry(failing, for: nil, in: $0) } == 2)
            _ = try await world.wait(id) { $0.allSatisfy { $0.state == "delivered" } }
            #expect(try await world.database.write { try deliveries.hurry(failing, for: nil, in: $0) } == 0)
            let later = world.time.now.adding(milliseconds: 1)
            #expect(
                try await world.database.read { try deliveries.failing(of: id, since: later, for: nil, in: $0) }.isEmpty
            )
        }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `all that failed since a moment is sent again, in slices`() async throws {
        let world = try await WebhookWorld.make { $0.policy = DeliveryPolicy(schedule: [0]) }
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .answer(500))
        try await world.running {
            try await world.append()
            world.advance(hour)
            let since = world.time.now
            for _ in 1...5 { try await world.append() }
            _ = try await world.wait(id) { $0.count == 6 && $0.allSatisfy { $0.state == "failed" } }
            world.transport.script(WebhookWorld.url, .answer(200))
            let service = world.service
            let counts = try await world.database.write { transaction in
                try (1...3).map { _ in
                    try service.deliveries.redeliverFailed(of: id, since: since, limit: 3, for: nil, in: transaction)
                }
            }
            #expect(counts == [3, 2, 0])
            _ = try await world.wait(id) { $0.filter { $0.state == "delivered" }.count == 5 }
        }
        #expect(try await world.deliveries(id, .failed).count == 1)
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    private static func redriveDeadJob(in world: WebhookWorld) async throws -> Bool {
        let queue = world.runner.jobQueue
        let jobs = try await world.database.read { try JobQueue.finished(.dead, limit: 2, in: $0) }
        let dead = try #require(jobs.first)
        return try await world.database.write { try queue.redrive(dead.id, in: $0) }
    }

    @Test func `a delivery that failed is sent when its dead job is put back`() async throws {
        let world = try await WebhookWorld.make { $0.policy = DeliveryPolicy(schedule: [0]) }
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .answer(500), .answer(200))
        try await world.running {
            try await world.append()
            _ = try await world.wait(id) { $0.first?.state == "failed" }
            #expect(try await Self.redriveDeadJob(in: world))
            _ = try await world.wait(id) { $0.first?.state == "delivered" }
        }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `so is one whose job was set aside because the process died again and again`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        try await world.append()
        try await world.database.write { transaction in
            try transaction.run("UPDATE job SET state = 1, claims = 5, crashes = 4, lease_until = 1")
        }
        #expect(try await world.runner.rescueOrphans() == JobQueue.Rescue(setAside: 1))
        #expect(try await Self.redriveDeadJob(in: world))
        try await world.running { _ = try await world.wait(id) { $0.first?.state == "delivered" } }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `an endpoint that was added later is told of the past, once`() async throws {
        let world = try await WebhookWorld.make()
        try await world.append(.licenseHeld)
        world.time.advance(milliseconds: hour)
        let since = world.time.now
        for _ in 1...4 {
            try await world.append(.licenseHeld)
            try await world.append(.orderAccepted)
            try await world.append(.licenseHeld, owner: WebhookWorld.other)
        }
        let (id, _) = try await world.addEndpoint { $0.events = ["license.*"] }
        let service = world.service
        func deliverPast() async throws -> Int {
            try await world.database.write { transaction in
                var (made, after): (Int, EventID?) = (0, nil)
                repeat {
                    let slice = try service.deliveries.deliverPast(
                        to: id,
                        after: after,
                        since: since,
                        limit: 3,
                        for: nil,
                        in: transaction
                    )
                    (made, after) = (made + slice.made, slice.next)
                } while after != nil
                return made
            }
        }
        #expect(try await deliverPast() == 4)
        #expect(try await deliverPast() == 0)
        try await world.running { _ = try await world.wait(id) { $0.allSatisfy { $0.state == "delivered" } } }
        #expect(world.transport.requests.count == 4)
        await world.database.close()
    }

    @Test func `nobody sees or sends again a delivery of somebody else`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        try await world.append()
        let view = try #require(try await world.deliveries(id).first)
        let delivery = try #require(DeliveryID(view.id))
        let service = world.service
        let attempts: [@Sendable (Transaction) throws -> Void] = [
            { _ = try service.deliveries.delivery(delivery, for: WebhookWorld.other, in: $0.snapshot) },
            { _ = try service.deliveries.attempts(of: delivery, for: WebhookWorld.customer, in: $0.snapshot) },
            { _ = try service.deliveries.redeliver(delivery, for: WebhookWorld.other, in: $0) },
        ]
        for attempt in attempts {
            await #expect(throws: WebhookError.unknown("delivery \(delivery)")) {
                try await world.database.write(attempt)
            }
        }
        await world.database.close()
    }
}
