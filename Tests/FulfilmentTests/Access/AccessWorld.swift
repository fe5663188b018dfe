import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// An account with people in it, and the code of what is refused.
struct AccessWorld {
    /// Somebody with a token.
    struct Person {
        let id: PrincipalID
        let secret: String
        let principal: Principal
    }

    static let anna = Principal(kind: .operator(name: "anna"), grants: [])
    static let everything = RoleRequest(role: "smartAccountAdministrator")

    let world: FulfilmentWorld
    let account: SmartAccountID
    var owner: AccessOwner { .smartAccount(account) }
    var fulfilment: Fulfilment { world.fulfilment }

    /// An account with the virtual accounts Europe, Berlin in it, and Asia beside it.
    static func make() async throws -> AccessWorld {
        let world = try await FulfilmentWorld.make()
        let change = try await world.account("xyz.com") { document in
            document.virtualAccounts = [
                .init(name: VirtualAccountName(unchecked: "Europe")),
                .init(
                    name: VirtualAccountName(unchecked: "Berlin"),
                    parent: VirtualAccountName(unchecked: "Europe")
                ),
                .init(name: VirtualAccountName(unchecked: "Asia")),
            ]
        }
        return AccessWorld(world: world, account: change.id)
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await world.database.write(body)
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Result) async throws -> Result {
        try await world.database.read(body)
    }

    /// Invites somebody and lets them accept.
    func person(
        _ email: String,
        _ roles: RoleRequest...,
        of other: AccessOwner? = nil,
        by inviter: Principal = anna
    ) async throws -> Person {
        let request = InvitationRequest(email: email, roles: roles)
        let (fulfilment, owner) = (fulfilment, other ?? owner)
        let invitation = try await write { try fulfilment.invite(request, to: owner, as: inviter, in: $0) }
        return try await accept(invitation)
    }

    /// Accepts an invitation.
    func accept(_ invitation: InvitationView) async throws -> Person {
        let acceptance = AcceptanceRequest(code: try #require(invitation.code), name: invitation.email)
        let fulfilment = fulfilment
        let new = try await write { try fulfilment.acceptInvitation(acceptance, in: $0) }
        let secret = try #require(new.token.secret)
        let principal = try #require(try await read { try fulfilment.principal(token: secret, in: $0) })
        return Person(id: try #require(PrincipalID(new.principal.id)), secret: secret, principal: principal)
    }

    /// The code and the words with which a change is refused; nil where it is not.
    func refusal<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws
        -> FulfilmentError?
    {
        do {
            _ = try await world.database.write(body)
            return nil
        } catch let error as FulfilmentError {
            return error
        }
    }
}
