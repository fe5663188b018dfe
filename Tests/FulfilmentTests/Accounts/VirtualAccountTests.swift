import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Virtual accounts and placement rules, on a real database.
@Suite struct VirtualAccountTests {
    private static let anna = Principal(kind: .operator(name: "anna"), grants: [])

    /// An account with its virtual accounts, named by their paths.
    private struct House {
        let world: FulfilmentWorld
        let id: SmartAccountID

        static func make(_ names: [String]) async throws -> House {
            let world = try await FulfilmentWorld.make(undoWindow: 0)
            try await world.account("xyz.com")
            let view = try #require(try await world.database.read { try AccountQueries.account("xyz.com", in: $0) })
            let house = House(world: world, id: try #require(SmartAccountID(view.id)))
            for path in names {
                let parts = path.split(separator: "/").map(String.init)
                let parent = parts.count > 1 ? parts[parts.count - 2] : nil
                try await house.create(VirtualAccountRequest(name: parts.last, parent: parent))
            }
            return house
        }

        func create(_ request: VirtualAccountRequest, as caller: Principal = anna) async throws {
            _ = try await world.database.write {
                try world.fulfilment.createVirtualAccount(request, of: id, as: caller, in: $0)
            }
        }

        func change(_ name: String, _ request: VirtualAccountRequest, as caller: Principal = anna) async throws {
            let place = try await number(name)
            _ = try await world.database.write {
                try world.fulfilment.changeVirtualAccount(place, to: request, as: caller, in: $0)
            }
        }

        func remove(_ name: String, into destination: String? = nil) async throws {
            let place = try await number(name)
            try await world.database.write {
                try world.fulfilment.removeVirtualAccount(place, into: destination, as: anna, in: $0)
            }
        }

        func all(as caller: Principal = anna) async throws -> [VirtualAccountView] {
            try await world.database.read { try world.fulfilment.virtualAccounts(of: id, as: caller, in: $0) }
        }

        func number(_ name: String) async throws -> VirtualAccountID {
            let view = try await all().first { $0.name == name }
            return try #require(view.flatMap { VirtualAccountID($0.id) })
        }

        func place(_ rules: [PlacementRuleView], version: Int = 0) async throws {
            _ = try await world.database.write {
                let view = PlacementView(version: version, rules: rules)
                return try world.fulfilment.replacePlacement(view, of: id, as: anna, in: $0)
            }
        }

        func order(_ number: String, _ lines: [String], in place: String? = nil, city: String? = nil) async throws {
            try await world.receive([
                .order(
                    .made(number, lines, for: "xyz.com") {
                        $0.endCustomer.virtualAccount = place.map(VirtualAccountName.init(unchecked:))
                        $0.endCustomer.city = city.map(Name.init(unchecked:))
                    }
                )
            ])
            try await world.runJobs()
        }
    }

    private func code(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let error as FulfilmentError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    @Test func `one is the default, none lies in itself, and names are had once`() async throws {
        let house = try await House.make(["EMEA", "EMEA/Berlin", "APAC"])
        #expect(await code { try await house.create(VirtualAccountRequest(name: "APAC")) } == "virtualAccount.exists")
        #expect(
            await code { try await house.change("EMEA", VirtualAccountRequest(parent: "Berlin")) }
                == "virtualAccount.circular"
        )
        #expect(
            await code { try await house.change("DEFAULT", VirtualAccountRequest(isRestricted: true)) }
                == "virtualAccount.default"
        )
        #expect(await code { try await house.remove("DEFAULT", into: "APAC") } == "virtualAccount.default")
        try await house.change("Berlin", VirtualAccountRequest(isDefault: true))
        #expect(try await house.all().filter(\.isDefault).map(\.name) == ["Berlin"])
        try await house.change("Berlin", VirtualAccountRequest(parent: ""))
        #expect(try await house.all().first { $0.name == "Berlin" }?.parent == nil)
        await house.world.database.close()
    }

    @Test func `an order may write a former name, and what was merged goes where it went`() async throws {
        let house = try await House.make(["Berlin", "Paris"])
        try await house.order("A-1", ["1:PERP:5"], in: "Berlin")
        try await house.change("Berlin", VirtualAccountRequest(name: "Lab"))
        try await house.order("A-2", ["1:PERP:2"], in: "Berlin")
        #expect(try await house.world.lines("A-2") == ["1 released xyz.com/Lab"])
        #expect(await code { try await house.remove("Lab") } == "virtualAccount.notEmpty")
        try await house.remove("Lab", into: "Paris")
        #expect(try await house.all().map(\.name) == ["DEFAULT", "Paris"])
        #expect(try await house.world.integer("SELECT sum(quantity) FROM virtual_balance") == 7)
        for (number, name) in [("A-3", "Berlin"), ("A-4", "Lab")] {
            try await house.order(number, ["1:PERP:1"], in: name)
            #expect(try await house.world.lines(number) == ["1 released xyz.com/Paris"])
        }
        try await house.create(VirtualAccountRequest(name: "Berlin"))
        try await house.order("A-5", ["1:PERP:1"], in: "Berlin")
        #expect(try await house.world.lines("A-5") == ["1 released xyz.com/Berlin"])
        let faults = try await house.world.database.read { try Verification.faults(in: $0) }
        #expect(faults == [])
        await house.world.database.close()
    }

    @Test func `what waits for a virtual account is decided when it is made, or takes the name`() async throws {
        let house = try await House.make(["Lab"])
        try await house.order("A-1", ["1:PERP:1"], in: "Berlin")
        try await house.order("A-2", ["1:PERP:1"], in: "Rome")
        #expect(try await house.world.lines("A-1") == ["1 held needsReview"])
        try await house.create(VirtualAccountRequest(name: "Berlin"))
        try await house.change("Lab", VirtualAccountRequest(name: "Rome"))
        try await house.world.runJobs()
        #expect(try await house.world.lines("A-1") == ["1 released xyz.com/Berlin"])
        #expect(try await house.world.lines("A-2") == ["1 released xyz.com/Rome"])
        let events = try await house.world.events("virtual_account.changed")
        #expect(events.map { $0.data["change"] as? String } == ["made", "made", "changed"])
        #expect(events.allSatisfy { $0.owner == house.id.description })
        await house.world.database.close()
    }

    @Test func `a registry that still says a former name means the same virtual account`() async throws {
        let house = try await House.make(["Berlin", "Cellar"])
        try await house.change("Berlin", VirtualAccountRequest(name: "Lab", isRestricted: true))
        try await house.world.account("xyz.com") {
            $0.virtualAccounts = [
                .init(name: VirtualAccountName(unchecked: "Berlin"), isDefault: true),
                .init(name: VirtualAccountName(unchecked: "Cellar"), parent: VirtualAccountName(unchecked: "Berlin")),
            ]
        }
        let all = try await house.all()
        #expect(all.map(\.name) == ["Cellar", "DEFAULT", "Lab"])
        #expect(all.filter(\.isDefault).map(\.name) == ["Lab"] && !all.contains(where: \.isRestricted))
        #expect(all.first?.parent == all.last?.id)
        await house.world.database.close()
    }

    @Test func `nothing goes into what is removed, whatever an order writes`() async throws {
        let house = try await House.make(["Berlin"])
        try await house.order("A-1", ["1:PERP:1"], in: "Berlin")
        let id = try await house.number("Berlin")
        try await house.remove("Berlin", into: "DEFAULT")
        #expect(try await house.world.lines("A-1") == ["1 released xyz.com/Berlin (removed \(id))"])
        try await house.order("A-2", ["1:PERP:1"], in: "Berlin (removed \(id))")
        #expect(try await house.world.lines("A-2") == ["1 held needsReview"])
        await house.world.database.close()
    }

    @Test func `rules place what names no virtual account, the first that matches`() async throws {
        let house = try await House.make(["Network", "Berlin", "Lab"])
        try await house.place([
            PlacementRuleView(sku: "SUB-*", city: "Berlin", virtualAccount: "Berlin"),
            PlacementRuleView(sku: "SUB-*", virtualAccount: "Network"),
            PlacementRuleView(city: "berlin", partner: "nobody", virtualAccount: "Lab"),
        ])
        try await house.order("A-1", ["1:SUB-12:1", "2:PERP:1"], city: "BERLIN")
        #expect(try await house.world.lines("A-1") == ["1 released xyz.com/Berlin", "2 released xyz.com/DEFAULT"])
        try await house.order("A-2", ["1:SUB-12:1"])
        #expect(try await house.world.lines("A-2") == ["1 released xyz.com/Network"])
        try await house.order("A-3", ["1:SUB-12:1"], in: "Lab")
        #expect(try await house.world.lines("A-3") == ["1 released xyz.com/Lab"])
        #expect(await code { try await house.place([]) } == "placement.changed")
        let everything = try await house.world.database.read {
            let rules = [PlacementRuleView(virtualAccount: "Network")]
            return try house.world.fulfilment.tryPlacement(rules, of: house.id, as: Self.anna, in: $0)
        }
        #expect(everything.map(\.wouldGoTo) == ["Lab", "Network", "Network", "Network"])
        #expect(everything.first?.rule == nil)
        #expect(
            await code {
                try await house.place([PlacementRuleView(virtualAccount: "Nowhere")], version: 1)
            } == "virtualAccount.unknown"
        )
        let trial = try await house.world.database.read {
            let rules = [PlacementRuleView(sku: "PERP", virtualAccount: "Lab")]
            return try house.world.fulfilment.tryPlacement(rules, of: house.id, as: Self.anna, in: $0)
        }
        #expect(trial.count == 4)
        #expect(
            trial.filter { $0.rule == 1 }.map { [$0.sku, $0.virtualAccount, $0.wouldGoTo] } == [
                ["PERP", "DEFAULT", "Lab"]
            ]
        )
        #expect(await code { try await house.remove("Network") } == "virtualAccount.notEmpty")
        try await house.remove("Network", into: "Lab")
        try await house.order("A-4", ["1:SUB-12:1"])
        #expect(try await house.world.lines("A-4") == ["1 released xyz.com/Lab"])
        await house.world.database.close()
    }

    @Test func `whoever manages one manages what is in it where it says so, and sees no other`() async throws {
        let house = try await House.make(["EMEA", "EMEA/Berlin", "APAC"])
        let place = try await house.number("EMEA")
        let scope = Grant.Scope.virtualAccount(place, of: house.id, withNested: true)
        let grant = Grant(role: .virtualAccountAdministrator, scope: scope)
        let eva = Principal(kind: .person(PrincipalID(rawValue: 7)), grants: [grant])
        #expect(try await house.all(as: eva).map(\.name) == ["Berlin", "EMEA"])
        let paris = VirtualAccountRequest(name: "Paris", parent: "EMEA")
        #expect(await code { try await house.create(paris, as: eva) } == nil)
        #expect(
            await code { try await house.create(VirtualAccountRequest(name: "Top"), as: eva) } == "access.forbidden"
        )
        #expect(
            await code { try await house.change("APAC", VirtualAccountRequest(name: "Ours"), as: eva) }
                == "virtualAccount.unknown"
        )
        for name in ["APAC", "Nowhere"] {
            let probe = VirtualAccountRequest(name: "Probe", parent: name)
            #expect(await code { try await house.create(probe, as: eva) } == "virtualAccount.unknown")
            let error = await #expect(throws: FulfilmentError.self) {
                let berlin = try await house.number("Berlin")
                try await house.world.database.write {
                    try house.world.fulfilment.removeVirtualAccount(berlin, into: name, as: eva, in: $0)
                }
            }
            #expect(error?.message == "there is no virtual account \(name)")
        }
        #expect(
            await code { try await house.change("Berlin", VirtualAccountRequest(parent: ""), as: eva) }
                == "access.forbidden"
        )
        await house.world.database.close()
    }
}
