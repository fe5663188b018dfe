// AccountRequestBook: the rows of requests.

internal import Domain
internal import Storage

/// Reads and writes requests.
enum AccountRequestBook {
    /// The request for a domain that waits.
    static func open(_ domain: DomainIdentifier, in snapshot: Snapshot) throws -> AccountRequestView? {
        try snapshot.first(
            """
            SELECT id, domain, name, country, requester, email, state, smart_account, requested_at, decided_at, reason
            FROM account_request WHERE domain = ?1 AND state = 'open'
            """,
            domain.text,
            transform: AccountRequestView.init
        )
    }

    /// A request.
    ///
    /// - Throws: `FulfilmentError` `accountRequest.unknown`; `StorageError`.
    static func find(_ id: AccountRequestID, in snapshot: Snapshot) throws -> AccountRequestView {
        let found = try snapshot.first(
            """
            SELECT id, domain, name, country, requester, email, state, smart_account, requested_at, decided_at, reason
            FROM account_request WHERE id = ?1
            """,
            id.rawValue,
            transform: AccountRequestView.init
        )
        guard let found else { throw unknown("\(id)") }
        return found
    }

    /// A page of requests.
    static func list(_ state: String?, limit: Int, after: AccountRequestID?, in snapshot: Snapshot) throws
        -> [AccountRequestView]
    {
        try snapshot.all(
            """
            SELECT id, domain, name, country, requester, email, state, smart_account, requested_at, decided_at, reason
            FROM account_request WHERE id < ?1 AND (?2 IS NULL OR state = ?2) ORDER BY id DESC LIMIT ?3
            """,
            after?.rawValue ?? Int64.max,
            state,
            min(max(limit, 1), 1_001),
            transform: AccountRequestView.init
        )
    }

    /// Writes a decision.
    static func decide(
        _ id: AccountRequestID,
        _ state: String,
        _ account: SmartAccountID?,
        _ reason: String?,
        _ operation: Operation
    ) throws {
        try operation.transaction.run(
            """
            UPDATE account_request SET state = ?2, smart_account = ?3, reason = ?4, decided_by = ?5, decided_at = ?6
            WHERE id = ?1 AND state = 'open'
            """,
            id.rawValue,
            state,
            account?.rawValue,
            reason,
            operation.actor,
            operation.now.milliseconds
        )
    }

    /// The answer for a request that is not there.
    static func unknown(_ id: String) -> FulfilmentError {
        FulfilmentError(
            code: "accountRequest.unknown",
            message: "there is no request \(id)",
            remedy: "look at the requests"
        )
    }
}

extension AccountRequestView {
    fileprivate init(_ row: Row) {
        self.init(
            id: AccountRequestID(rawValue: row.integer(0)).description,
            domain: row.text(1),
            name: row.text(2),
            country: row.optionalText(3),
            requester: row.text(4),
            email: row.text(5),
            state: row.text(6),
            smartAccount: row.optionalInteger(7).map { SmartAccountID(rawValue: $0).description },
            requestedAt: Timestamp(milliseconds: row.integer(8)).description,
            decidedAt: row.optionalInteger(9).map { Timestamp(milliseconds: $0).description },
            reason: row.optionalText(10)
        )
    }
}
