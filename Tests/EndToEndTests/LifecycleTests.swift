import Foundation
import Testing

extension EndToEnd {
    /// Starting, stopping and reloading, and what commands say when nobody answers.
    @Suite struct LifecycleTests {
        @Test(.timeLimit(.minutes(1)))
        func `without a daemon a command says so and what to do, and ends with 69`() async throws {
            let world = try DaemonWorld()
            for arguments in [["orders"], ["order", "acme", "PO-1"], ["verify"], ["jobs", "--json"]] {
                let result = try await world.command(arguments)
                #expect(result.status == 69)
                #expect(result.output == "")
                #expect(result.complaint.contains("no daemon answers at \(world.socketPath)"))
                #expect(result.complaint.contains("start it with 'systemctl start holdfast'"))
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func `a broken configuration is told with all its faults, and ends with 78`() async throws {
            let world = try DaemonWorld(settings: [
                "inbox.quietPeriod": "10", "storage.reserve": "much", "colour": "red",
            ])
            try world.write("name: other\nundoWindow: soon\n", to: "partners.d/acme.yaml")
            try world.write("sku,name\nA,B\n", to: "catalog.csv")
            let check = try await world.command("check", "--config", world.configurationPath)
            #expect(check.status == 78)
            for place in [
                "inbox.quietPeriod", "storage.reserve", "colour", "acme.yaml:1", "acme.yaml:2", "catalog.csv",
            ] {
                #expect(check.output.contains(place))
            }
            let daemon = try DaemonProcess(world: world)
            #expect(try await daemon.exitStatus() == 78)
            for line in check.output.split(separator: "\n") { try await world.logLine(String(line)) }
        }

        @Test(.timeLimit(.minutes(1)))
        func `a port or a directory that cannot be had is told in words, and ends with 73`() async throws {
            let first = try DaemonWorld(settings: ["http.address": "127.0.0.1:0"])
            let daemon = try await DaemonProcess.started(in: first)
            let line = try await first.logLine("health and metrics are served")
            let port = try #require(line.firstMatch(of: /port=(\d+)/)?.1)
            let second = try DaemonWorld(settings: ["http.address": "127.0.0.1:\(port)"])
            #expect(try await DaemonProcess(world: second).exitStatus() == 73)
            #expect(try await second.logLine("a part has failed").contains("http.address 127.0.0.1:\(port) is in use"))
            let third = try DaemonWorld(settings: ["directories.runtime": "/nonexistent/run", "http.socket": "s.sock"])
            #expect(try await DaemonProcess(world: third).exitStatus() == 73)
            #expect(try await third.logLine("a part has failed").contains("/nonexistent/run, does not exist"))
            #expect(try await daemon.stop() == 0)
            for world in [first, second, third] {
                #expect(!world.log.all.contains { $0.contains("Waiting on child channel") })
            }
        }

        @Test(.timeLimit(.minutes(1)), arguments: [SIGTERM, SIGINT])
        func `an idle daemon ends at once`(signal: Int32) async throws {
            let daemon = try await DaemonProcess.started(in: try DaemonWorld())
            let clock = ContinuousClock.now
            daemon.send(signal)
            #expect(try await daemon.exitStatus() == 0)
            #expect(ContinuousClock.now - clock < .milliseconds(1_900), "some part does not end when it is told to")
        }

        @Test(.timeLimit(.minutes(2)))
        func `SIGTERM lets a webhook that is under way be answered, and ends with 0`() async throws {
            let world = try DaemonWorld(settings: ["shutdown.timeout": "20s"])
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            let gate = DispatchSemaphore(value: 0)
            receiver.answer { _ in
                gate.wait()
                return 204
            }
            let endpoint = try await world.addEndpoint("--partner", "acme", url: receiver.url, events: "order.accepted")
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "orders.csv")
            try await receiver.requests.first("the webhook")
            let clock = ContinuousClock.now
            daemon.send(SIGTERM)
            try await daemon.message("STOPPING=1")
            // A stopping daemon takes nothing new.
            try world.drop(SampleOrder.csv([SampleOrder(number: "PO-2")]), as: "late.csv")
            gate.signal()
            #expect(try await daemon.exitStatus() == 0)
            #expect(ContinuousClock.now - clock < .seconds(10))
            try await world.logLine("stopped")

            receiver.answer { _ in 204 }
            let next = try await DaemonProcess.started(in: world)
            try await receiver.requests.first("the file that came late") { $0.number == "PO-2" }
            #expect(receiver.requests.all.map(\.number) == ["PO-1", "PO-2"])
            let deliveries = try await world.items(DeliveryLook.self, "deliveries", "--endpoint", endpoint.endpoint.id)
            #expect(deliveries.last?.state == "delivered")
            #expect(deliveries.last?.attempts == 1)
            #expect(try await next.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `SIGTERM waits no longer than it may, and what was under way waits for the next start`() async throws {
            let world = try DaemonWorld(settings: ["shutdown.timeout": "3s"])
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            let gate = DispatchSemaphore(value: 0)
            defer { gate.signal() }
            receiver.answer { _ in
                gate.wait()
                return 204
            }
            let endpoint = try await world.addEndpoint("--partner", "acme", url: receiver.url, events: "order.accepted")
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "orders.csv")
            let first = try await receiver.requests.first("the webhook")
            let clock = ContinuousClock.now
            #expect(try await daemon.stop() == 0)
            #expect(ContinuousClock.now - clock < .seconds(8))
            receiver.answer { _ in 204 }
            let next = try await DaemonProcess.started(in: world)
            let deliveries = try await world.items(DeliveryLook.self, "deliveries", "--endpoint", endpoint.endpoint.id)
            let delivery = try #require(deliveries.first)
            // It was not the receiver's fault, so it is tried again soon, or at once when somebody asks.
            #expect(delivery.state == "pending")
            _ = try await world.value(DeliveryLook.self, "deliveries", "redeliver", delivery.id)
            try await receiver.requests.first("the webhook again", after: 1) { $0.id == first.id }
            #expect(try await world.faults() == "")
            #expect(try await next.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `SIGHUP takes up new partners and changed settings, and nothing of a configuration with faults`()
            async throws
        {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let catalog = try world.text(of: "\(world.path)/catalog.csv")
            try world.add(partner: "newcomer")
            try world.write("sku,name\nA,B\n", to: "catalog.csv")
            daemon.send(SIGHUP)
            try await world.logLine("the configuration is not taken")
            #expect(try await world.command("receipts", "newcomer").status == 1)
            try world.write(catalog + "LATE-SKU,Late,perpetualLicense,,true\n", to: "catalog.csv")
            daemon.send(SIGHUP)
            try await world.logLine("configuration reloaded")
            try await world.register("xyz.com")
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "newcomer", url: receiver.url)
            let text = SampleOrder.csv([SampleOrder(number: "PO-1", account: "xyz.com")])
                .replacingOccurrences(of: "NET-ADV-1Y", with: "LATE-SKU")
            try await world.send(text, as: "orders.csv", by: "newcomer")
            try await receiver.requests.first("the release") { $0.type == "license.released" }

            try FileManager.default.removeItem(atPath: "\(world.path)/partners.d/newcomer.yaml")
            let seen = world.log.count
            daemon.send(SIGHUP)
            try await world.logLine("configuration reloaded", after: seen)
            try world.drop(SampleOrder.csv([SampleOrder(number: "PO-2")]), as: "ignored.csv", by: "newcomer")
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-3")]), as: "taken.csv")
            #expect(try DirectoryWatch.entries(world.inbox(of: "newcomer")) == ["ignored.csv"])
            #expect(daemon.count(of: "RELOADING=1") == 3)
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `SIGHUP takes up every setting that is said to need no restart`() async throws {
            let world = try DaemonWorld(settings: ["webhooks.allowHTTP": "false", "shutdown.timeout": "60s"])
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            let gate = DispatchSemaphore(value: 0)
            defer { gate.signal() }
            receiver.answer { _ in
                gate.wait()
                return 204
            }
            let arguments = ["endpoints", "add", "--partner", "acme", "--url", receiver.url, "--event", "*"]
            let refusal = try await world.command(arguments)
            #expect(refusal.status == 65)
            #expect(refusal.complaint.contains("https"))

            try world.configure(["webhooks.timeout": "1s", "webhooks.connectTimeout": "1s", "shutdown.timeout": "2s"])
            daemon.send(SIGHUP)
            try await world.logLine("configuration reloaded")
            let endpoint = try await world.addEndpoint("--partner", "acme", url: receiver.url, events: "order.accepted")
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "orders.csv")
            // The second attempt tells that the first was given up, after one second instead of twenty.
            try await receiver.requests.first("the first attempt")
            try await receiver.requests.first("the second attempt", after: 1, within: .seconds(12))
            let deliveries = try await world.items(DeliveryLook.self, "deliveries", "--endpoint", endpoint.endpoint.id)
            #expect(deliveries.first?.lastFailure?.contains("it took too long") == true)
            let clock = ContinuousClock.now
            #expect(try await daemon.stop() == 0)
            #expect(ContinuousClock.now - clock < .seconds(10))
        }
    }
}
