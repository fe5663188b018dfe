import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// People, programs, their roles and tokens, on a real database.
@Suite struct AccessTests {
    private static let anna = Principal(kind: .operator(name: "anna"), grants: [])

    private func account(_ domain: String = "xyz.com") async throws -> (FulfilmentWorld, SmartAccountID) {
        let world = try await FulfilmentWorld.make()
        try await world.account(domain, .active)
        let view = try #require(try await world.database.read { try AccountQueries.account(domain, in: $0) })
        return (world, try #require(SmartAccountID(view.id)))
    }

    /// Invites somebody and lets them accept; returns who they are as a request with their token would tell it.
    private func person(
        _ email: String,
        _ roles: [RoleRequest],
        _ owner: AccessOwner,
        by inviter: Principal = anna,
        _ world: FulfilmentWorld
    ) async throws -> (principal: Principal, id: PrincipalID, secret: String) {
        let request = InvitationRequest(email: email, roles: roles)
        let invitation = try await world.database.write {
            try world.fulfilment.invite(request, to: owner, as: inviter, in: $0)
        }
        let code = try #require(invitation.code)
        let new = try await world.database.write {
            try world.fulfilment.acceptInvitation(AcceptanceRequest(code: code, name: email), in: $0)
        }
        let secret = try #require(new.token.secret)
        let found = try await world.database.read { try world.fulfilment.principal(token: secret, in: $0) }
        return (try #require(found), try #require(PrincipalID(new.principal.id)), secret)
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

    @Test func `who accepts an invitation has its roles, and the code counts once`() async throws {
        let (world, id) = try await account()
        let request = InvitationRequest(email: "Eva@xyz.com", roles: [RoleRequest(role: "smartAccountAdministrator")])
        let invitation = try await world.database.write {
            try world.fulfilment.invite(request, to: .smartAccount(id), as: Self.anna, in: $0)
        }
        let acceptance = AcceptanceRequest(code: try #require(invitation.code), name: "Eva")
        let new = try await world.database.write { try world.fulfilment.acceptInvitation(acceptance, in: $0) }
        #expect(
            new.principal.email == "eva@xyz.com" && new.principal.roles.map(\.role) == ["smartAccountAdministrator"]
        )
        let secret = try #require(new.token.secret)
        let eva = try #require(try await world.database.read { try world.fulfilment.principal(token: secret, in: $0) })
        #expect(authorize(eva, .managePeople, .smartAccount(id)) == .allowed)
        #expect(
            await code {
                _ = try await world.database.write { try world.fulfilment.acceptInvitation(acceptance, in: $0) }
            } == "invitation.unknown"
        )
        let kept = try await world.database.read {
            try $0.integer("SELECT count(*) FROM token WHERE instr(hash, ?1) > 0 OR name = ?1", secret)
        }
        #expect(kept == 0)
        await world.database.close()
    }

    @Test(arguments: [
        ("eva@gmail.com", "email.invalid"), ("eva@abc.com", "email.invalid"), ("info@xyz.com", "email.invalid"),
        ("eva", "email.invalid"), ("eva@x@xyz.com", "email.invalid"), ("eva@emea.xyz.com", nil), ("eva@xyz.com", nil),
        ("eva@notxyz.com", "email.invalid"),
    ]) func `a mailbox is a person's at the account's own domain`(email: String, expected: String?) async throws {
        let (world, id) = try await account()
        let request = InvitationRequest(email: email, roles: [RoleRequest(role: "smartAccountViewer")])
        let found = await code {
            _ = try await world.database.write {
                try world.fulfilment.invite(request, to: .smartAccount(id), as: Self.anna, in: $0)
            }
        }
        #expect(found == expected)
        await world.database.close()
    }

    @Test func `a token that is wrong, expired, revoked or of somebody removed is nobody's`() async throws {
        let (world, id) = try await account()
        let owner = AccessOwner.smartAccount(id)
        let admin = try await person("a@xyz.com", [RoleRequest(role: "smartAccountAdministrator")], owner, world)
        let user = try await person("u@xyz.com", [RoleRequest(role: "smartAccountUser")], owner, world)
        let short = try await world.database.write {
            try world.fulfilment.createToken(
                TokenRequest(name: "day", days: 1),
                for: user.id,
                as: user.principal,
                in: $0
            )
        }
        let holds = { (secret: String) in
            try await world.database.read { try world.fulfilment.principal(token: secret, in: $0) } != nil
        }
        let secret = try #require(short.secret)
        #expect(try await holds(secret))
        #expect(try await !holds(String(secret.dropLast()) + (secret.hasSuffix("0") ? "1" : "0")))
        #expect(try await !holds(""))
        world.time.advance(milliseconds: 86_400_000)
        #expect(try await !holds(secret))
        #expect(try await holds(user.secret))
        try await world.database.write {
            try world.fulfilment.removePrincipal(user.id, as: admin.principal, in: $0)
        }
        #expect(try await !holds(user.secret))
        let tokens = try await world.database.read {
            try world.fulfilment.tokens(of: admin.id, as: admin.principal, in: $0)
        }
        let token = try #require(tokens.first.flatMap { TokenID($0.id) })
        try await world.database.write { try world.fulfilment.revokeToken(token, as: admin.principal, in: $0) }
        #expect(try await !holds(admin.secret))
        await world.database.close()
    }

    @Test func `the last administrator stays, also for who writes past the use cases`() async throws {
        let (world, id) = try await account()
        let owner = AccessOwner.smartAccount(id)
        let role = RoleRequest(role: "smartAccountAdministrator")
        let first = try await person("a@xyz.com", [role], owner, world)
        for attempt in 0..<2 {
            let found = await code {
                try await world.database.write {
                    if attempt == 0 {
                        try world.fulfilment.removePrincipal(first.id, as: first.principal, in: $0)
                    } else {
                        _ = try world.fulfilment.takeRole(role, from: first.id, of: owner, as: Self.anna, in: $0)
                    }
                }
            }
            #expect(found == "people.lastAdministrator")
        }
        await #expect(throws: StorageError.self) {
            try await world.database.write { try $0.run("DELETE FROM role_grant WHERE role LIKE '%Administrator'") }
        }
        let second = try await person("b@xyz.com", [role], owner, world)
        try await world.database.write {
            try world.fulfilment.removePrincipal(first.id, as: second.principal, in: $0)
        }
        #expect(try await world.integer("SELECT count(*) FROM role_grant") == 1)
        await world.database.close()
    }

    @Test func `nobody gives more than they have, and nobody outside sees anybody`() async throws {
        let (world, id) = try await account()
        let owner = AccessOwner.smartAccount(id)
        let nested = RoleRequest(role: "virtualAccountAdministrator", virtualAccount: "DEFAULT")
        let admin = try await person("a@xyz.com", [RoleRequest(role: "smartAccountAdministrator")], owner, world)
        let local = try await person("l@xyz.com", [nested], owner, by: admin.principal, world)
        let give = { (role: RoleRequest, caller: Principal) in
            await code {
                _ = try await world.database.write {
                    try world.fulfilment.giveRole(role, to: local.id, of: owner, as: caller, in: $0)
                }
            }
        }
        let inPlace = RoleRequest(role: "virtualAccountUser", virtualAccount: "DEFAULT")
        #expect(await give(inPlace, local.principal) == nil)
        #expect(await give(RoleRequest(role: "smartAccountViewer"), local.principal) == "access.forbidden")
        #expect(await give(RoleRequest(role: "smartAccountApprover"), admin.principal) == nil)
        #expect(await give(RoleRequest(role: "partnerViewer"), admin.principal) == "role.invalid")
        let stranger = Principal(kind: .person(PrincipalID(rawValue: 99)), grants: [])
        #expect(await give(inPlace, stranger) == "account.unknown")
        #expect(
            await code {
                _ = try await world.database.read { try world.fulfilment.people(of: owner, as: stranger, in: $0) }
            }
                == "account.unknown"
        )
        #expect(
            await code {
                _ = try await world.database.read { try world.fulfilment.person(local.id, as: stranger, in: $0) }
            } == "principal.unknown"
        )
        await world.database.close()
    }

    @Test func `a partner does in an account what its customer lets it, as long as it does`() async throws {
        let (world, id) = try await account()
        let admin = try await person(
            "a@xyz.com",
            [RoleRequest(role: "smartAccountAdministrator")],
            .smartAccount(id),
            world
        )
        let theirs = try await person("p@acme.com", [RoleRequest(role: "partnerOperator")], .partner(world.acme), world)
        let looks = try await person("v@acme.com", [RoleRequest(role: "partnerViewer")], .partner(world.acme), world)
        let now = { (secret: String) in
            try #require(try await world.database.read { try world.fulfilment.principal(token: secret, in: $0) })
        }
        let place = Resource.smartAccount(id)
        #expect(authorize(try await now(theirs.secret), .useLicenses, place) == .hidden)
        let request = PartnerAccessRequest(
            partner: "acme",
            role: RoleRequest(role: "smartAccountUser"),
            managedBy: "partner"
        )
        _ = try await world.database.write {
            try world.fulfilment.givePartnerAccess(request, to: id, as: admin.principal, in: $0)
        }
        #expect(authorize(try await now(theirs.secret), .useLicenses, place) == .allowed)
        #expect(authorize(try await now(looks.secret), .useLicenses, place) == .forbidden)
        #expect(authorize(try await now(looks.secret), .readLicenses, place) == .allowed)
        let withdraw = { (caller: Principal) in
            await code {
                _ = try await world.database.write {
                    try world.fulfilment.withdrawPartnerAccess(request, to: id, as: caller, in: $0)
                }
            }
        }
        #expect(await withdraw(admin.principal) == "partnerAccess.managedByPartner")
        let boss = try await person(
            "b@acme.com",
            [RoleRequest(role: "partnerAdministrator")],
            .partner(world.acme),
            world
        )
        #expect(await withdraw(boss.principal) == nil)
        #expect(authorize(try await now(theirs.secret), .useLicenses, place) == .hidden)
        await world.database.close()
    }

    @Test func `in an account that is suspended a role only looks, and in a closed one there is none`() async throws {
        let (world, id) = try await account()
        let admin = try await person(
            "a@xyz.com",
            [RoleRequest(role: "smartAccountAdministrator")],
            .smartAccount(id),
            world
        )
        for (state, reads, changes) in [
            (SmartAccountState.suspended, Access.allowed, Access.forbidden), (.closed, .hidden, .hidden),
        ] {
            try await world.database.write {
                try world.fulfilment.changeState(ofAccount: id, to: state, actor: "operator:anna", in: $0)
            }
            let now = try await world.database.read { try world.fulfilment.principal(token: admin.secret, in: $0) }
            let principal = try #require(now)
            #expect(authorize(principal, .readLicenses, .smartAccount(id)) == reads)
            #expect(authorize(principal, .transferLicenses, .smartAccount(id)) == changes)
        }
        await world.database.close()
    }
}
