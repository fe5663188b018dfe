// Partner access: what a customer lets a partner do in its account.
//
// GUARANTEES   Only the customer gives it. Who may change or end it is what the customer said: the customer, the partner,
//              or both; a partner may give up its own whatever was said. A role of managing people is not given away.

public import Domain
public import Storage

extension Fulfilment {
    /// What partners may do in an account.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func partnerAccess(to account: SmartAccountID, as caller: Principal, in snapshot: Snapshot) throws
        -> [PartnerAccessView]
    {
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.readPeople, on: owner.resource, else: owner.unknown)
        return try PartnerAccessBook(fulfilment: self, snapshot: snapshot).list(account)
    }

    /// Lets a partner do something in an account, or changes who manages that.
    ///
    /// - Returns: what it may do now.
    /// - Throws: `FulfilmentError`: `partnerAccess.invalid`, `access.forbidden` among others; `StorageError`.
    @discardableResult
    public func givePartnerAccess(
        _ request: PartnerAccessRequest,
        to account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> PartnerAccessView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        // First: who may not give it learns nothing of names.
        try caller.require(.managePartnerAccess, on: owner.resource, else: owner.unknown)
        let (partner, grant) = try sought(request, account, operation.snapshot)
        let manager = request.managedBy ?? "customer"
        guard ["customer", "partner", "both"].contains(manager) else {
            throw invalid("managedBy is not customer, partner or both")
        }
        let (_, virtualAccount, withNested, _) = grant.scope.columns
        try transaction.run(
            """
            INSERT INTO partner_access(smart_account, partner, role, virtual_account, with_nested, managed_by, granted_by,
                granted_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(smart_account, partner, role, virtual_account)
                DO UPDATE SET with_nested = excluded.with_nested, managed_by = excluded.managed_by
            """,
            account.rawValue,
            partner.rawValue,
            grant.role.rawValue,
            virtualAccount,
            withNested,
            manager,
            operation.actor,
            operation.now.milliseconds
        )
        try remember("got the role \(grant.role.rawValue)", partner, request.partner, grant, account, operation)
        return try access(of: partner, grant, to: account, operation.snapshot)
    }

    /// Ends what a partner may do in an account.
    ///
    /// - Returns: what it could do until now.
    /// - Throws: `FulfilmentError`: `partnerAccess.unknown` where it could not; `StorageError`.
    @discardableResult
    public func withdrawPartnerAccess(
        _ request: PartnerAccessRequest,
        to account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> PartnerAccessView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        guard authorize(caller, .readAccount, owner.resource) != .hidden else { throw owner.unknown }
        let isPartners = isManager(caller, ofPartner: request.partner)
        if !isPartners { try caller.require(.managePartnerAccess, on: owner.resource, else: owner.unknown) }
        let (partner, grant) = try sought(request, account, operation.snapshot)
        if case .virtualAccount(let id, _, _) = grant.scope, let name = request.role.virtualAccount,
            let place = try VirtualAccountPlace.find(id, in: operation.snapshot)
        {
            // A virtual account that is hidden is answered as one that is not there.
            try caller.require(.readVirtualAccount, on: place.resource, else: VirtualAccountPlace.unknown(name))
        }
        let (_, virtualAccount, _, _) = grant.scope.columns
        let known = try access(of: partner, grant, to: account, operation.snapshot)
        guard isPartners || known.managedBy != "partner" || caller.isOperator else {
            throw FulfilmentError(
                code: "partnerAccess.managedByPartner",
                message: "the partner manages this role itself",
                remedy: "give the role again, managed by customer or both, and withdraw it then"
            )
        }
        try transaction.run(
            """
            DELETE FROM partner_access
            WHERE smart_account = ?1 AND partner = ?2 AND role = ?3 AND virtual_account = ?4
            """,
            account.rawValue,
            partner.rawValue,
            grant.role.rawValue,
            virtualAccount
        )
        try remember("lost the role \(grant.role.rawValue)", partner, request.partner, grant, account, operation)
        return known
    }

    /// Whether somebody manages the people of a partner; for another's name no, be it there or not.
    private func isManager(_ caller: Principal, ofPartner name: String) -> Bool {
        guard !caller.isOperator, let name = try? PartnerName(name), let id = partnerID(name) else { return false }
        return authorize(caller, .managePeople, .partner(id)) == .allowed
    }

    private func access(of partner: PartnerID, _ grant: Grant, to account: SmartAccountID, _ snapshot: Snapshot) throws
        -> PartnerAccessView
    {
        let book = PartnerAccessBook(fulfilment: self, snapshot: snapshot)
        guard let known = try book.find(account, partner, grant) else {
            throw FulfilmentError(
                code: "partnerAccess.unknown",
                message: "the partner does not have the role \(grant.role.rawValue) there",
                remedy: "look at what partners may do in the account"
            )
        }
        return known
    }

    private func sought(_ request: PartnerAccessRequest, _ account: SmartAccountID, _ snapshot: Snapshot) throws
        -> (PartnerID, Grant)
    {
        guard let name = try? PartnerName(request.partner), let partner = partnerID(name) else {
            throw FulfilmentError(
                code: "partner.unknown",
                message: "there is no partner \(request.partner)",
                remedy: "check its name"
            )
        }
        guard let role = Role(rawValue: request.role.role),
            [.smartAccountUser, .smartAccountViewer, .virtualAccountUser, .virtualAccountViewer].contains(role)
        else { throw invalid("a partner can be user or viewer, of the account or of a virtual account") }
        guard (role.realm == .virtualAccount) == (request.role.virtualAccount != nil) else {
            throw invalid("a role of a virtual account names it, and no other does")
        }
        guard let name = request.role.virtualAccount else {
            return (partner, Grant(role: role, scope: .smartAccount(account)))
        }
        let place = try VirtualAccountPlace.find(name, of: account, in: snapshot)
        let withNested = request.role.withNested ?? false
        return (partner, Grant(role: role, scope: .virtualAccount(place.id, of: account, withNested: withNested)))
    }

    private func remember(
        _ what: String,
        _ partner: PartnerID,
        _ name: String,
        _ grant: Grant,
        _ account: SmartAccountID,
        _ operation: Operation
    ) throws {
        let summary = "the partner \(name) \(what)"
        var activity = Activity(owner: .smartAccount(account), kind: .partnerAccessChanged, summary: summary)
        if case .virtualAccount(let id, _, _) = grant.scope { activity.virtualAccount = id }
        try record(activity, operation)
        let domain = try AccountDirectory(operation.snapshot).account(id: account)?.domain.text
        let own = "the partner \(what) in \(domain ?? account.description)"
        try record(Activity(owner: .partner(partner), kind: .partnerAccessChanged, summary: own), operation)
    }

    private func invalid(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "partnerAccess.invalid", message: message, remedy: "correct the request")
    }
}
