// RoleGiver: from a request to a role that the caller may give.
//
// GUARANTEES   Nobody gives or takes a role with a right that they do not have in the same place, and for a role that
//              reaches into nested virtual accounts in those too; but an administrator names Approvers, who have rights
//              that administrators have not: a token's own limit holds for those all the same. A role of a virtual
//              account is of one in the same Smart Account. What is hidden is answered as what is not there.

internal import Domain
internal import Storage

/// Checks roles that are given and taken.
struct RoleGiver {
    let owner: AccessOwner
    let caller: Principal
    let snapshot: Snapshot

    /// The role that a request names.
    ///
    /// - Throws: `FulfilmentError`: `role.invalid`, `virtualAccount.unknown`, `access.forbidden`, or the owner's unknown.
    func grant(_ request: RoleRequest) throws -> Grant {
        guard let role = Role(rawValue: request.role) else {
            throw invalid("there is no role \(request.role)", Role.allCases.map(\.rawValue).joined(separator: ", "))
        }
        // First: who may not know of the owner learns nothing of its virtual accounts' names.
        guard authorize(caller, .readAccount, owner.resource) != .hidden else { throw owner.unknown }
        let (grant, place) = try scope(role, request)
        let unknown = request.virtualAccount.map(VirtualAccountPlace.unknown) ?? owner.unknown
        try caller.require(.managePeople, on: place, else: unknown)
        try checkRights(role, place)
        if let nested = Self.nested(grant, place) { try checkRights(role, nested) }
        return grant
    }

    /// For a role that reaches into nested virtual accounts: one of those, be there one or not.
    private static func nested(_ grant: Grant, _ place: Resource) -> Resource? {
        guard case .virtualAccount(_, _, withNested: true) = grant.scope,
            case .virtualAccount(let id, let account, let within) = place
        else { return nil }
        return .virtualAccount(VirtualAccountID(rawValue: 0), of: account, within: [id] + within)
    }

    private func scope(_ role: Role, _ request: RoleRequest) throws -> (Grant, Resource) {
        switch (role.realm, owner) {
        case (.partner, .partner(let id)):
            try refuseVirtualAccount(request)
            return (Grant(role: role, scope: .partner(id)), .partner(id))
        case (.smartAccount, .smartAccount(let id)):
            try refuseVirtualAccount(request)
            return (Grant(role: role, scope: .smartAccount(id)), .smartAccount(id))
        case (.virtualAccount, .smartAccount(let id)):
            guard let name = request.virtualAccount else {
                throw invalid("the role \(role.rawValue) is held in a virtual account", "name the virtual account")
            }
            let place = try VirtualAccountPlace.find(name, of: id, in: snapshot)
            let scope = Grant.Scope.virtualAccount(place.id, of: id, withNested: request.withNested ?? false)
            return (Grant(role: role, scope: scope), place.resource)
        default:
            throw invalid(
                "the role \(role.rawValue) is not held there",
                "choose a role of the account or of the partner"
            )
        }
    }

    private func refuseVirtualAccount(_ request: RoleRequest) throws {
        guard request.virtualAccount == nil, request.withNested != true else {
            throw invalid("the role \(request.role) is held in the whole, not in a virtual account", "leave it out")
        }
    }

    private func checkRights(_ role: Role, _ place: Resource) throws {
        let missing = RoleTable.actions(of: role).filter { action in
            role == .smartAccountApprover
                ? caller.scopes?.contains(action) == false : authorize(caller, action, place) != .allowed
        }
        guard missing.isEmpty else {
            let rights = missing.map(\.rawValue).sorted().joined(separator: ", ")
            throw FulfilmentError(
                code: "access.forbidden",
                message:
                    "\(caller.actor) may not give or take the role \(role.rawValue): it has rights they lack (\(rights))",
                remedy: "ask somebody who has that role"
            )
        }
    }

    private func invalid(_ message: String, _ remedy: String) -> FulfilmentError {
        FulfilmentError(code: "role.invalid", message: message, remedy: remedy)
    }
}
