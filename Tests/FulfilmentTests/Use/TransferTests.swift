import Domain
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Licenses move between the virtual accounts of one Smart Account, all of a request or nothing.
@Suite(.timeLimit(.minutes(1))) struct TransferTests {
    private typealias Item = TransferRequest.Item

    @Test func `the lots whose terms end first go first, whole or in part, and their terms go with them`() async throws
    {
        let use = try await UseWorld.make()
        try await use.stock("SUB-12", 4)
        use.world.time.advance(milliseconds: UseWorld.day)
        try await use.stock("SUB-12", 4)
        let moved = try await use.transfer([Item(source: "Berlin", destination: "Paris", sku: "SUB-12", quantity: 6)])
        #expect(moved.isDone)
        #expect(moved.items.map(\.outcome) == ["moved"])
        #expect(moved.items[0].lots.map(\.quantity) == [4, 2])
        #expect(
            moved.items[0].lots.map(\.termEndsAt) == ["2027-01-01T00:00:00.000Z", "2027-01-02T00:00:00.000Z"]
        )
        #expect(
            try await use.positions() == [
                "Berlin SUB-12 2-0-0 In Compliance", "Paris SUB-12 6-0-0 In Compliance",
            ]
        )
        #expect(
            try await use.log().suffix(2) == [
                "license.transferred: 4 SUB-12 moved from Berlin to Paris",
                "license.transferred: 2 SUB-12 moved from Berlin to Paris",
            ]
        )
        let told = try await use.world.events("license.transferred")
        #expect(told.count == 1 && told[0].owner == use.account.description)
        let lot = try #require(moved.items[0].lots.last?.lot)
        let back = try await use.transfer([Item(source: "Paris", destination: "Berlin", lot: lot)])
        #expect(back.isDone && back.items[0].quantity == 2)
        try await use.close()
    }

    @Test func `a request is done whole or not at all, and says which item stops it`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        try await use.world.forgetEvents()
        let entries = try await use.log().count
        let view = try await use.transfer([
            Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 7),
            Item(source: "Berlin", destination: "Mitte", sku: "PERP", quantity: 4),
            Item(source: "Paris", destination: "Mitte", sku: "PERP", quantity: 7),
        ])
        #expect(!view.isDone)
        #expect(view.items.map(\.outcome) == ["movable", "refused", "movable"])
        #expect(view.items[1].problem?.code == "transfer.insufficient")
        #expect(try await use.positions() == ["Berlin PERP 10-0-0 In Compliance"])
        #expect(try await use.world.events().isEmpty)
        #expect(try await use.log().count == entries)
        try await use.close()
    }

    @Test func `a plan tells the same as the transfer, and changes nothing`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let request = TransferRequest(items: [Item(source: "Berlin", destination: "Paris", sku: "PERP")])
        let plan = try await use.write {
            try use.fulfilment.planTransfer(request, of: use.account, as: use.anna, in: $0)
        }
        #expect(try await use.positions() == ["Berlin PERP 10-0-0 In Compliance"])
        let done = try await use.transfer(request.items)
        #expect(!plan.isDone && done.isDone)
        #expect(plan.items[0].outcome == "movable" && plan.items[0].lots == done.items[0].lots)
        try await use.close()
    }

    @Test(arguments: [
        (Item(source: "Berlin", destination: "Berlin", sku: "PERP", quantity: 1), "transfer.samePlace"),
        (Item(source: "Berlin", destination: "Rome", sku: "PERP", quantity: 1), "virtualAccount.unknown"),
        (Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 0), "quantity.invalid"),
        (Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 11), "transfer.insufficient"),
        (Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 8), "transfer.inUse"),
        (Item(source: "Berlin", destination: "Paris", sku: "NONE"), "transfer.insufficient"),
        (Item(source: "Paris", destination: "Berlin", sku: "PERP"), "transfer.insufficient"),
        (Item(source: "Berlin", destination: "Paris"), "items.invalid"),
        (Item(source: "Berlin", destination: "Paris", sku: "PERP", lot: "x"), "items.invalid"),
        (Item(source: "Berlin", destination: "Paris", lot: "lot_0000000000001"), "license.unknown"),
        (Item(source: "Berlin", destination: "va_0000000000001", sku: "PERP"), "transfer.betweenAccounts"),
    ])
    func `an item that cannot be moved is refused by name`(item: TransferRequest.Item, code: String) async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        try await use.report(["PERP": 3], by: use.register("S1", with: use.token()))
        let view = try await use.transfer([item])
        #expect(view.items[0].problem?.code == code)
        #expect(
            try await use.positions() == ["Berlin PERP 10-3-0 In Compliance"]
        )
        try await use.close()
    }

    @Test func `nothing goes to another Smart Account, which is answered like one that is not there`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let other = try await use.world.account("other.com").id
        let place = try await use.read { snapshot in
            try snapshot.integer("SELECT id FROM virtual_account WHERE smart_account = ?1", other.rawValue)
        }
        let there = VirtualAccountID(rawValue: try #require(place)).description
        let nowhere = "va_0000000000001"
        var messages: [String] = []
        for destination in [there, nowhere] {
            let item = Item(source: "Berlin", destination: destination, sku: "PERP", quantity: 1)
            let problem = try #require(try await use.transfer([item]).items[0].problem)
            #expect(problem.code == "transfer.betweenAccounts")
            messages.append(problem.message.replacing(destination, with: "it"))
        }
        #expect(messages[0] == messages[1])
        let request = TransferRequest(
            items: [Item(source: "Berlin", destination: "DEFAULT", sku: "PERP")],
            destinationAccount: "other.com"
        )
        let code = await use.refusal {
            try await use.write { try use.fulfilment.transfer(request, of: use.account, as: use.anna, in: $0) }
        }
        #expect(code == "transfer.betweenAccounts")
        try await use.close()
    }

    @Test func `it takes the right in both virtual accounts, and a holding account is no place`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let holding = HoldingAccountID(rawValue: Int64(try await use.world.integer("SELECT id FROM holding_account")))
        let item = Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 1)
        let cases: [(Principal, TransferRequest.Item, String?)] = [
            (try await use.person(.virtualAccountUser, in: ["Berlin"]), item, "virtualAccount.unknown"),
            (try await use.person(.virtualAccountViewer, in: ["Berlin", "Paris"]), item, "access.forbidden"),
            (try await use.person(.smartAccountApprover), item, "access.forbidden"),
            (use.anna, Item(source: holding.description, destination: "Paris", sku: "PERP"), "virtualAccount.invalid"),
            (try await use.person(.virtualAccountUser, in: ["Berlin", "Paris"]), item, nil),
            (try await use.person(.smartAccountUser), item, nil),
        ]
        for (caller, item, code) in cases {
            #expect(try await use.transfer([item], as: caller).items[0].problem?.code == code)
        }
        let stranger = Principal(kind: .person(use.world.ids.next()), grants: [])
        #expect(await use.refusal { try await use.transfer([item], as: stranger) } == "account.unknown")
        try await use.world.changeState(use.account, to: .suspended)
        #expect(try await use.transfer([item]).items[0].problem?.code == "use.accountNotActive")
        try await use.close()
    }
}
