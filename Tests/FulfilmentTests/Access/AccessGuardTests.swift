import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// What nobody may get by way of giving: more rights than they have, or knowledge of what is hidden.
@Suite struct AccessGuardTests {
    private func role(_ name: String, _ place: String? = nil, nested: Bool? = nil) -> RoleRequest {
        RoleRequest(role: name, virtualAccount: place, withNested: nested)
    }

    @Test(arguments: [
        ("Europe", false, nil), ("Europe", true, "access.forbidden"), ("Berlin", false, "virtualAccount.unknown"),
        ("Asia", false, "virtualAccount.unknown"), ("Nowhere", false, "virtualAccount.unknown"),
    ]) func `who manages a virtual account alone gives nothing in those that lie in it`(
        place: String,
        nested: Bool,
        code: String?
    ) async throws {
        let world = try await AccessWorld.make()
        let local = try await world.person("l@xyz.com", role("virtualAccountAdministrator", "Europe"))
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        let request = role("virtualAccountUser", place, nested: nested)
        let refusal = try await world.refusal {
            try fulfilment.giveRole(request, to: local.id, of: owner, as: local.principal, in: $0)
        }
        #expect(refusal?.code == code)
        await world.world.database.close()
    }

    @Test func `who manages a virtual account with those in it gives roles in all of them`() async throws {
        let world = try await AccessWorld.make()
        let local = try await world.person("l@xyz.com", role("virtualAccountAdministrator", "Europe", nested: true))
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        for request in [role("virtualAccountUser", "Europe", nested: true), role("virtualAccountViewer", "Berlin")] {
            let refusal = try await world.refusal {
                try fulfilment.giveRole(request, to: local.id, of: owner, as: local.principal, in: $0)
            }
            #expect(refusal == nil)
        }
        await world.world.database.close()
    }

    @Test(arguments: ["Europe", "Nowhere"])
    func `a stranger learns no virtual account's name by naming it`(place: String) async throws {
        let world = try await AccessWorld.make()
        let acme = world.world.acme
        let stranger = try await world.person("p@acme.com", role("partnerAdministrator"), of: .partner(acme))
        let (fulfilment, owner, account) = (world.fulfilment, world.owner, world.account)
        let request = role("virtualAccountUser", place)
        let access = PartnerAccessRequest(partner: "acme", role: request)
        let principal = stranger.principal
        let attempts: [@Sendable (Transaction) throws -> Void] = [
            { _ = try fulfilment.giveRole(request, to: stranger.id, of: owner, as: principal, in: $0) },
            { try fulfilment.givePartnerAccess(access, to: account, as: principal, in: $0) },
            { try fulfilment.withdrawPartnerAccess(access, to: account, as: principal, in: $0) },
            { transaction in
                let request = InvitationRequest(email: "p@acme.com", roles: [request])
                _ = try fulfilment.invite(request, to: owner, as: principal, in: transaction)
            },
        ]
        for attempt in attempts {
            let refusal = try await world.refusal(attempt)
            #expect(refusal?.code == "account.unknown" && refusal?.message.contains(account.description) == true)
        }
        await world.world.database.close()
    }

    @Test(arguments: ["Asia", "Nowhere"])
    func `a partner in one virtual account learns no other's name`(place: String) async throws {
        let world = try await AccessWorld.make()
        let (fulfilment, account) = (world.fulfilment, world.account)
        let partner = AccessOwner.partner(world.world.acme)
        let given = PartnerAccessRequest(partner: "acme", role: role("virtualAccountUser", "Europe"))
        _ = try await world.write { try fulfilment.givePartnerAccess(given, to: account, as: AccessWorld.anna, in: $0) }
        let boss = try await world.person("b@acme.com", role("partnerAdministrator"), of: partner)
        let asked = PartnerAccessRequest(partner: "acme", role: role("virtualAccountUser", place))
        let refusal = try await world.refusal {
            try fulfilment.withdrawPartnerAccess(asked, to: account, as: boss.principal, in: $0)
        }
        #expect(refusal?.code == "virtualAccount.unknown" && refusal?.message == "there is no virtual account \(place)")
        for other in ["other", "nobody"] {
            let others = PartnerAccessRequest(partner: other, role: role("virtualAccountUser", "Europe"))
            let refusal = try await world.refusal {
                try fulfilment.withdrawPartnerAccess(others, to: account, as: boss.principal, in: $0)
            }
            #expect(refusal?.code == "access.forbidden")
        }
        let gaveUp = try await world.refusal {
            try fulfilment.withdrawPartnerAccess(given, to: account, as: boss.principal, in: $0)
        }
        #expect(gaveUp == nil)
        let told = try await world.read {
            try $0.integer("SELECT count(*) FROM activity WHERE owner_kind = 1 AND kind = 'partnerAccess.changed'")
        }
        #expect(told == 2)
        await world.world.database.close()
    }

    @Test func `a limited token makes no token, program or Approver that can do more`() async throws {
        let world = try await AccessWorld.make()
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        let admin = try await world.person("a@xyz.com", AccessWorld.everything)
        let program = try await world.write {
            let request = ClientRequest(name: "program", roles: [AccessWorld.everything])
            return try fulfilment.createClient(request, of: owner, as: admin.principal, in: $0)
        }
        let id = try #require(PrincipalID(program.principal.id))
        let limited = Principal(
            kind: admin.principal.kind,
            grants: admin.principal.grants,
            scopes: [.readPeople, .managePeople]
        )
        for (holder, scopes) in [(id, nil), (id, ["people.read", "account.change"]), (admin.id, nil)] {
            let token = try await world.write {
                let request = TokenRequest(name: "more", scopes: scopes)
                return try fulfilment.createToken(request, for: holder, as: limited, in: $0)
            }
            #expect(Set(try #require(token.scopes)).isSubset(of: ["people.read", "people.manage"]))
        }
        for role in ["smartAccountApprover", "smartAccountAdministrator", "smartAccountViewer"] {
            let request = ClientRequest(name: "more", roles: [RoleRequest(role: role)])
            let refusal = try await world.refusal {
                try fulfilment.createClient(request, of: owner, as: limited, in: $0)
            }
            #expect(refusal?.code == "access.forbidden")
        }
        await world.world.database.close()
    }

    @Test(arguments: [true, false])
    func `what somebody invited to ends with their right to invite`(isRemoved: Bool) async throws {
        let world = try await AccessWorld.make()
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        let first = try await world.person("a@xyz.com", AccessWorld.everything)
        let second = try await world.person("b@xyz.com", AccessWorld.everything)
        let request = InvitationRequest(email: "c@xyz.com", roles: [AccessWorld.everything])
        let invitation = try await world.write {
            try fulfilment.invite(request, to: owner, as: first.principal, in: $0)
        }
        try await world.write { transaction in
            if isRemoved {
                try fulfilment.removePrincipal(first.id, as: second.principal, in: transaction)
            } else {
                let everything = AccessWorld.everything
                _ = try fulfilment.takeRole(
                    everything,
                    from: first.id,
                    of: owner,
                    as: second.principal,
                    in: transaction
                )
            }
        }
        let acceptance = AcceptanceRequest(code: try #require(invitation.code), name: "C")
        let refusal = try await world.refusal { try fulfilment.acceptInvitation(acceptance, in: $0) }
        #expect(refusal?.code == "invitation.unknown")
        await world.world.database.close()
    }

    @Test func `roles in a virtual account go with it, and an invitation to nothing else is none`() async throws {
        let world = try await AccessWorld.make()
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        let user = try await world.person("u@xyz.com", role("virtualAccountUser", "Asia"), role("smartAccountViewer"))
        let invitations = try await world.write { transaction in
            try [
                [role("virtualAccountUser", "Asia")], [role("virtualAccountUser", "Asia"), role("smartAccountViewer")],
            ]
            .map { roles in
                let request = InvitationRequest(email: "v@xyz.com", roles: roles)
                return try fulfilment.invite(request, to: owner, as: AccessWorld.anna, in: transaction)
            }
        }
        try await world.write { _ = try $0.run("DELETE FROM virtual_account WHERE name = 'Asia'") }
        let now = try await world.read { try fulfilment.principal(token: user.secret, in: $0) }
        #expect(now?.grants.map(\.role) == [.smartAccountViewer])
        let acceptance = AcceptanceRequest(code: try #require(invitations[0].code), name: "V")
        let refusal = try await world.refusal { try fulfilment.acceptInvitation(acceptance, in: $0) }
        #expect(refusal?.code == "invitation.unknown")
        #expect(try await world.accept(invitations[1]).principal.grants.map(\.role) == [.smartAccountViewer])
        #expect(try await world.read { try Verification.faults(in: $0) } == [])
        await world.world.database.close()
    }

    @Test(arguments: [
        ("in.fo@xyz.com", "email.invalid"), ("no-reply+1@xyz.com", "email.invalid"), ("eva+holdfast@xyz.com", nil),
        ("eva@mail.example.org", nil), ("eva@corp.internal", "email.invalid"),
    ]) func `mailboxes at a registered web domain count, and a team's by any spelling does not`(
        email: String,
        code: String?
    ) async throws {
        let world = try await AccessWorld.make()
        try await world.world.account("xyz.com") { $0.webDomains = [Name(unchecked: "https://www.example.org/")] }
        let (fulfilment, owner) = (world.fulfilment, world.owner)
        let request = InvitationRequest(email: email, roles: [role("smartAccountViewer")])
        let refusal = try await world.refusal {
            try fulfilment.invite(request, to: owner, as: AccessWorld.anna, in: $0)
        }
        #expect(refusal?.code == code)
        await world.world.database.close()
    }

    /// One way in which the rows about people can be wrong.
    enum Breakage: CaseIterable {
        case otherOwner, missingPlace, liveToken, lostAdministrator

        var sentence: String {
            switch self {
            case .otherOwner, .missingPlace: "in a place where it cannot be held"
            case .liveToken: "was removed, and still has a role or a token"
            case .lostAdministrator: "has lost its last administrator"
            }
        }

        func apply(in transaction: Transaction) throws {
            switch self {
            case .otherOwner:
                try transaction.run(
                    "UPDATE principal SET smart_account = NULL, partner = (SELECT min(id) FROM partner)"
                )
            case .missingPlace:
                try transaction.run("UPDATE role_grant SET virtual_account = 5 WHERE role = 'virtualAccountUser'")
            case .liveToken: try transaction.run("UPDATE token SET revoked_at = NULL")
            case .lostAdministrator:
                try transaction.run("DROP TRIGGER role_grant_kept")
                try transaction.run("DELETE FROM role_grant WHERE role = 'smartAccountAdministrator'")
            }
        }
    }

    @Test(arguments: Breakage.allCases) func `one broken row about people is found`(breakage: Breakage) async throws {
        let world = try await AccessWorld.make()
        let fulfilment = world.fulfilment
        let admin = try await world.person("a@xyz.com", AccessWorld.everything)
        let user = try await world.person("u@xyz.com", role("virtualAccountUser", "Asia"))
        try await world.write { try fulfilment.removePrincipal(user.id, as: admin.principal, in: $0) }
        _ = try await world.person("w@xyz.com", role("virtualAccountUser", "Asia"))
        #expect(try await world.read { try Verification.faults(in: $0) } == [])
        try await world.write { try breakage.apply(in: $0) }
        let faults = try await world.read { try Verification.faults(in: $0) }
        #expect(!faults.isEmpty && faults.allSatisfy { $0.contains(breakage.sentence) })
        await world.world.database.close()
    }
}
