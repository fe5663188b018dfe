import Foundation
import Testing

extension EndToEnd {
    /// What partners and operators do to orders on their way.
    @Suite struct OrderTests {
        @Test(.timeLimit(.minutes(2)))
        func `within its undo window an order can be cancelled, after it only the return be asked for`() async throws {
            let world = try DaemonWorld(undoWindow: "1s")
            try world.add(partner: "patient", undoWindow: "1h")
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            for partner in ["acme", "patient"] {
                _ = try await world.addEndpoint("--partner", partner, url: receiver.url)
            }
            try await world.register("xyz.com")
            for (partner, number) in [("acme", "PO-1"), ("patient", "PO-2"), ("patient", "PO-3")] {
                let order = SampleOrder(number: number, account: "xyz.com")
                try await world.send(SampleOrder.csv([order]), as: "\(number).csv", by: partner)
                try await receiver.requests.first("the match") { $0.type == "license.matched" && $0.number == number }
            }

            let cancellation = try await world.value(
                CancelLook.self,
                "cancel",
                "patient",
                "PO-2",
                "--all",
                "--reason",
                "ordered twice"
            )
            #expect(cancellation.cancelled == ["1"])
            #expect(try await world.order("PO-2", of: "patient").linesByState == ["cancelled": 1])
            try await receiver.requests.first("its event") { $0.type == "order.cancelled" && $0.number == "PO-2" }
            let answer = try await world.send("order,purpose\nPO-3,cancel\n", as: "cancel.csv", by: "patient")
            #expect(answer.items.map(\.outcome) == ["cancelled"])

            try await Self.askForReturn(world, receiver)
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        /// An order that was released: a command and a document ask for its return, and it stays released.
        private static func askForReturn(_ world: DaemonWorld, _ receiver: WebhookReceiver) async throws {
            try await receiver.requests.first("the release") { $0.type == "license.released" && $0.number == "PO-1" }
            let before = try await world.order("PO-1")
            let line = try #require(before.lines?.first)
            #expect(try #require(line.releasedAt) >= #require(line.releaseAt), "the window was not waited for")
            let command = try await world.value(CancelLook.self, "cancel", "acme", "PO-1", "--all", "--reason", "late")
            #expect(command.cancelled == [])
            #expect(command.returnRequested == ["1"])
            try await receiver.requests.first("its event") { $0.type == "license.return_requested" }
            let document = try await world.send("order,purpose\nPO-1,cancel\n", as: "late.csv")
            #expect(document.outcome == "rejected")
            #expect(document.faults.map(\.code) == ["order.lineReleased"])
            let after = try #require(try await world.order("PO-1").lines?.first)
            #expect(after.state == "released")
            #expect(after.releasedAt == line.releasedAt)
        }

        @Test(.timeLimit(.minutes(2)))
        func `an assignment releases what waits, whether it comes by file, by command, or before the order`()
            async throws
        {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            try await world.register("xyz.com")
            try await world.command("assign", "acme", "PO-3", "xyz.com")
            let orders = ["PO-1", "PO-2", "PO-3"].map { SampleOrder(number: $0) }
            try await world.send(SampleOrder.csv(orders), as: "orders.csv")
            try await receiver.requests.first("the third") { $0.type == "license.released" && $0.number == "PO-3" }
            #expect(try await world.items(HeldLook.self, "held").map(\.orderNumber) == ["PO-1", "PO-2"])
            try await world.send("PO Number,Smart Account\nPO-1,xyz.com\n", as: "assignments.csv")
            try await receiver.requests.first("the first") { $0.type == "license.released" && $0.number == "PO-1" }
            #expect(try await world.command("assign", "acme", "PO-2", "xyz.com").status == 0)
            try await receiver.requests.first("the second") { $0.type == "license.released" && $0.number == "PO-2" }
            let decisions = try #require(try await world.order("PO-2").lines?.first?.decisions)
            #expect(decisions.map(\.outcome) == ["held", "matched", "released"])
            #expect(decisions[1].explanation.contains("operator:"))
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `to explain a file tells what it will do, and does nothing`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            try await world.register("xyz.com")
            let text = SampleOrder.csv([SampleOrder(number: "PO-1", account: "xyz.com"), SampleOrder(number: "PO-2")])
            try world.write(text, to: "orders.csv")
            let file = "\(world.path)/orders.csv"
            let explained = try await world.value(ExplanationLook.self, "explain", file, "--partner", "acme")
            #expect(explained.orders.map(\.number) == ["PO-1", "PO-2"])
            #expect(explained.orders.map(\.linesByState) == [["scheduled": 1], ["held": 1]])
            try world.write(text.replacingOccurrences(of: ",11,", with: ",eleven,"), to: "bad.csv")
            let bad = try await world.command("explain", "\(world.path)/bad.csv", "--partner", "acme")
            #expect(bad.status == 65)
            #expect(bad.output.contains("is \"eleven\", which is no number"))

            #expect(try await world.items(OrderLook.self, "orders").isEmpty)
            #expect(try await world.items(ReceiptLook.self, "receipts", "acme").isEmpty)
            #expect(try await world.items(EventLook.self, "events", "--partner", "acme").isEmpty)
            #expect(try DirectoryWatch.entries(world.receipts()) == [])
            try await world.send(text, as: "orders.csv")
            try await receiver.requests.first("the release") { $0.type == "license.released" && $0.number == "PO-1" }
            let again = try await world.value(ExplanationLook.self, "explain", file, "--partner", "acme")
            #expect(again.isRepeat)
            #expect(try await daemon.stop() == 0)
        }
    }
}
