import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Two customers' accounts, two partners, and a log that fills as a test wants it.
struct LogWorld {
    let world: FulfilmentWorld
    let xyz: SmartAccountID
    let abc: SmartAccountID

    static func make(undoWindow: Int64 = 0) async throws -> LogWorld {
        let world = try await FulfilmentWorld.make(undoWindow: undoWindow)
        let places = ["Berlin", "Paris"].map {
            AccountDocument.VirtualAccountEntry(name: VirtualAccountName(unchecked: $0))
        }
        let xyz = try await world.account("xyz.com") { $0.virtualAccounts = places }
        let abc = try await world.account("abc.com")
        world.time.advance(milliseconds: 1_000)
        return LogWorld(world: world, xyz: xyz.id, abc: abc.id)
    }

    var anna: Principal { Principal(kind: .operator(name: "anna"), grants: []) }

    /// Somebody with one role.
    func person(_ role: Role, _ scope: Grant.Scope) -> Principal {
        Principal(kind: .person(PrincipalID(rawValue: 1)), grants: [Grant(role: role, scope: scope)])
    }

    func viewer(of account: SmartAccountID) -> Principal { person(.smartAccountViewer, .smartAccount(account)) }

    /// An order that is released at once, each line into a virtual account.
    func release(
        _ number: String,
        _ lines: [String] = ["1:PERP:5"],
        to account: String = "xyz.com",
        _ place: String? = nil,
        purchaseOrder: String? = nil
    ) async throws {
        let document = OrderDocument.made(number, lines, for: account) { document in
            document.endCustomer.virtualAccount = place.map(VirtualAccountName.init(unchecked:))
            document.endCustomerOrderNumber = purchaseOrder.map(OrderNumber.init(unchecked:))
        }
        try await world.order(document)
        world.time.advance(milliseconds: 1_000)
    }

    func virtualAccount(_ name: String) async throws -> VirtualAccountID {
        let id = try await world.database.read { snapshot in
            try snapshot.integer("SELECT id FROM virtual_account WHERE name = ?1", name)
        }
        return VirtualAccountID(rawValue: try #require(id))
    }

    /// Lets the sealing job run until it has no more to do.
    func seal() async throws {
        while try await world.database.write({ try world.fulfilment.seal(in: $0) }) == .more {}
    }

    /// The log of an owner, page after page, as `kind actor: summary`.
    func history(
        _ owner: EventOwner,
        _ filter: ActivityFilter = ActivityFilter(),
        limit: Int = 100,
        as caller: Principal
    ) async throws -> [String] {
        let fulfilment = world.fulfilment
        return try await world.database.read { snapshot in
            var (told, after): ([String], ActivityID?) = ([], nil)
            repeat {
                let page = try fulfilment.activity(
                    of: owner,
                    filter: filter,
                    limit: limit,
                    after: after,
                    as: caller,
                    in: snapshot
                )
                #expect(page.entries.count <= limit)
                told += page.entries.map { "\($0.kind) \($0.actor): \($0.summary)" }
                after = page.next.flatMap { ActivityID($0) }
            } while after != nil
            return told
        }
    }

    func proof(_ request: ProofRequest, as caller: Principal? = nil) async throws -> ProofExport {
        let (fulfilment, caller) = (world.fulfilment, caller ?? anna)
        return try await world.database.read { try fulfilment.exportProof(request, as: caller, in: $0) }
    }
}
