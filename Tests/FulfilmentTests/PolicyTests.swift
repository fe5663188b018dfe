import Domain
import Fulfilment
import Storage
import Testing

/// Lines that have ended, policies that change, and books with a history.
@Suite(.timeLimit(.minutes(1))) struct PolicyTests {
    @Test func `a cancelled line that is wanted again is told, and does not come back`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"]))
        try await world.cancel("A-1", ["2"])
        let whole = OrderDocument.made("A-1", ["1:PERP:10", "2:PERP:20"], revision: 5)
        let receipt = try await world.order(whole)
        #expect(receipt.items.map(\.outcome) == ["rejected"])
        #expect(receipt.faults.map(\.code) == ["order.lineEnded"])
        #expect(receipt.faults.map(\.field) == ["line 2"])
        let other = try await world.order(.made("A-1", ["1:PERP:11", "2:PERP:20"], revision: 6))
        #expect(other.items.map(\.outcome) == ["changed"])
        #expect(other.faults.map(\.code) == ["order.lineEnded"])
        #expect(try await world.lines("A-1") == ["1 held noAccount", "2 cancelled"])
        await world.database.close()
    }

    @Test func `unknown SKUs that a partner's policy accepts from now on are matched`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:NEW:5"], for: "xyz.com"))
        #expect(try await world.lines("A-1") == ["1 held needsReview"])
        try await world.reload(.accept)
        try await world.runJobs()
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT"])
        try await world.reload(.accept)
        #expect(try await world.integer("SELECT count(*) FROM job WHERE kind = 'nominate'") == 0)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `a line that waits for the same as before waits by what it is found by now`() async throws {
        let world = try await FulfilmentWorld.make(unknownSKUs: .accept)
        try await world.order(.made("A-1", ["1:NEW:5"]) { $0.isReleasedOnRequest = true })
        #expect(try await world.integer("SELECT count(*) FROM waiting_key") == 0)
        try await world.reload(.hold)
        try await world.assign("A-1", to: "xyz.com")
        #expect(try await world.texts("SELECT key FROM waiting_key") == ["NEW"])
        let box = Product(sku: SKU(unchecked: "NEW"), name: "Box", kind: .hardware, isSmartEnabled: false)
        try await world.database.write { _ = try world.fulfilment.loadCatalog([box], in: $0) }
        #expect(try await world.lines("A-1") == ["1 recorded"])
        await world.database.close()
    }

    @Test func `what a constraint refuses is a fault of its document, and the others are taken`() async throws {
        let world = try await FulfilmentWorld.make()
        var document = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: .active, place: .start)
        document.name = Name(unchecked: "XYZ")
        document.virtualAccounts = [.init(name: VirtualAccountName(unchecked: "B\u{FC}ro"))]
        try await world.receive([.account(document)])
        // The same name to people and to Swift, and another one to the database.
        document.virtualAccounts = [.init(name: VirtualAccountName(unchecked: "Bu\u{308}ro"), isDefault: true)]
        let partner = PartnerSettings(name: FulfilmentWorld.partner, mayManageAccounts: true)
        try await world.database.write { try world.fulfilment.prepare(partners: [partner], in: $0) }
        let receipt = try await world.receive([.account(document), .order(.made("A-1"))])
        #expect(receipt.items.map(\.outcome) == ["rejected", "accepted"])
        #expect(receipt.faults.map(\.code) == ["document.conflict"])
        #expect(try await world.tree() == ["B\u{FC}ro", "DEFAULT*"])
        await world.database.close()
    }

    @Test func `a lot that was emptied by another SKU is no fault`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:TERM-36:5", "2:NEW:3"], for: "xyz.com"))
        try await world.order(.change("A-1", ["change 1:PERP:"]))
        let box = Product(sku: SKU(unchecked: "NEW"), name: "Box", kind: .hardware, isSmartEnabled: false)
        try await world.database.write { _ = try world.fulfilment.loadCatalog([box], in: $0) }
        try await world.passUndoWindow()
        #expect(try await world.lines("A-1") == ["1 released xyz.com/DEFAULT", "2 recorded"])
        let faults = try await world.database.read { try Verification.faults(in: $0) }
        #expect(faults.filter { $0.contains("lot") || $0.contains("line") } == [])
        await world.database.close()
    }
}

extension FulfilmentWorld {
    /// Takes the settings as a reload of the configuration does.
    fileprivate func reload(_ policy: PartnerSettings.UnknownSKUPolicy) async throws {
        let settings = [Self.partner, Self.otherPartner].map {
            PartnerSettings(name: $0, undoWindow: Self.window, unknownSKUs: policy)
        }
        try await database.write { try fulfilment.prepare(partners: settings, in: $0) }
    }
}
