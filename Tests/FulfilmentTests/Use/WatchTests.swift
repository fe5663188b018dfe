import Domain
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// What customers are told of use and of terms: once each.
@Suite(.timeLimit(.minutes(1))) struct WatchTests {
    private func told(_ use: UseWorld) async throws -> [String] {
        let events = try await use.world.events()
        return events.filter { ["license.expiring", "license.expired"].contains($0.type) }.map { event in
            let licenses = (event.data["licenses"] as? [[String: Any]] ?? []).map { license in
                "\(license["virtualAccount"] ?? "?") \(license["sku"] ?? "?") \(license["quantity"] ?? 0)"
            }
            return "\(event.data["days"] as? Int ?? 0): \(licenses.joined(separator: ", "))"
        }
    }

    @Test func `the end of a term is told 90, 60 and 30 days before and when it has come, once each`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("SUB-12", 5)
        _ = try await use.transfer([.init(source: "Berlin", destination: "Paris", sku: "SUB-12", quantity: 2)])
        try await use.stock("PERP", 1)
        let both = "Berlin SUB-12 3, Paris SUB-12 2"
        for (days, expected) in [(274, []), (1, ["90: \(both)"]), (30, ["60: \(both)"]), (30, ["30: \(both)"])] {
            try await use.world.forgetEvents()
            use.world.time.advance(milliseconds: Int64(days) * UseWorld.day)
            try await use.watch()
            try await use.watch()
            #expect(try await told(use) == expected)
        }
        #expect(
            try await use.positions() == [
                "Berlin PERP 1-0-0 In Compliance", "Berlin SUB-12 3-0-0 In Compliance",
                "Paris SUB-12 2-0-0 In Compliance",
            ]
        )
        use.world.time.advance(milliseconds: 30 * UseWorld.day)
        // Before the watch has run, what has ended does not count any more.
        #expect(
            try await use.positions() == [
                "Berlin PERP 1-0-0 In Compliance", "Berlin SUB-12 0-0-0 In Compliance",
                "Paris SUB-12 0-0-0 In Compliance",
            ]
        )
        try await use.world.forgetEvents()
        try await use.watch()
        #expect(try await told(use) == ["0: \(both)"])
        #expect(try await use.positions() == ["Berlin PERP 1-0-0 In Compliance"])
        use.world.time.advance(milliseconds: 400 * UseWorld.day)
        try await use.watch()
        #expect(try await told(use).count == 1)
        try await use.close()
    }

    @Test func `after a long time without the daemon each is told once, the farthest first`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("SUB-12", 5)
        use.world.time.advance(milliseconds: 500 * UseWorld.day)
        try await use.watch()
        #expect(try await told(use).map { $0.prefix(2) } == ["90", "60", "30", "0:"])
        try await use.watch()
        #expect(try await told(use).count == 4)
        try await use.close()
    }

    @Test func `a term of a month has no warning of 90 days`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("SUB-1", 5)
        use.world.time.advance(milliseconds: 40 * UseWorld.day)
        try await use.watch()
        #expect(try await told(use) == ["30: Berlin SUB-1 5", "0: Berlin SUB-1 5"])
        try await use.close()
    }

    @Test func `what has ended is moved without counting`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("SUB-1", 5)
        use.world.time.advance(milliseconds: 40 * UseWorld.day)
        let lot = LotID(rawValue: Int64(try await use.world.integer("SELECT id FROM lot"))).description
        let item = TransferRequest.Item(source: "Berlin", destination: "Paris", lot: lot, quantity: 2)
        #expect(try await use.transfer([item]).isDone)
        try await use.watch()
        #expect(try await use.transfer([item]).isDone)
        #expect(try await use.positions() == [])
        try await use.close()
    }

    @Test func `more use than licenses is told when it begins and when it is over`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 2)
        let instance = try await use.register("S1", with: use.token())
        let overages = {
            try await use.world.events("license.overage").map { event in
                "\(event.data["compliance"] ?? "") \(event.data["overage"] ?? "")"
            }
        }
        try await use.report(["PERP": 2], by: instance)
        #expect(try await overages() == [])
        try await use.report(["PERP": 5], by: instance)
        try await use.report(["PERP": 6], by: instance)
        #expect(try await overages() == ["Out of Compliance 3"])
        #expect(try await use.positions() == ["Berlin PERP 2-6-0 Out of Compliance"])
        try await use.stock("PERP", 4)
        #expect(try await overages() == ["Out of Compliance 3", "In Compliance 0"])
        let item = TransferRequest.Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 1)
        #expect(try await use.transfer([item]).items[0].problem?.message.contains("only 0 can leave Berlin") == true)
        try await use.report([:], by: instance)
        #expect(try await use.transfer([item]).isDone)
        #expect(try await overages().count == 2)
        try await use.close()
    }

    @Test func `an end of a term can be the beginning of an overage`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("SUB-1", 2)
        try await use.report(["SUB-1": 2], by: use.register("S1", with: use.token()))
        use.world.time.advance(milliseconds: 31 * UseWorld.day)
        try await use.watch()
        #expect(try await use.world.events("license.overage").map(\.owner) == [use.account.description])
        #expect(try await use.positions() == ["Berlin SUB-1 0-2-0 Out of Compliance"])
        try await use.close()
    }

    @Test func `an instance that does not renew is told of once, and again after it has`() async throws {
        let use = try await UseWorld.make()
        let instance = try await use.register("S1", with: use.token())
        let silences = { try await use.world.events("instance.silent").count }
        use.world.time.advance(milliseconds: 30 * UseWorld.day - 1)
        try await use.watch()
        #expect(try await silences() == 0)
        use.world.time.advance(milliseconds: 1)
        try await use.watch()
        try await use.watch()
        #expect(try await silences() == 1)
        let id = try #require(ProductInstanceID(instance.id))
        #expect(try await use.read { try use.fulfilment.instance(id, as: use.anna, in: $0) }.state == "silent")
        let renewed = try await use.write { transaction in
            let found = try use.fulfilment.instance(credential: instance.credential ?? "", in: transaction.snapshot)
            return try use.fulfilment.renew(try #require(found), in: transaction)
        }
        #expect(renewed.state == "registered")
        use.world.time.advance(milliseconds: 31 * UseWorld.day)
        try await use.watch()
        #expect(try await silences() == 2)
        try await use.close()
    }

    @Test func `a page of positions goes on where the one before ended`() async throws {
        let use = try await UseWorld.make()
        for place in ["Berlin", "Paris", "Mitte"] {
            for sku in ["PERP", "SUB-12", "CRYPTO"] { try await use.stock(sku, 1, in: place) }
        }
        let all = try await use.read { try use.fulfilment.positions(of: use.account, as: use.anna, in: $0) }
        #expect(all.count == 9)
        var paged: [String] = []
        for _ in 0..<9 {
            let last = paged.last
            paged += try await use.read {
                try use.fulfilment.positions(of: use.account, after: last, limit: 1, as: use.anna, in: $0)
            }.map(\.id)
        }
        #expect(paged == all.map(\.id))
        let year = try #require(all.first { $0.sku == "SUB-12" })
        #expect(year.expiring == 0 && year.expiries == [])
        use.world.time.advance(milliseconds: 300 * UseWorld.day)
        let later = try await use.read { try use.fulfilment.positions(of: use.account, as: use.anna, in: $0) }
        let soon = try #require(later.first { $0.sku == "SUB-12" })
        #expect(soon.expiring == 1 && soon.expiries.map(\.date) == ["2027-01-01"])
        try await use.close()
    }
}
