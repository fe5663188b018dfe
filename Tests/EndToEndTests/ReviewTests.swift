import Foundation
import Testing

extension EndToEnd {
    /// People decide whose lines are of which the rules are not certain.
    @Suite struct ReviewTests {
        private static let settings = "matching:\n  aliasCoolOff: 0s"

        /// An order of a customer that is named and nothing else.
        private static func csv(_ number: String, _ customer: String) -> String {
            "Order Number,Customer Name,Customer Country,Line,SKU,Quantity,Unit Price\n"
                + "\(number),\(customer),DE,1,NET-BASE,5,19.90\n"
        }

        private static func register(_ domain: String, _ name: String, _ world: DaemonWorld) async throws {
            _ = try await world.value(
                AccountLook.self,
                "account",
                "register",
                domain,
                "--name",
                name,
                "--country",
                "DE",
                "--virtual-account",
                "Production"
            )
        }

        /// The order is in the list, and shown with what speaks for and against each account.
        private static func checkShown(_ world: DaemonWorld) async throws {
            let list = try await world.command("review")
            #expect(list.output.contains("PO-1/1"))
            let shown = try await world.command("review", "show", "PO-1/1")
            #expect(shown.status == 0, "\(shown.complaint)")
            for text in ["beta-works.com", "beta-works.de", "betaworks.at", "possible", "2 accounts have the name"] {
                #expect(shown.output.contains(text), "\(text) in \(shown.output)")
            }
            let explained = try await world.command("match", "explain", "PO-1/1", "--partner", "acme")
            #expect(explained.output.contains("T6"))
            #expect(explained.output.contains("name A (“Beta Works GmbH”, current)"))
        }

        @Test(.timeLimit(.minutes(2)))
        func `an ambiguous order is shown with its suggestions, confirmed, and released after its undo window`()
            async throws
        {
            let world = try DaemonWorld(undoWindow: "2s")
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            for domain in ["beta-works.com", "beta-works.de"] {
                try await Self.register(domain, "Beta Works GmbH", world)
            }
            try await Self.register("betaworks.at", "Beta Works Handels AG", world)
            try await world.send(Self.csv("PO-1", "Beta Works GmbH"), as: "a.csv")
            try await receiver.requests.first("the hold") { $0.type == "license.held" && $0.number == "PO-1" }

            try await Self.checkShown(world)
            let confirmed = try await world.command(
                "review",
                "confirm",
                "PO-1/1",
                "beta-works.de",
                "--note",
                "called them"
            )
            #expect(confirmed.status == 0, "\(confirmed.complaint)")
            #expect(confirmed.output.contains("1 line assigned to beta-works.de"))
            #expect(confirmed.output.contains("line 1 is scheduled, to be released at"))
            try await receiver.requests.first("the release") { $0.type == "license.released" && $0.number == "PO-1" }
            let line = try #require(try await world.order("PO-1").lines?.first)
            #expect(line.smartAccount == "beta-works.de")
            #expect(try #require(line.releasedAt) >= #require(line.releaseAt), "the window was not waited for")
            #expect(line.decisions?.last?.explanation.hasPrefix("T0 operator:") == true)
            #expect(try await world.command("review").output == "Nothing waits for a person.\n")
            let report = try await world.command("match", "report")
            #expect(report.status == 0)
            #expect(report.output.contains("T4"))
            #expect(report.output.contains("shadow"))
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(2)))
        func `an alias that a later order confirmed matches, and revoking it takes back what is not released`()
            async throws
        {
            let world = try DaemonWorld(undoWindow: "1h", details: Self.settings)
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
            try await Self.register("boltwerk.de", "Boltwerk Hamburg AG", world)
            for number in 1...2 {
                try await world.send(Self.csv("PO-\(number)", "Boltwerk Hamburg AG"), as: "\(number).csv")
                try await receiver.requests.first("the hold") {
                    $0.type == "license.held" && $0.number == "PO-\(number)"
                }
                let confirmed = try await world.command("review", "confirm", "PO-\(number)/1", "boltwerk.de")
                #expect(confirmed.output.contains(number == 1 ? "is a candidate" : "is confirmed"), "\(confirmed)")
            }
            try await world.send(Self.csv("PO-3", "Boltwerk Hamburg AG"), as: "3.csv")
            try await receiver.requests.first("the match") { $0.type == "license.matched" && $0.number == "PO-3" }
            let aliases = try await world.items(AliasLook.self, "aliases", "list")
            #expect(aliases.map(\.state) == ["confirmed"])
            let id = try #require(aliases.first?.id)
            #expect(try await world.command("aliases", "show", id).output.contains("PO-3/1"))

            let revoked = try await world.command("aliases", "revoke", id)
            #expect(revoked.status == 0, "\(revoked.complaint)")
            #expect(revoked.output.contains("PO-3/1"))
            #expect(try await world.order("PO-3").linesByState == ["held": 1])
            #expect(try await world.order("PO-2").linesByState == ["scheduled": 1], "that a person decided")
            let undone = try await world.command("review", "undo", "PO-2/1")
            #expect(undone.output.contains("2 lines taken back"), "\(undone)")
            #expect(try await world.order("PO-1").linesByState == ["held": 1])
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }
    }
}
