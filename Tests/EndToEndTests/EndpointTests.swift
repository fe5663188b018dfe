import Foundation
import Testing

extension EndToEnd {
    /// Receivers that behave badly, and those beside them.
    @Suite struct EndpointTests {
        @Test(.timeLimit(.minutes(2)))
        func `410 switches an endpoint off, its events wait, and are sent when it is switched on`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let (leaving, other) = (try WebhookReceiver(), try WebhookReceiver())
            leaving.answer { _ in 410 }
            let endpoint = try await world.addEndpoint("--partner", "acme", url: leaving.url, events: "order.*")
                .endpoint
            _ = try await world.addEndpoint("--partner", "acme", url: other.url)
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "first.csv")
            try await other.requests.first("the event of it") { $0.type == "endpoint.disabled" }
            let look = try await world.value(EndpointLook.self, "endpoints", "show", endpoint.id)
            #expect(!look.isEnabled)
            #expect(look.disabledReason == "it answered 410 (Gone)")
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-2")]), as: "second.csv")
            try await other.requests.first("the second order") { $0.type == "order.accepted" && $0.number == "PO-2" }
            #expect(leaving.requests.all.map(\.number) == ["PO-1"])
            leaving.answer { _ in 204 }
            _ = try await world.value(EndpointLook.self, "endpoints", "enable", endpoint.id)
            try await leaving.requests.wait(for: "both", after: 1, Set(["PO-1", "PO-2"])) { missing, request in
                missing.remove(request.number)
                return missing.isEmpty
            }
            #expect(Set(leaving.requests.all.map(\.id)).count == 2)
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `endpoints that refuse, hang or fail do not delay another`() async throws {
            let world = try DaemonWorld(settings: ["shutdown.timeout": "2s"])
            let daemon = try await DaemonProcess.started(in: world)
            let (dead, hanging, failing, good) = (
                try WebhookReceiver(), try WebhookReceiver(), try WebhookReceiver(), try WebhookReceiver()
            )
            dead.stop()
            let gate = DispatchSemaphore(value: 0)
            defer { for _ in hanging.requests.all { gate.signal() } }
            hanging.answer { _ in
                gate.wait()
                return 204
            }
            failing.answer { _ in 500 }
            var deadEndpoint = ""
            for receiver in [dead, hanging, failing, good] {
                let endpoint = try await world.addEndpoint("--partner", "acme", url: receiver.url).endpoint
                if receiver === dead { deadEndpoint = endpoint.id }
            }
            let orders = (1...50).map { SampleOrder(number: "PO-\($0)") }
            let clock = ContinuousClock.now
            try await world.send(SampleOrder.csv(orders), as: "orders.csv")
            try await good.requests.wait(for: "all holds", Set(orders.map(\.number))) { missing, request in
                if request.type == "license.held" { missing.remove(request.number) }
                return missing.isEmpty
            }
            #expect(ContinuousClock.now - clock < .seconds(10))
            let deliveries = try await world.items(DeliveryLook.self, "deliveries", "--endpoint", deadEndpoint)
            #expect(deliveries.count == 100)
            #expect(deliveries.allSatisfy { $0.state == "pending" })
            #expect(deliveries.contains { $0.lastFailure?.isEmpty == false })
            #expect(try await world.value(StatusLook.self, "status").isReady)
            #expect(try await daemon.stop() == 0)
        }
    }
}
