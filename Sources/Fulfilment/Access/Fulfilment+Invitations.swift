// Invitations: how people come.
//
// GUARANTEES   An invitation counts once, and until it expires. Its code is shown to who invited, who sends it to the
//              mailbox: whoever has the code has the mailbox. The roles are those the inviter could give at that time.

public import Domain
internal import FoundationEssentials
internal import Matching
public import Storage

extension Fulfilment {
    /// Invites somebody to an account or a partner.
    ///
    /// - Returns: the invitation with its code, this once.
    /// - Throws: `FulfilmentError`: `email.invalid`, `role.invalid`, `access.forbidden` among others; `StorageError`.
    public func invite(
        _ request: InvitationRequest,
        to owner: AccessOwner,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> InvitationView {
        let operation = operation(caller.actor, in: transaction)
        guard authorize(caller, .readAccount, owner.resource) != .hidden else { throw owner.unknown }
        let giver = RoleGiver(owner: owner, caller: caller, snapshot: operation.snapshot)
        let grants = try request.roles.map(giver.grant)
        guard !grants.isEmpty else { throw FulfilmentError.noRoles }
        let isOutside = request.isOutside ?? false
        let email = try AccessChecks.mailbox(
            request.email,
            at: isOutside ? nil : try domains(of: owner, in: operation.snapshot)
        )
        let life = try AccessChecks.days(request.days, usual: 7, atMost: 90)
        return try makeInvitation(for: email, to: owner, grants, isOutside: isOutside, life: life, operation)
    }

    /// The invitations to an account or partner, the latest first.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func invitations(to owner: AccessOwner, as caller: Principal, in snapshot: Snapshot) throws
        -> [InvitationView]
    {
        try caller.require(.readPeople, on: owner.resource, else: owner.unknown)
        let (account, partner) = owner.columns
        return try snapshot.all(
            """
            SELECT id, email, state, is_outside, invited_by, invited_at, expires_at FROM invitation
            WHERE coalesce(smart_account, 0) = ?1 AND coalesce(partner, 0) = ?2 ORDER BY id DESC LIMIT 1000
            """,
            account ?? 0,
            partner ?? 0,
            transform: InvitationView.init
        )
    }

    /// Takes an invitation back that nobody has accepted.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func revokeInvitation(_ id: InvitationID, as caller: Principal, in transaction: Transaction) throws {
        let operation = operation(caller.actor, in: transaction)
        let unknown = FulfilmentError(
            code: "invitation.unknown",
            message: "there is no invitation \(id)",
            remedy: "look at the invitations"
        )
        let row = try operation.snapshot.first(
            "SELECT smart_account, partner, email FROM invitation WHERE id = ?1",
            id.rawValue
        ) { (owner: AccessOwner($0.optionalInteger(0), $0.optionalInteger(1)), email: $0.text(2)) }
        guard let row, let owner = row.owner else { throw unknown }
        try caller.require(.managePeople, on: owner.resource, else: unknown)
        let changed = try transaction.run(
            "UPDATE invitation SET state = 'revoked' WHERE id = ?1 AND state = 'open'",
            id.rawValue
        )
        guard changed == 1 else { return }
        let summary = "the invitation of \(row.email) was taken back"
        try record(Activity(owner: owner.log, kind: .peopleChanged, summary: summary), operation)
    }

    /// Accepts an invitation: whoever has its code becomes a person with its roles.
    ///
    /// - Returns: the person, and the first token with its secret, this once.
    /// - Throws: `FulfilmentError` `invitation.unknown` for a code that does not count, whatever the reason; `StorageError`.
    public func acceptInvitation(_ request: AcceptanceRequest, in transaction: Transaction) throws -> NewPrincipalView {
        let unknown = FulfilmentError(
            code: "invitation.unknown",
            message: "the code is that of no invitation that waits",
            remedy: "ask for another invitation"
        )
        guard let secret = Secret(.invitation, request.code) else { throw unknown }
        let name = try AccessChecks.name(request.name)
        let row = try transaction.snapshot.first(
            """
            SELECT id, email, smart_account, partner, grants FROM invitation
            WHERE hash = ?1 AND state = 'open' AND expires_at > ?2
            """,
            secret.hash,
            time.now.milliseconds
        ) { ($0.integer(0), $0.text(1), AccessOwner($0.optionalInteger(2), $0.optionalInteger(3)), $0.text(4)) }
        guard let (id, email, owner, kept) = row, let owner, try !owner.isClosed(in: transaction.snapshot) else {
            throw unknown
        }
        // A virtual account may have been removed since.
        let grants = try InvitedRole.grants(kept).filter { try $0.hasPlace(in: transaction.snapshot) }
        guard !grants.isEmpty else { throw unknown }
        let people = PeopleBook(fulfilment: self, snapshot: transaction.snapshot)
        let begin = operation("invitation:\(InvitationID(rawValue: id))", in: transaction)
        let person = try people.make("person", name, email: email, of: owner, begin)
        let operation = begin.within(transaction, as: "person:\(person)")
        for grant in grants { _ = try RoleBook.give(grant, to: person, operation) }
        let token = try makeToken(TokenRequest(name: "first"), for: person, operation)
        try transaction.run(
            "UPDATE invitation SET state = 'accepted', principal = ?2 WHERE id = ?1",
            id,
            person.rawValue
        )
        let summary = "\(name) accepted the invitation of \(email)"
        try record(Activity(owner: owner.log, kind: .peopleChanged, summary: summary), operation)
        guard let found = try people.find(person) else { throw unknown }
        return NewPrincipalView(principal: found.view, token: token)
    }

    /// Writes an invitation.
    func makeInvitation(
        for email: String,
        to owner: AccessOwner,
        _ grants: [Grant],
        isOutside: Bool = false,
        life: Int64 = 7 * 86_400_000,
        _ operation: Operation
    ) throws -> InvitationView {
        let secret = Secret(.invitation, random: randomBytes(32))
        let id = ids.next(IdentifierKinds.Invitation.self)
        let expiry = operation.now.milliseconds + life
        try operation.transaction.run(
            """
            INSERT INTO invitation(id, hash, email, smart_account, partner, is_outside, grants, state, invited_by,
                invited_at, expires_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?10)
            """,
            id.rawValue,
            secret.hash,
            email,
            owner.columns.smartAccount,
            owner.columns.partner,
            isOutside,
            try InvitedRole.json(grants),
            operation.actor,
            operation.now.milliseconds,
            expiry
        )
        let roles = grants.map(\.role.rawValue).joined(separator: ", ")
        let summary = "\(email)\(isOutside ? ", outside the company," : "") was invited as \(roles)"
        try record(Activity(owner: owner.log, kind: .peopleChanged, summary: summary), operation)
        return InvitationView(
            id: id.description,
            email: email,
            state: "open",
            isOutside: isOutside,
            invitedBy: operation.actor,
            invitedAt: operation.moment,
            expiresAt: Timestamp(milliseconds: expiry).description,
            code: secret.text
        )
    }

    /// Takes back the invitations of somebody who may not invite any more: what they gave has not arrived yet.
    func revokeInvitations(by principal: PrincipalID, _ operation: Operation) throws {
        try operation.transaction.run(
            "UPDATE invitation SET state = 'revoked' WHERE invited_by IN (?1, ?2) AND state = 'open'",
            "person:\(principal)",
            "client:\(principal)"
        )
    }

    /// The domains at which an account's people have their mailboxes; none for a partner, of which none is known.
    private func domains(of owner: AccessOwner, in snapshot: Snapshot) throws -> [String] {
        guard case .smartAccount(let id) = owner else { return [] }
        let own = try snapshot.all("SELECT domain FROM smart_account WHERE id = ?1", id.rawValue) { $0.text(0) }
        let web = try snapshot.all(
            "SELECT value FROM account_fact WHERE smart_account = ?1 AND kind = 'webDomain'",
            id.rawValue
        ) { CustomerDomain(web: Name(unchecked: $0.text(0)))?.name }
        return own + web.compactMap(\.self)
    }
}

extension InvitationView {
    fileprivate init(_ row: Row) {
        self.init(
            id: InvitationID(rawValue: row.integer(0)).description,
            email: row.text(1),
            state: row.text(2),
            isOutside: row.bool(3),
            invitedBy: row.text(4),
            invitedAt: Timestamp(milliseconds: row.integer(5)).description,
            expiresAt: Timestamp(milliseconds: row.integer(6)).description
        )
    }
}
