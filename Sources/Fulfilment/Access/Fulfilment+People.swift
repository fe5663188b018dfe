// People and programs: who they are, and their roles.
//
// GUARANTEES   Whoever gives or takes a role may manage people in that place, and has the role's rights there. The last
//              administrator of an account or partner stays one. Whoever is removed has no role and no token that counts.

public import Domain
public import Storage

extension Fulfilment {
    /// The people and programs of an account or partner, with their roles.
    ///
    /// - Parameters:
    ///   - owner: whose.
    ///   - limit: how many at the most.
    ///   - after: the last of the page before.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: a page of them, those that were removed among them.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func people(
        of owner: AccessOwner,
        limit: Int = 100,
        after: PrincipalID? = nil,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [PrincipalView] {
        try caller.require(.readPeople, on: owner.resource, else: owner.unknown)
        return try PeopleBook(fulfilment: self, snapshot: snapshot).list(owner, limit: limit, after: after)
    }

    /// A person or program; everybody may see themselves.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func person(_ id: PrincipalID, as caller: Principal, in snapshot: Snapshot) throws -> PrincipalView {
        try visible(id, as: caller, in: snapshot).view
    }

    /// Gives somebody a role in an account or for a partner.
    ///
    /// - Parameters:
    ///   - request: the role.
    ///   - id: who gets it; somebody of the same account or partner, or for an account also a partner's person.
    ///   - owner: where.
    ///   - caller: who gives it.
    ///   - transaction: the caller's transaction.
    /// - Returns: who has it now.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func giveRole(
        _ request: RoleRequest,
        to id: PrincipalID,
        of owner: AccessOwner,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> PrincipalView {
        let operation = operation(caller.actor, in: transaction)
        let giver = RoleGiver(owner: owner, caller: caller, snapshot: operation.snapshot)
        let grant = try giver.grant(request)
        let who = try own(id, of: owner, operation.snapshot)
        if try RoleBook.give(grant, to: id, operation) {
            try remember("\(who.name) got the role \(grant.role.rawValue)", grant, owner, operation)
        }
        return try own(id, of: owner, operation.snapshot)
    }

    /// Takes a role from somebody.
    ///
    /// - Throws: `FulfilmentError`: `people.lastAdministrator` among others; `StorageError`.
    public func takeRole(
        _ request: RoleRequest,
        from id: PrincipalID,
        of owner: AccessOwner,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> PrincipalView {
        let operation = operation(caller.actor, in: transaction)
        let giver = RoleGiver(owner: owner, caller: caller, snapshot: operation.snapshot)
        let grant = try giver.grant(request)
        let who = try own(id, of: owner, operation.snapshot)
        if try RoleBook.take(grant, from: id, operation) {
            if RoleTable.actions(of: grant.role).contains(.managePeople) { try revokeInvitations(by: id, operation) }
            try remember("\(who.name) lost the role \(grant.role.rawValue)", grant, owner, operation)
        }
        return try own(id, of: owner, operation.snapshot)
    }

    /// Removes somebody: takes all roles and revokes all tokens, for good.
    ///
    /// - Throws: `FulfilmentError`: `people.lastAdministrator` among others; `StorageError`.
    public func removePrincipal(_ id: PrincipalID, as caller: Principal, in transaction: Transaction) throws {
        let operation = operation(caller.actor, in: transaction)
        let (view, owner) = try visible(id, as: caller, in: operation.snapshot)
        try caller.require(.managePeople, on: owner.resource, else: .unknownPrincipal(id))
        guard view.state == "active" else { return }
        for grant in try RoleBook(snapshot: operation.snapshot).grants(of: id) {
            _ = try RoleBook.take(grant, from: id, operation)
        }
        try revokeInvitations(by: id, operation)
        let now = operation.now.milliseconds
        try transaction.run(
            "UPDATE token SET revoked_at = ?2 WHERE principal = ?1 AND revoked_at IS NULL",
            id.rawValue,
            now
        )
        try transaction.run("UPDATE principal SET state = 'removed' WHERE id = ?1", id.rawValue)
        try record(Activity(owner: owner.log, kind: .peopleChanged, summary: "\(view.name) was removed"), operation)
    }

    /// Makes a program with its first token.
    ///
    /// - Returns: the program, and the token with its secret, this once.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func createClient(
        _ request: ClientRequest,
        of owner: AccessOwner,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> NewPrincipalView {
        let operation = operation(caller.actor, in: transaction)
        try caller.require(.managePeople, on: owner.resource, else: owner.unknown)
        let giver = RoleGiver(owner: owner, caller: caller, snapshot: operation.snapshot)
        let grants = try request.roles.map(giver.grant)
        guard !grants.isEmpty else { throw FulfilmentError.noRoles }
        let name = try AccessChecks.name(request.name)
        let people = PeopleBook(fulfilment: self, snapshot: operation.snapshot)
        let id = try people.make("client", name, email: nil, of: owner, operation)
        for grant in grants { _ = try RoleBook.give(grant, to: id, operation) }
        let wanted = TokenRequest(name: name.text, scopes: request.scopes)
        let token = try makeToken(wanted, for: id, limitedTo: caller, operation)
        try record(
            Activity(owner: owner.log, kind: .peopleChanged, summary: "the program \(name) was added"),
            operation
        )
        return NewPrincipalView(principal: try own(id, of: owner, operation.snapshot), token: token)
    }

    /// Somebody that the caller may know of: themselves, or one of those whose people they may see.
    func visible(_ id: PrincipalID, as caller: Principal, in snapshot: Snapshot) throws
        -> (view: PrincipalView, owner: AccessOwner)
    {
        guard let found = try PeopleBook(fulfilment: self, snapshot: snapshot).find(id) else {
            throw FulfilmentError.unknownPrincipal(id)
        }
        if caller.principalID == id { return found }
        guard authorize(caller, .readPeople, found.owner.resource) == .allowed else {
            throw FulfilmentError.unknownPrincipal(id)
        }
        return found
    }

    private func own(_ id: PrincipalID, of owner: AccessOwner, _ snapshot: Snapshot) throws -> PrincipalView {
        let found = try PeopleBook(fulfilment: self, snapshot: snapshot).find(id)
        guard let found, found.owner == owner, found.view.state == "active" else {
            throw FulfilmentError.unknownPrincipal(id)
        }
        return found.view
    }

    private func remember(_ summary: String, _ grant: Grant, _ owner: AccessOwner, _ operation: Operation) throws {
        var activity = Activity(owner: owner.log, kind: .peopleChanged, summary: summary)
        if case .virtualAccount(let id, _, _) = grant.scope { activity.virtualAccount = id }
        try record(activity, operation)
    }
}

extension Principal {
    /// Its identifier; nil for an operator.
    var principalID: PrincipalID? {
        switch kind {
        case .operator: nil
        case .person(let id), .client(let id): id
        }
    }
}

extension FulfilmentError {
    /// Nobody is let in without a role.
    static let noRoles = FulfilmentError(
        code: "role.invalid",
        message: "no role is given",
        remedy: "give one role at least"
    )
}
