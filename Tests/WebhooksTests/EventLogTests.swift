import Domain
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// Events and the deliveries they cause.
struct EventLogTests {
    private static func count(_ world: WebhookWorld) async throws -> [Int64] {
        try await world.database.read { snapshot in
            [
                try snapshot.integer("SELECT count(*) FROM event") ?? -1,
                try snapshot.integer("SELECT count(*) FROM delivery") ?? -1,
                try snapshot.integer("SELECT count(*) FROM job") ?? -1,
            ]
        }
    }

    @Test func `an event without an endpoint is kept and costs nothing else`() async throws {
        let world = try await WebhookWorld.make()
        try await world.append()
        #expect(try await Self.count(world) == [1, 0, 0])
        await world.database.close()
    }

    @Test func `an event goes to its owner's endpoints that want it, and to nobody else's`() async throws {
        let world = try await WebhookWorld.make()
        let (all, _) = try await world.addEndpoint("https://a.example")
        let (licenses, _) = try await world.addEndpoint("https://b.example") { $0.events = ["license.*"] }
        let (orders, _) = try await world.addEndpoint("https://c.example") { $0.events = ["order.*"] }
        let (others, _) = try await world.addEndpoint("https://d.example", owner: WebhookWorld.other)
        // A customer whose number is the partner's.
        let (customers, _) = try await world.addEndpoint("https://e.example", owner: WebhookWorld.customer)
        try await world.append(.licenseReleased)
        var counts: [Int] = []
        for endpoint in [all, licenses, orders, others, customers] {
            counts.append(try await world.deliveries(endpoint).count)
        }
        #expect(counts == [1, 1, 0, 0, 0])
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `an event whose change is undone leaves nothing`() async throws {
        struct Undone: Error {}
        let world = try await WebhookWorld.make()
        try await world.addEndpoint()
        let (service, ids, time) = (world.service, world.ids, world.time)
        await #expect(throws: Undone.self) {
            try await world.database.write { transaction in
                let event = Event(
                    id: ids.next(),
                    type: .orderAccepted,
                    owner: WebhookWorld.partner,
                    occurredAt: time.now,
                    order: nil,
                    body: []
                )
                try service.events.append(event, in: transaction)
                throw Undone()
            }
        }
        #expect(try await Self.count(world) == [0, 0, 0])
        await world.database.close()
    }

    @Test func `events are listed by owner, order and type, and a reader that goes on misses none`() async throws {
        let world = try await WebhookWorld.make()
        let order = OrderID(rawValue: 77)
        var mine: [EventID] = []
        for number in 0..<25 {
            mine.append(
                try await world.append(
                    number % 5 == 0 ? .orderAccepted : .licenseHeld,
                    order: number < 10 ? order : nil
                )
            )
            try await world.append(owner: WebhookWorld.customer, order: order)
        }
        let (deliveries, first) = (world.service.deliveries, mine[0])
        let pages = try await world.database.read { snapshot in
            var (seen, after): ([String], EventID?) = ([], nil)
            while true {
                let page = try deliveries.listEvents(for: WebhookWorld.partner, after: after, limit: 10, in: snapshot)
                seen += page.map(\.id)
                after = page.last.flatMap { EventID($0.id) }
                if page.count < 10 { return seen }
            }
        }
        #expect(pages == mine.map(\.description))
        let counts = try await world.database.read { snapshot in
            [
                try deliveries.listEvents(for: WebhookWorld.partner, type: .orderAccepted, in: snapshot).count,
                try deliveries.listEvents(for: WebhookWorld.partner, order: order, in: snapshot).count,
                try deliveries.listEvents(for: WebhookWorld.customer, order: order, in: snapshot).count,
                try deliveries.listEvents(for: nil, order: order, in: snapshot).count,
                try deliveries.listEvents(for: WebhookWorld.other, order: order, in: snapshot).count,
                try deliveries.listEvents(for: nil, in: snapshot).count,
                try deliveries.listEvents(for: WebhookWorld.customer, type: .orderAccepted, in: snapshot).count,
            ]
        }
        #expect(counts == [5, 10, 25, 35, 0, 50, 0])
        await #expect(throws: WebhookError.unknown("event \(first)")) {
            try await world.database.read { try deliveries.event(first, for: WebhookWorld.customer, in: $0) }
        }
        let view = try await world.database.read { try deliveries.event(first, for: WebhookWorld.partner, in: $0) }
        #expect(
            (view.type, view.order, view.body) == ("order.accepted", order.description, #"{"type":"license.released"}"#)
        )
        await world.database.close()
    }

    @Test(arguments: [
        "INSERT INTO event VALUES(1, 'x', NULL, NULL, NULL, 0, X'')",
        "INSERT INTO event VALUES(1, 'x', 1, 1, NULL, 0, X'')",
        "INSERT INTO delivery VALUES(1, 1, 1, 'waiting', NULL, 0, 0, NULL, NULL)",
    ])
    func `the schema refuses what cannot be`(sql: String) async throws {
        let world = try await WebhookWorld.make()
        let statements: [String: StaticString] = [
            "INSERT INTO event VALUES(1, 'x', NULL, NULL, NULL, 0, X'')":
                "INSERT INTO event VALUES(1, 'x', NULL, NULL, NULL, 0, X'')",
            "INSERT INTO event VALUES(1, 'x', 1, 1, NULL, 0, X'')":
                "INSERT INTO event VALUES(1, 'x', 1, 1, NULL, 0, X'')",
            "INSERT INTO delivery VALUES(1, 1, 1, 'waiting', NULL, 0, 0, NULL, NULL)":
                "INSERT INTO delivery VALUES(1, 1, 1, 'waiting', NULL, 0, 0, NULL, NULL)",
        ]
        let statement = try #require(statements[sql])
        await #expect(throws: StorageError.self) { try await world.database.write { try $0.run(statement) } }
        await world.database.close()
    }
}
