// Requests for Smart Accounts: from a wish to an account in use.
//
// GUARANTEES   A request makes the account known as pending: orders for it wait by name. Its approval makes the account
//              active, releases what waited, and invites who asked, all in one transaction. Whoever is approved has shown
//              the mailbox: the code goes there.
//              Who asks for a domain that has an account is not told so: that is for whoever decides to see.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Asks for a Smart Account.
    ///
    /// - Parameters:
    ///   - request: what is asked for.
    ///   - actor: who sends it, for example `anonymous` or a principal's.
    ///   - transaction: the caller's transaction.
    /// - Returns: the request; the one that waits already for the same domain and mailbox.
    /// - Throws: `FulfilmentError`: `account.invalid`, `email.invalid`, `accountRequest.waiting`; `StorageError`.
    public func requestAccount(_ request: NewAccountRequest, by actor: String, in transaction: Transaction) throws
        -> AccountRequestView
    {
        let operation = operation(actor, in: transaction)
        let wish = try Wish(request)
        let waiting = try AccountRequestBook.open(wish.domain, in: operation.snapshot)
        if let waiting {
            guard waiting.email == wish.email else {
                throw FulfilmentError(
                    code: "accountRequest.waiting",
                    message: "somebody else's request for \(wish.domain) waits",
                    remedy:
                        "wait for its decision, or use a prefix for an entity of its own, such as abc.\(wish.domain)"
                )
            }
            return waiting
        }
        let known = try AccountDirectory(operation.snapshot).account(domain: wish.domain)
        if known == nil {
            var document = AccountDocument(domain: wish.domain, state: .pending, place: .start)
            document.name = wish.name
            document.country = wish.country
            _ = try apply(document, partner: nil, operation)
        }
        let id = ids.next(IdentifierKinds.AccountRequest.self)
        try transaction.run(
            """
            INSERT INTO account_request(id, domain, name, country, requester, email, state, requested_by, requested_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7, ?8)
            """,
            id.rawValue,
            wish.domain.text,
            wish.name.text,
            wish.country?.text,
            wish.requester.text,
            wish.email,
            actor,
            operation.now.milliseconds
        )
        return try AccountRequestBook.find(id, in: operation.snapshot)
    }

    /// Requests, the latest first.
    ///
    /// - Parameters:
    ///   - state: `open`, `approved` or `declined`; nil for all.
    ///   - limit: how many at the most.
    ///   - after: the last of the page before.
    ///   - caller: an operator.
    ///   - snapshot: the state to look at.
    /// - Returns: a page.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func accountRequests(
        in state: String? = nil,
        limit: Int = 100,
        after: AccountRequestID? = nil,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [AccountRequestView] {
        try caller.require(.operate, on: .installation, else: AccountRequestBook.unknown("request"))
        return try AccountRequestBook.list(state, limit: limit, after: after, in: snapshot)
    }

    /// Approves a request: the account becomes active, what waited for it is released, who asked is invited.
    ///
    /// - Throws: `FulfilmentError`: `accountRequest.decided`, `accountRequest.taken`; `StorageError`.
    public func approveAccount(_ id: AccountRequestID, as caller: Principal, in transaction: Transaction) throws
        -> ApprovalView
    {
        let operation = operation(caller.actor, in: transaction)
        let request = try decidable(id, as: caller, operation)
        let domain = DomainIdentifier(unchecked: request.domain)
        guard let account = try AccountDirectory(operation.snapshot).account(domain: domain), account.state == .pending
        else {
            throw FulfilmentError(
                code: "accountRequest.taken",
                message: "\(domain) has an account that is in use, or had one that is closed",
                remedy: "decline the request, and let an administrator of the account invite who asked"
            )
        }
        try changeState(ofAccount: account.id, to: .active, actor: caller.actor, in: transaction)
        try AccountRequestBook.decide(id, "approved", account.id, nil, operation)
        let scope = Grant.Scope.smartAccount(account.id)
        let invitation = try makeInvitation(
            for: request.email,
            to: .smartAccount(account.id),
            [
                Grant(role: .smartAccountApprover, scope: scope),
                Grant(role: .smartAccountAdministrator, scope: scope),
            ],
            operation
        )
        return ApprovalView(request: try AccountRequestBook.find(id, in: operation.snapshot), invitation: invitation)
    }

    /// Declines a request; an account that is only pending is closed, and its domain is free again.
    ///
    /// - Throws: `FulfilmentError` `accountRequest.decided` among others; `StorageError`.
    public func declineAccount(
        _ id: AccountRequestID,
        because reason: String,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> AccountRequestView {
        let operation = operation(caller.actor, in: transaction)
        let request = try decidable(id, as: caller, operation)
        let reason = try AccessChecks.name(reason)
        let domain = DomainIdentifier(unchecked: request.domain)
        if let account = try AccountDirectory(operation.snapshot).account(domain: domain), account.state == .pending {
            try changeState(ofAccount: account.id, to: .closed, actor: caller.actor, in: transaction)
        }
        try AccountRequestBook.decide(id, "declined", nil, reason.text, operation)
        return try AccountRequestBook.find(id, in: operation.snapshot)
    }

    private func decidable(_ id: AccountRequestID, as caller: Principal, _ operation: Operation) throws
        -> AccountRequestView
    {
        try caller.require(.operate, on: .installation, else: AccountRequestBook.unknown("\(id)"))
        let request = try AccountRequestBook.find(id, in: operation.snapshot)
        guard request.state == "open" else {
            throw FulfilmentError(
                code: "accountRequest.decided",
                message: "the request is \(request.state) already",
                remedy: "leave it, or ask for a new request"
            )
        }
        return request
    }
}

/// A request whose texts are checked.
private struct Wish {
    let domain: DomainIdentifier
    let name: Name
    let country: CountryCode?
    let requester: Name
    let email: String

    init(_ request: NewAccountRequest) throws(FulfilmentError) {
        do {
            domain = try DomainIdentifier(request.domain)
            name = try Name(request.name)
            requester = try Name(request.requester)
            if let written = request.country { country = try CountryCode(written) } else { country = nil }
        } catch {
            throw FulfilmentError(
                code: "accountRequest.invalid",
                message: "the domain, name, country or requester \(error)",
                remedy: "correct the request"
            )
        }
        guard CustomerDomain(domain)?.standing == .corporate else {
            throw FulfilmentError(
                code: "accountRequest.invalid",
                message: "\(domain) is not a company's domain: everybody can have an address there, or nobody",
                remedy: "name the company's own domain"
            )
        }
        email = try AccessChecks.mailbox(request.email, at: [domain.text] + Self.above(domain))
    }

    // abc.xyz.com is asked for from a mailbox at xyz.com too: whoever has that has what is below it. Not so xyz.co.uk
    // from one at co.uk, below which everybody is.
    private static func above(_ domain: DomainIdentifier) -> [String] {
        let text = domain.text.split(separator: ".").dropFirst().joined(separator: ".")
        guard let above = try? DomainIdentifier(text), CustomerDomain(above) != nil else { return [] }
        return [above.text]
    }
}
