// PeopleBook: the rows of principals and tokens.

internal import Domain
internal import Storage

/// Reads and writes principals.
struct PeopleBook {
    let fulfilment: Fulfilment
    let snapshot: Snapshot

    /// A principal, and whose it is.
    func find(_ id: PrincipalID) throws -> (view: PrincipalView, owner: AccessOwner)? {
        let row = try snapshot.first(
            """
            SELECT id, kind, name, email, state, created_at, smart_account, partner FROM principal WHERE id = ?1
            """,
            id.rawValue
        ) { row in (Self.view(row), AccessOwner(row.optionalInteger(6), row.optionalInteger(7))) }
        guard let (found, owner) = row, let owner else { return nil }
        var view = found
        view.roles = try roles(of: id)
        return (view, owner)
    }

    /// Whose people.
    func list(_ owner: AccessOwner, limit: Int, after: PrincipalID?) throws -> [PrincipalView] {
        let (first, count) = (after?.rawValue ?? 0, min(max(limit, 1), 1_001))
        var views =
            switch owner {
            case .smartAccount(let id):
                try snapshot.all(
                    """
                    SELECT id, kind, name, email, state, created_at FROM principal
                    WHERE smart_account = ?1 AND id > ?2 ORDER BY id LIMIT ?3
                    """,
                    id.rawValue,
                    first,
                    count,
                    transform: Self.view
                )
            case .partner(let id):
                try snapshot.all(
                    """
                    SELECT id, kind, name, email, state, created_at FROM principal
                    WHERE partner = ?1 AND id > ?2 ORDER BY id LIMIT ?3
                    """,
                    id.rawValue,
                    first,
                    count,
                    transform: Self.view
                )
            }
        for index in views.indices {
            guard let id = PrincipalID(views[index].id) else { continue }
            views[index].roles = try roles(of: id)
        }
        return views
    }

    /// Makes a principal.
    func make(
        _ kind: String,
        _ name: Name,
        email: String?,
        of owner: AccessOwner,
        _ operation: Operation
    ) throws -> PrincipalID {
        let id = fulfilment.ids.next(IdentifierKinds.Principal.self)
        try operation.transaction.run(
            """
            INSERT INTO principal(id, kind, name, email, smart_account, partner, state, created_by, created_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, 'active', ?7, ?8)
            """,
            id.rawValue,
            kind,
            name.text,
            email,
            owner.columns.smartAccount,
            owner.columns.partner,
            operation.actor,
            operation.now.milliseconds
        )
        return id
    }

    private func roles(of id: PrincipalID) throws -> [RoleView] {
        try RoleBook(snapshot: snapshot).grants(of: id).map { try view($0) }
    }

    /// A role as it is shown.
    func view(_ grant: Grant) throws -> RoleView {
        switch grant.scope {
        case .smartAccount(let id): RoleView(role: grant.role.rawValue, smartAccount: id.description)
        case .virtualAccount(let id, let account, let withNested):
            RoleView(
                role: grant.role.rawValue,
                smartAccount: account.description,
                virtualAccount: id.description,
                withNested: withNested
            )
        case .partner(let id):
            RoleView(role: grant.role.rawValue, partner: try fulfilment.partnerName(id, in: snapshot))
        }
    }

    private static func view(_ row: Row) -> PrincipalView {
        PrincipalView(
            id: PrincipalID(rawValue: row.integer(0)).description,
            kind: row.text(1),
            name: row.text(2),
            email: row.optionalText(3),
            state: row.text(4),
            roles: [],
            createdAt: Timestamp(milliseconds: row.integer(5)).description
        )
    }
}

extension FulfilmentError {
    /// There is no such person or program, or it is hidden.
    static func unknownPrincipal(_ id: PrincipalID) -> FulfilmentError {
        FulfilmentError(
            code: "principal.unknown",
            message: "there is no person or program \(id)",
            remedy: "look at who has a role there"
        )
    }
}
