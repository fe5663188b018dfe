import Foundation
import Testing

extension EndToEnd {
    /// Files of every sort, and the answers to them.
    @Suite struct FileTests {
        @Test(.timeLimit(.minutes(2)))
        func `the same bytes get the same receipt, and change nothing`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            try await world.register("xyz.com")
            let text = SampleOrder.csv([SampleOrder(number: "PO-1", account: "xyz.com")])
            let first = try await world.send(text, as: "orders.csv")
            try await receiver.requests.first("the release") { $0.type == "license.released" }
            let events = try await world.items(EventLook.self, "events", "--partner", "acme").map(\.id)
            let second = try await world.send(text, as: "again.csv")
            #expect(second.id == first.id)
            #expect(second.receivedAt == first.receivedAt)
            #expect(try world.text(of: "\(world.receipts())/again.csv.receipt.txt").contains("had come before"))
            #expect(try await world.items(ReceiptLook.self, "receipts", "acme").count == 1)
            #expect(try await world.items(EventLook.self, "events", "--partner", "acme").map(\.id) == events)
            #expect(try await world.order("PO-1").linesByState == ["released": 1])
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `a file that contradicts an order goes to quarantine, with a report that names the lines`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            let order = SampleOrder(number: "PO-1", lineCount: 3)
            try await world.send(SampleOrder.csv([order]), as: "orders.csv")
            let text = SampleOrder.csv([order, SampleOrder(number: "PO-2")]).replacingOccurrences(
                of: ",12,",
                with: ",99,"
            )
            let receipt = try await world.send(text, as: "corrected.csv")
            #expect(receipt.outcome == "partlyAccepted")
            #expect(receipt.items.map(\.outcome) == ["rejected", "accepted"])
            let place = "\(world.quarantine())/\(receipt.id)"
            try await DirectoryWatch(world.quarantine()).appearance(of: receipt.id)
            #expect(try DirectoryWatch.entries(place) == ["original", "report.json", "report.txt"])
            #expect(try world.text(of: "\(place)/original") == text)
            let report = try world.look(ReceiptLook.self, at: "\(place)/report.json")
            #expect(report.faults.map(\.code) == ["order.conflict"])
            #expect(report.faults.first?.line == 3)
            let readable = try world.text(of: "\(place)/report.txt")
            #expect(readable.contains("line 3, column 1: quantity line 2: quantity was 12, the file says 99"))
            #expect(readable.contains("send a change with a higher revision"))
            try await receiver.requests.first("its event") {
                $0.type == "file.quarantined" && $0.body?.data.fileName == "corrected.csv"
            }
            #expect(try await world.order("PO-1").lines?.map(\.quantity) == [11, 12, 13])
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `JSON of our own and after Ingram Micro is read like CSV`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            let feed = """
                {"accounts": [{"domain": "contoso.com", "name": "Contoso Ltd", "state": "active",
                    "virtualAccounts": [{"name": "EMEA"}, {"name": "Lab", "parent": "EMEA", "default": true}]}],
                 "orders": [{"number": "J-1", "customer": {"name": "Contoso", "smartAccount": "contoso.com"},
                    "lines": [{"number": "1.10", "sku": "NET-BASE", "quantity": 5, "unitPrice": "1.50"}]}]}
                """
            #expect(try await world.send(feed, as: "feed.json").items.map(\.outcome) == ["accepted"])
            let ingram = try world.text(of: Package.path("Fixtures/json/ingram-order.json"))
            #expect(try await world.send(ingram, as: "ingram.json").items.map(\.name) == ["IM-1"])
            for number in ["J-1", "IM-1"] {
                try await receiver.requests.first("its release") {
                    $0.type == "license.released" && $0.number == number
                }
            }
            let line = try #require(try await world.order("J-1").lines?.first)
            #expect([line.number, line.virtualAccount] == ["1.10", "Lab"])
            #expect(try await world.order("IM-1").linesByState == ["released": 2])
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        @Test(.enabled(if: Package.samples("json-orders") != nil, "the collected samples are not here"))
        func `real files of others all get an answer`() async throws {
            let folder = try #require(Package.samples("json-orders"))
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let names = try DirectoryWatch.entries(folder)
            for name in names {
                let receipt = try await world.send(try world.text(of: "\(folder)/\(name)"), as: name)
                #expect(["accepted", "rejected"].contains(receipt.outcome), "\(name): \(receipt)")
                #expect(receipt.outcome == "accepted" || receipt.faultCount > 0, "\(name): \(receipt)")
            }
            #expect(names.count > 20)
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }
    }
}
