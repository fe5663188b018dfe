import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Smart Accounts.
@Suite struct AccountQueryTests {
    @Test func `accounts are listed in the sequence of their registration`() async throws {
        let world = try await ReadWorld.make()
        let first = try await world.account("zzz.com")
        try await world.account("aaa.com", .pending)
        try await world.read { (snapshot) throws in
            #expect(try AccountQueries.list(in: snapshot).map(\.domain) == ["zzz.com", "aaa.com"])
            #expect(try AccountQueries.list(limit: 1, in: snapshot).map(\.domain) == ["zzz.com"])
            let rest = try AccountQueries.list(after: first, in: snapshot)
            #expect(rest.map(\.state) == ["pending"])
            #expect(rest.first?.virtualAccounts == nil)
        }
        await world.database.close()
    }

    @Test func `an account is found by its domain identifier or its number`() async throws {
        let world = try await ReadWorld.make()
        let id = try await world.account("xyz.com")
        for written in ["xyz.com", "XYZ.com", id.description] {
            #expect(try await world.read { try AccountQueries.account(written, in: $0)?.id } == id.description)
        }
        for written in ["abc.com", "", "sa_0000000000001", "not a domain"] {
            #expect(try await world.read { try AccountQueries.account(written, in: $0) } == nil)
        }
        await world.database.close()
    }

    @Test func `a domain identifier finds the account that has it now`() async throws {
        let world = try await ReadWorld.make()
        let former = try await world.account("xyz.com", .closed)
        #expect(try await world.read { try AccountQueries.account("xyz.com", in: $0) } == nil)
        let present = try await world.account("xyz.com")
        try await world.read { (snapshot) throws in
            #expect(try AccountQueries.account("xyz.com", in: snapshot)?.id == present.description)
            #expect(try AccountQueries.account(former.description, in: snapshot)?.state == "closed")
        }
        await world.database.close()
    }

    @Test func `virtual accounts are shown with their place and their licenses`() async throws {
        let world = try await ReadWorld.make()
        let acme = try await world.partner("acme")
        let account = try await world.account("xyz.com", virtualAccounts: ["Lab", "Attic"])
        try await world.change { transaction in
            try transaction.run(
                """
                UPDATE virtual_account SET parent = (SELECT id FROM virtual_account WHERE name = 'Lab')
                WHERE name = 'Attic'
                """
            )
        }
        try await world.order(acme, "A", [.released(account, quantity: 3, to: "Lab")])
        try await world.order(
            acme,
            "B",
            [.released(account, quantity: 4, to: "Lab"), .scheduled(account).numbered("2")]
        )
        let view = try await world.read { try AccountQueries.account(account, in: $0) }
        #expect(view?.virtualAccounts?.map(\.name) == ["Default", "Attic", "Lab"])
        #expect(view?.virtualAccounts?.map(\.quantity) == [0, 0, 7])
        #expect(view?.virtualAccounts?.map(\.parent) == [nil, "Lab", nil])
        #expect(view?.virtualAccounts?.map(\.isDefault) == [true, false, false])
        await world.database.close()
    }
}
