import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Requests for accounts, and what companies agree to.
@Suite struct StewardshipTests {
    private static let anna = Principal(kind: .operator(name: "anna"), grants: [])
    private static let wish = NewAccountRequest(
        domain: "xyz.com",
        name: "XYZ Inc.",
        country: "US",
        requester: "Eva",
        email: "eva@xyz.com"
    )

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

    private func take(_ number: String, _ world: FulfilmentWorld) async throws {
        try await world.receive([.order(.made(number, for: "xyz.com"))])
        try await world.runJobs()
    }

    private func request(_ wish: NewAccountRequest, _ world: FulfilmentWorld) async throws -> AccountRequestID {
        let view = try await world.database.write {
            try world.fulfilment.requestAccount(wish, by: "anonymous", in: $0)
        }
        return try #require(AccountRequestID(view.id))
    }

    @Test func `an approved request releases what waited, and who asked governs the account`() async throws {
        let world = try await FulfilmentWorld.make()
        try await take("A-1", world)
        #expect(try await world.lines("A-1") == ["1 held noAccount"])
        let id = try await request(Self.wish, world)
        #expect(try await world.lines("A-1") == ["1 held accountPending"])
        #expect(try await request(Self.wish, world) == id)
        let approval = try await world.database.write {
            try world.fulfilment.approveAccount(id, as: Self.anna, in: $0)
        }
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT"])
        let code = try #require(approval.invitation.code)
        let new = try await world.database.write {
            try world.fulfilment.acceptInvitation(AcceptanceRequest(code: code, name: "Eva"), in: $0)
        }
        #expect(Set(new.principal.roles.map(\.role)) == ["smartAccountApprover", "smartAccountAdministrator"])
        #expect(approval.request.state == "approved" && approval.request.smartAccount != nil)
        #expect(
            await self.code {
                _ = try await world.database.write {
                    try world.fulfilment.approveAccount(id, as: Self.anna, in: $0)
                }
            } == "accountRequest.decided"
        )
        await world.database.close()
    }

    @Test func `a declined request frees its domain`() async throws {
        let world = try await FulfilmentWorld.make()
        let id = try await request(Self.wish, world)
        let view = try await world.database.write {
            try world.fulfilment.declineAccount(id, because: "not a customer", as: Self.anna, in: $0)
        }
        #expect(view.state == "declined" && view.reason == "not a customer")
        #expect(try await request(Self.wish, world) != id)
        #expect(try await world.integer("SELECT count(*) FROM smart_account WHERE state = 'pending'") == 1)
        await world.database.close()
    }

    @Test(arguments: [
        ("xyz.com", "eva@gmail.com", "email.invalid"), ("xyz.com", "eva@abc.com", "email.invalid"),
        ("xyz.com", "office@xyz.com", "email.invalid"), ("not a domain", "eva@xyz.com", "accountRequest.invalid"),
        ("abc.xyz.com", "eva@xyz.com", nil), ("abc.xyz.com", "eva@abc.xyz.com", nil), ("xyz.com", "bob@xyz.com", nil),
        ("xyz.co.uk", "eva@xyz.co.uk", nil), ("xyz.co.uk", "eva@other.co.uk", "email.invalid"),
        ("gmail.com", "eva@gmail.com", "accountRequest.invalid"), ("co.uk", "eva@co.uk", "accountRequest.invalid"),
    ]) func `whoever asks has a mailbox there`(domain: String, email: String, expected: String?) async throws {
        let world = try await FulfilmentWorld.make()
        var wish = Self.wish
        (wish.domain, wish.email) = (domain, email)
        let asked = wish
        #expect(await code { _ = try await request(asked, world) } == expected)
        await world.database.close()
    }

    @Test func `who asks for a domain in use is not told so, and is not let in`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        let id = try await request(Self.wish, world)
        let found = await code {
            _ = try await world.database.write { try world.fulfilment.approveAccount(id, as: Self.anna, in: $0) }
        }
        #expect(found == "accountRequest.taken")
        await world.database.close()
    }

    @Test func `nothing is released before the current agreement is accepted, and then at once`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await take("A-0", world)
        #expect(try await world.lines("A-0") == ["1 scheduled xyz.com/DEFAULT"])
        let terms = NewAgreementRequest(title: "SLA", url: "https://example.com/sla")
        let first = try await world.database.write {
            try world.fulfilment.publishAgreement(terms, as: Self.anna, in: $0)
        }
        #expect(first.version == 1)
        try await take("A-1", world)
        #expect(try await world.lines("A-1") == ["1 held agreementPending"])
        // What was scheduled before is looked at again at the end of its window.
        world.time.advance(milliseconds: FulfilmentWorld.window)
        try await world.runJobs()
        #expect(try await world.lines("A-0") == ["1 held agreementPending"])
        let view = try #require(try await world.database.read { try AccountQueries.account("xyz.com", in: $0) })
        let id = try #require(SmartAccountID(view.id))
        let holder = { (role: Role) in
            let grant = Grant(role: role, scope: .smartAccount(id))
            return Principal(kind: .person(PrincipalID(rawValue: 5)), grants: [grant])
        }
        let accept = { (caller: Principal, version: Int) in
            await code {
                _ = try await world.database.write {
                    try world.fulfilment.acceptAgreement(version, for: id, as: caller, in: $0)
                }
            }
        }
        #expect(await accept(holder(.smartAccountAdministrator), 1) == "access.forbidden")
        #expect(await accept(holder(.smartAccountApprover), 2) == "agreement.unknown")
        #expect(await accept(holder(.smartAccountApprover), 1) == nil)
        #expect(await accept(holder(.smartAccountApprover), 1) == nil)
        #expect(try await world.events("agreement.accepted").map(\.owner) == [id.description])
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT"])
        world.time.advance(milliseconds: FulfilmentWorld.window)
        try await world.runJobs()
        #expect(try await world.lines("A-0") == ["1 released xyz.com/DEFAULT"])
        let later = NewAgreementRequest(title: "SLA", url: "https://example.com/2", effectiveAt: "2099-01-01T00:00:00Z")
        _ = try await world.database.write { try world.fulfilment.publishAgreement(later, as: Self.anna, in: $0) }
        try await take("A-2", world)
        #expect(try await world.lines("A-2") == ["1 scheduled xyz.com/DEFAULT"])
        await world.database.close()
    }
}
