import Domain
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// Endpoints that are switched off, by themselves or by somebody, and on again.
@Suite(.timeLimit(.minutes(1))) struct EndpointHealthTests {
    private static func enable(_ id: EndpointID, in world: WebhookWorld) async throws -> EndpointView {
        try await world.database.write { [service = world.service] in
            try service.endpoints.enable(id, for: nil, in: $0)
        }
    }

    @Test func `410 switches the endpoint off, tells the others, and keeps the events`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let watcher = "https://watcher.example"
        let (other, _) = try await world.addEndpoint(watcher) { $0.events = ["endpoint.*"] }
        world.transport.script(WebhookWorld.url, .answer(410), .answer(200))
        try await world.running {
            try await world.append()
            _ = try await world.wait(id) { $0.first?.state == "waiting" }
            let view = try await world.endpoint(id)
            #expect(!view.isEnabled && view.disabledReason == "it answered 410 (Gone)")
            _ = try await world.wait(other) { $0.first?.state == "delivered" }
            let told = try #require(world.transport.requests(to: watcher).first)
            let body = String(decoding: told.body, as: UTF8.self)
            #expect(body.hasPrefix(#"{"type":"endpoint.disabled","timestamp":"2026-01-01T00:00:00.000Z","data":{"#))
            #expect(body.contains(#""endpoint":"\#(id)""#) && body.contains(#""reason":"it answered 410 (Gone)""#))

            // The event it was not told of waits as well, and so does the one about itself.
            try await world.append()
            #expect(try await world.states(id) == ["waiting"])
            #expect(try await world.deliveries(id, .waiting).count == 3)
            #expect(try await world.deliveries(id, .delivered).isEmpty)
            #expect(try await Self.enable(id, in: world).isEnabled)
            _ = try await world.wait(id) { $0.count == 3 && $0.allSatisfy { $0.state == "delivered" } }
        }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `an endpoint switched off while deliveries are under way keeps them, also those to be retried`()
        async throws
    {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let service = world.service
        world.transport.script(WebhookWorld.url, .answer(500), .answer(200))
        try await world.running {
            try await world.append()
            _ = try await world.wait(id) { $0.first?.attempts == 1 }
            let off = try await world.database.write { try service.endpoints.disable(id, for: nil, in: $0) }
            #expect(off.disabledReason == "switched off by request" && off.failingSince != nil)
            world.advance(6 * second)
            let waiting = try await world.wait(id) { $0.first?.state == "waiting" }
            #expect(waiting.first?.attempts == 1)
            let on = try await Self.enable(id, in: world)
            #expect(on.failingSince == nil && on.disabledReason == nil && on.disabledAt == nil)
            _ = try await world.wait(id) { $0.first?.state == "delivered" }
        }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `hundreds of events that waited are all sent after enabling`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let service = world.service
        _ = try await world.database.write { try service.endpoints.disable(id, for: nil, in: $0) }
        for _ in 1...450 { try await world.append() }
        #expect(try await world.count("SELECT count(*) FROM job") == 0)
        try await world.running {
            _ = try await Self.enable(id, in: world)
            try await world.wait("SELECT count(*) FROM delivery WHERE state = 'delivered'", toBe: 450)
        }
        #expect(Set(world.transport.postedIDs).count == 450)
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test(arguments: [(3, true), (8, false)])
    func `an endpoint that fails for five days is switched off when a delivery runs out`(
        days: Int64,
        isOn: Bool
    ) async throws {
        let world = try await WebhookWorld.make { $0.policy = DeliveryPolicy(schedule: [0, days * day]) }
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .answer(500))
        try await world.running {
            try await world.append()
            _ = try await world.wait(id) { $0.first?.attempts == 1 }
            world.advance(days * day * 6 / 5)
            _ = try await world.wait(id) { $0.first?.state == "failed" }
            let view = try await world.endpoint(id)
            #expect(view.isEnabled == isOn)
            #expect(view.disabledReason == (isOn ? nil : "nothing has succeeded since 2026-01-01T00:00:00.000Z"))
        }
        await world.database.close()
    }
}
