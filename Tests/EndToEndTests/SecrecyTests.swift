import Foundation
import Testing

extension EndToEnd {
    /// Nobody is shown what is another's.
    @Suite struct SecrecyTests {
        /// Each of these stands in an order of acme's, and concerns acme alone.
        private static let canaries = ["CANARY-NUMBER", "Canary Reseller", "4711.17", "canary.mail", "Canary Street"]

        private static let file = """
            Order Number,Reseller,End Customer PO,Customer Name,Customer Email,Customer Street,Smart Account,Line,SKU,\
            Quantity,Unit Price,Line Smart Account
            CANARY-NUMBER-1,Canary Reseller,EC-1,Owner of first.example,a@canary.mail,Canary Street,first.example,1,NET-ADV-1Y,7,4711.17,
            CANARY-NUMBER-1,,,,,,,2,NET-BASE,8,4711.17,second.example
            CANARY-NUMBER-1,,,,,,,3,NET-BASE,9,4711.17,unknown.example

            """

        @Test(.timeLimit(.minutes(2)))
        func `a partner and a customer see nothing of others, and secrets are shown once`() async throws {
            let world = try DaemonWorld(partners: ["acme", "rival"], settings: ["log.level": "trace"])
            let daemon = try await DaemonProcess.started(in: world)
            try await world.register("first.example", "second.example")
            let receivers = [
                "acme": try WebhookReceiver(), "rival": try WebhookReceiver(), "first.example": try WebhookReceiver(),
                "second.example": try WebhookReceiver(),
            ]
            var secrets: [String] = []
            for (owner, receiver) in receivers {
                let kind = owner.hasSuffix("example") ? "--account" : "--partner"
                secrets.append(try await world.addEndpoint(kind, owner, url: receiver.url).secret)
            }
            let rival = SampleOrder(number: "R-1", account: "first.example")
            try await world.send(SampleOrder.csv([rival]), as: "rival.csv", by: "rival")
            let receipt = try await world.send(Self.file, as: "canary.csv")
            #expect(receipt.outcome == "accepted")
            for (owner, receiver) in receivers {
                let count = owner == "first.example" ? 2 : 1
                try await receiver.requests.wait(for: "releases of \(owner)", count) { left, request in
                    if request.type == "license.released" { left -= 1 }
                    return left == 0
                }
            }
            try await Self.checkRival(world, receivers)
            try await Self.checkCustomers(world, receivers)
            try await Self.checkSecrets(world, secrets, receivers)
            #expect(try await daemon.stop() == 0)
        }

        private static func checkRival(_ world: DaemonWorld, _ receivers: [String: WebhookReceiver]) async throws {
            var texts = receivers["rival"]?.requests.all.map(\.text) ?? []
            for command in [
                ["orders", "--partner", "rival"], ["held", "--partner", "rival"], ["receipts", "rival"],
                ["events", "--partner", "rival"], ["endpoints", "--partner", "rival"], ["order", "rival", "R-1"],
            ] {
                texts += [
                    try await world.command(command).output, try await world.command(command + ["--json"]).output,
                ]
            }
            for name in try DirectoryWatch.entries(world.receipts(of: "rival")) {
                texts.append(try world.text(of: "\(world.receipts(of: "rival"))/\(name)"))
            }
            let foreign = try await world.command("order", "rival", "CANARY-NUMBER-1")
            #expect(foreign.status == 1)
            for text in texts {
                for canary in canaries + ["acme", "second.example"] {
                    #expect(!text.contains(canary), "\(canary) in \(text)")
                }
            }
            #expect(texts.count { $0.contains("R-1") } >= 8)
        }

        private static func checkCustomers(_ world: DaemonWorld, _ receivers: [String: WebhookReceiver]) async throws {
            let held = try await world.order("CANARY-NUMBER-1")
            #expect(held.linesByState == ["released": 2, "held": 1])
            for (own, other) in [("first.example", "second.example"), ("second.example", "first.example")] {
                var texts = receivers[own]?.requests.all.map(\.text) ?? []
                for command in [
                    ["account", "licenses", own], ["events", "--account", own], ["account", "show", own],
                ] {
                    texts += [
                        try await world.command(command).output, try await world.command(command + ["--json"]).output,
                    ]
                }
                // No partner, no holding account, no order, no other line, no price.
                let forbidden =
                    canaries + ["acme", "rival", "R-1", "ha_", "ord_", "oln_", "ptn_", other, "unknown", "price"]
                for text in texts {
                    for word in forbidden where !(own == "first.example" && word == "R-1" && text.contains("EC-R-1")) {
                        #expect(!text.contains(word), "\(word) in \(text)")
                    }
                }
                let licenses = try await world.items(LicenseLook.self, "account", "licenses", own)
                #expect(licenses.map(\.quantity).sorted() == (own == "first.example" ? [7, 11] : [8]))
            }
        }

        private static func checkSecrets(
            _ world: DaemonWorld,
            _ secrets: [String],
            _ receivers: [String: WebhookReceiver]
        ) async throws {
            let endpoint = try #require(
                try await world.items(EndpointLook.self, "endpoints", "--partner", "acme").first
            )
            let header = "Authorization: Bearer CANARY-TOKEN"
            try await world.command("endpoints", "change", endpoint.id, "--header", header)
            let rotated = try await world.value(EndpointSecretLook.self, "endpoints", "rotate", endpoint.id).secret
            #expect(rotated.hasPrefix("whsec_") && !secrets.contains(rotated))
            try await world.command("endpoints", "test", endpoint.id)
            let request = try await receivers["acme"]?.requests.first("the test") { $0.type == "endpoint.tested" }
            #expect(request?.headers["authorization"] == "Bearer CANARY-TOKEN")
            var texts = [world.log.all.joined(separator: "\n")]
            for command in [
                ["endpoints"], ["endpoints", "show", endpoint.id], ["deliveries", "--endpoint", endpoint.id], ["jobs"],
                ["events", "--partner", "acme"], ["status"],
            ] {
                texts += [
                    try await world.command(command).output, try await world.command(command + ["--json"]).output,
                ]
            }
            texts.append(try await UnixSocketRequest.get("/metrics", from: world).body)
            for partner in ["acme", "rival"] {
                for name in try DirectoryWatch.entries(world.receipts(of: partner)) {
                    texts.append(try world.text(of: "\(world.receipts(of: partner))/\(name)"))
                }
            }
            for secret in secrets + [rotated, "CANARY-TOKEN"] {
                let bare = secret.replacingOccurrences(of: "whsec_", with: "")
                #expect(!texts.contains { $0.contains(bare) })
            }
            #expect(texts.allSatisfy { !$0.isEmpty })
        }
    }
}
