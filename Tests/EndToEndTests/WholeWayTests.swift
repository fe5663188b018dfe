import Foundation
import Testing

extension EndToEnd {
    /// From a partner's file to a customer's licenses.
    @Suite struct WholeWayTests {
        @Test(.timeLimit(.minutes(3)))
        func `an order is held until its account is known, then released, and all are told with good signatures`()
            async throws
        {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            let verifiers = try await Self.verifiers(in: world)
            try await world.register("xyz.com")
            let orders = [
                SampleOrder(number: "PO-1001", account: "xyz.com", lineCount: 2),
                SampleOrder(number: "PO-1002", account: "new.example"),
            ]
            let receipt = try await world.send(SampleOrder.csv(orders), as: "orders.csv")
            #expect(receipt.outcome == "accepted")
            #expect(receipt.items.map(\.name) == ["PO-1001", "PO-1002"])
            try await receiver.requests.first("the release") { $0.type == "license.released" && $0.number == "PO-1001" }
            try await receiver.requests.first("the hold") { $0.type == "license.held" && $0.number == "PO-1002" }
            #expect(try await world.order("PO-1001").linesByState == ["released": 2])
            let held = try await world.items(HeldLook.self, "held")
            #expect(held.map(\.orderNumber) == ["PO-1002"])
            #expect(held.first?.holdReason == "noAccount")
            #expect(held.first?.holdDetail == "the order names new.example, and new.example is no known Smart Account")

            let feed =
                "domain,name,country,state,virtualAccounts\n"
                + "new.example,Owner of new.example,GB,active,*Production\n"
            let registry = try await world.send(feed, as: "accounts.csv")
            let release = try await receiver.requests.first("the second release") {
                $0.type == "license.released" && $0.number == "PO-1002"
            }
            let wait = try #require(try Self.seconds(from: registry.receivedAt, to: release.body?.timestamp))
            #expect(wait < 1, "a line that waits for an account is released as soon as the account is known")
            #expect(try await world.items(HeldLook.self, "held").isEmpty)

            try await Self.compare(verifiers, receiver)
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
            #expect(try await world.faultsAtRest() == "")
        }

        /// Receivers with implementations of their own: one from the standard library, one with the reference library.
        private static func verifiers(in world: DaemonWorld) async throws -> [PythonReceiver] {
            var receivers = [try await PythonReceiver()]
            do {
                receivers.append(try await PythonReceiver(library: try await WebhookLibrary.python()))
            } catch let failure as DaemonWorld.Failure {
                print("not verified by the library standardwebhooks: \(failure)")
            }
            for receiver in receivers {
                try receiver.tell(
                    secret: try await world.addEndpoint("--partner", "acme", url: receiver.url).secret
                )
            }
            return receivers
        }

        /// What others have verified is what we have received, all of it.
        private static func compare(_ verifiers: [PythonReceiver], _ receiver: WebhookReceiver) async throws {
            let sent = Set(receiver.requests.all.map { "verified \($0.type) \($0.id) \($0.text)" })
            #expect(sent.count >= 6)
            for verifier in verifiers {
                try await verifier.lines.wait(for: "all webhooks verified", sent) { missing, line in
                    missing.remove(line)
                    return missing.isEmpty
                }
                #expect(verifier.lines.all.allSatisfy { $0.hasPrefix("verified ") })
            }
        }

        private static func seconds(from start: String, to end: String?) throws -> TimeInterval? {
            let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            return try end.map { try style.parse($0).timeIntervalSince(try style.parse(start)) }
        }
    }
}
