// Where licenses are used and moved: in a virtual account of an active Smart Account, by who may.
//
// GUARANTEES   A holding account is never such a place, whoever asks; whether there is one with that identifier is not told.

internal import Domain
internal import Storage

extension VirtualAccountPlace {
    /// A virtual account in which the caller may do something.
    ///
    /// - Throws: `FulfilmentError` `virtualAccount.unknown` where it is not there or hidden, `virtualAccount.invalid` where a
    ///   holding account is named, `access.forbidden`; `StorageError`.
    static func find(
        _ written: String,
        of account: SmartAccountID,
        for action: Action,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> VirtualAccountPlace {
        guard HoldingAccountID(written) == nil else {
            throw FulfilmentError(
                code: "virtualAccount.invalid",
                message: "\(written) is no virtual account, and licenses are used and moved in virtual accounts only",
                remedy: "name a virtual account; what waits in a holding account cannot be used before its release"
            )
        }
        let place = try find(written, of: account, in: snapshot)
        try caller.require(action, on: place.resource, else: unknown(written))
        return place
    }

    /// Refuses what takes an active account.
    ///
    /// - Throws: `FulfilmentError` `use.accountNotActive`; `StorageError`.
    func requireActive(in snapshot: Snapshot) throws {
        let account = try snapshot.first(
            "SELECT domain, state FROM smart_account WHERE id = ?1",
            smartAccount.rawValue
        ) { (domain: $0.text(0), state: $0.text(1)) }
        guard let account, account.state != SmartAccountState.active.rawValue else { return }
        throw FulfilmentError(
            code: "use.accountNotActive",
            message: "the Smart Account \(account.domain) is \(account.state): its licenses cannot be used or moved",
            remedy: account.state == SmartAccountState.closed.rawValue
                ? "register with another account" : "ask the operator to make the account active again"
        )
    }

    /// The domain identifier of its Smart Account.
    func domain(in snapshot: Snapshot) throws -> String? {
        try snapshot.first("SELECT domain FROM smart_account WHERE id = ?1", smartAccount.rawValue) { $0.text(0) }
    }
}
