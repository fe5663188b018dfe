import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Contracts, and what partners find of accounts, on a real database.
@Suite struct ContractTests {
    private static let anna = Principal(kind: .operator(name: "anna"), grants: [])

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

    private func holder(_ role: Role, _ account: SmartAccountID) -> Principal {
        let grant = Grant(role: role, scope: .smartAccount(account))
        return Principal(kind: .person(PrincipalID(rawValue: 5)), grants: [grant])
    }

    private func record(
        _ number: String,
        _ request: ContractRequest,
        of account: SmartAccountID,
        as caller: Principal = anna,
        in world: FulfilmentWorld
    ) async throws -> ContractView {
        try await world.database.write {
            try world.fulfilment.recordContract(number, request, of: account, as: caller, in: $0)
        }
    }

    @Test func `a contract counts what lies in its own account of the orders under it`() async throws {
        let world = try await FulfilmentWorld.make(undoWindow: 0)
        let own = try await world.account("xyz.com").id
        let other = try await world.account("abc.com").id
        try await world.order(.made("A-1", ["1:PERP:5", "2:PERP:2"], for: "xyz.com"))
        try await world.order(.made("A-2", ["1:PERP:7"], for: "abc.com"))
        try await world.order(.made("A-3", ["1:PERP:9"]))
        try await world.runJobs()
        let orders = ["A-1", "A-2", "A-3", "A-4"].map { ContractRequest.Order(partner: "acme", number: $0) }
        let request = ContractRequest(
            kind: "enterpriseAgreement",
            startsOn: "2026-01-01",
            endsOn: "2028-12-31",
            suites: ["Security", "Networking"],
            orders: orders
        )
        let view = try await record("EA-1", request, of: own, in: world)
        #expect(view.orders.map(\.licenses) == [7, 0, 0, 0] && view.licenses == 7)
        #expect(view.suites == ["Security", "Networking"])
        let shorter = ContractRequest(kind: "contract", startsOn: "2026-01-01", orders: [orders[0]])
        #expect(try await record("EA-1", shorter, of: own, in: world).id == view.id)
        _ = try await record("C-2", shorter, of: own, in: world)
        let list = { (account: SmartAccountID, caller: Principal, after: AgreementID?) in
            try await world.database.read {
                try world.fulfilment.contracts(of: account, limit: 1, after: after, as: caller, in: $0)
            }
        }
        let first = try await list(own, holder(.smartAccountApprover, own), nil)
        #expect(first.map(\.number) == ["EA-1"] && first.first?.suites == [])
        #expect(try await list(own, holder(.smartAccountViewer, own), AgreementID(view.id)).map(\.number) == ["C-2"])
        #expect(await code { _ = try await list(own, holder(.smartAccountApprover, other), nil) } == "account.unknown")
        let faults = try await world.database.read { try Verification.faults(in: $0, now: world.time.now) }
        #expect(faults == [])
        try await world.database.write {
            try world.fulfilment.removeContract("EA-1", of: own, as: Self.anna, in: $0)
        }
        #expect(try await list(own, Self.anna, nil).map(\.number) == ["C-2"])
        await world.database.close()
    }

    @Test(arguments: [
        ("EA", ContractRequest(kind: "treaty", startsOn: "2026-01-01")),
        ("EA", ContractRequest(kind: "contract", startsOn: "soon")),
        ("EA", ContractRequest(kind: "contract", startsOn: "2026-01-01", endsOn: "2025-12-31")),
        ("EA", ContractRequest(kind: "contract", startsOn: "2026-01-01", endsOn: "never")),
        ("EA", ContractRequest(kind: "contract", startsOn: "2026-01-01", suites: [""])),
        ("", ContractRequest(kind: "contract", startsOn: "2026-01-01")),
        (
            "EA",
            ContractRequest(kind: "contract", startsOn: "2026-01-01", orders: [.init(partner: "nobody", number: "1")])
        ),
        (
            "EA",
            ContractRequest(
                kind: "contract",
                startsOn: "2026-01-01",
                orders: [.init(partner: "acme", number: "1"), .init(partner: "acme", number: "1")]
            )
        ),
    ]) func `what is no contract is refused`(number: String, request: ContractRequest) async throws {
        let world = try await FulfilmentWorld.make()
        let own = try await world.account("xyz.com").id
        #expect(await code { _ = try await record(number, request, of: own, in: world) } == "contract.invalid")
        let approver = holder(.smartAccountApprover, own)
        let right = ContractRequest(kind: "contract", startsOn: "2026-01-01")
        #expect(await code { _ = try await record("EA", right, of: own, as: approver, in: world) } == "account.unknown")
        #expect(try await world.integer("SELECT count(*) FROM contract") == 0)
        await world.database.close()
    }

    @Test(arguments: [
        ("xyz.com", ["xyz.com"]), ("XYZ.com", ["xyz.com"]), ("abc.xyz.com", ["abc.xyz.com"]), ("com", []),
        ("yz.com", []), ("old.com", []), ("Borealis Shipping", ["xyz.com"]), ("Borealis Shiping Inc", ["xyz.com"]),
        ("Shipping", ["xyz.com"]), ("Something Else", []), ("", []), ("%", []),
    ]) func `a partner finds an account by what it knows of it`(text: String, expected: [String]) async throws {
        let world = try await FulfilmentWorld.make()
        let own = try await world.account("xyz.com") { $0.name = Name(unchecked: "Borealis Shipping Inc.") }.id
        try await world.account("abc.xyz.com", .pending) { $0.name = Name(unchecked: "Tundra Mining") }
        let old = try await world.account("old.com").id
        try await world.changeState(old, to: .closed)
        let grant = Grant(role: .partnerOperator, scope: .partner(world.acme))
        let eva = Principal(kind: .person(PrincipalID(rawValue: 9)), grants: [grant])
        let find = { (text: String, partner: PartnerID) in
            try await world.database.read {
                try world.fulfilment.findAccounts(text, for: partner, as: eva, in: $0)
            }
        }
        #expect(try await find(text, world.acme).map(\.domain) == expected)
        #expect(try await find(own.description, world.acme).map(\.domain) == ["xyz.com"])
        #expect(await code { _ = try await find(text, world.other) } == "partner.unknown")
        await world.database.close()
    }

    @Test func `a restricted virtual account is not found, and its exact name on an order works`() async throws {
        let world = try await FulfilmentWorld.make(undoWindow: 0)
        let own = try await world.account("xyz.com").id
        for (name, isRestricted) in [("Open", false), ("Secret", true), ("Gone", false)] {
            let request = VirtualAccountRequest(name: name, isRestricted: isRestricted)
            let view = try await world.database.write {
                try world.fulfilment.createVirtualAccount(request, of: own, as: Self.anna, in: $0)
            }
            guard name == "Gone", let id = VirtualAccountID(view.id) else { continue }
            try await world.database.write {
                try world.fulfilment.removeVirtualAccount(id, into: nil, as: Self.anna, in: $0)
            }
        }
        let found = try await world.database.read {
            try world.fulfilment.findAccounts("xyz.com", for: world.acme, as: Self.anna, in: $0)
        }
        #expect(found.flatMap(\.virtualAccounts).map(\.name) == ["DEFAULT", "Open"])
        try await world.order(
            .made("A-1", for: "xyz.com") { $0.endCustomer.virtualAccount = VirtualAccountName(unchecked: "Secret") }
        )
        #expect(try await world.lines("A-1") == ["1 released xyz.com/Secret"])
        await world.database.close()
    }

    @Test(
        arguments: [
            "UPDATE virtual_account SET removed_at = 1 WHERE name = 'Lab'",
            "UPDATE placement_rule SET position = 5",
            "DELETE FROM placement",
            "INSERT INTO agreement_acceptance(smart_account, version, accepted_by, accepted_at) SELECT id, 9, 'x', 1 FROM smart_account",
        ] as [StaticStringBox]
    ) func `verification finds what does not agree`(change: StaticStringBox) async throws {
        let world = try await FulfilmentWorld.make(undoWindow: 0)
        let own = try await world.account("xyz.com").id
        _ = try await world.database.write { transaction in
            let lab = VirtualAccountRequest(name: "Lab")
            _ = try world.fulfilment.createVirtualAccount(lab, of: own, as: Self.anna, in: transaction)
            let rules = PlacementView(version: 0, rules: [PlacementRuleView(sku: "PERP", virtualAccount: "Lab")])
            return try world.fulfilment.replacePlacement(rules, of: own, as: Self.anna, in: transaction)
        }
        try await world.order(.made("A-1", for: "xyz.com"))
        #expect(try await world.bookFaults() == [])
        try await world.write(change.sql)
        #expect(try await !world.bookFaults().isEmpty)
        await world.database.close()
    }
}

/// A statement as an argument of a test.
struct StaticStringBox: ExpressibleByStringLiteral, CustomTestStringConvertible, Sendable {
    let sql: StaticString

    init(stringLiteral value: StaticString) { sql = value }

    var testDescription: String { "\(sql)" }
}
