// The states of Smart Accounts, and what follows from a change of one.

public import Domain
public import Storage

extension Fulfilment {
    /// Changes an account's state; what waits for it is decided again, and what is scheduled for it too.
    ///
    /// - Parameters:
    ///   - id: the account.
    ///   - state: the new state; the present one again changes nothing.
    ///   - actor: who does it, for example `operator:anna`.
    ///   - transaction: the caller's transaction.
    /// - Throws: `FulfilmentError` when there is no such account or it may not become that; `StorageError`.
    public func changeState(
        ofAccount id: SmartAccountID,
        to state: SmartAccountState,
        actor: String,
        in transaction: Transaction
    ) throws {
        let operation = operation(actor, in: transaction)
        guard let before = try AccountRecord.find(id, in: operation.snapshot) else {
            throw FulfilmentError.unknownAccount(id.description)
        }
        guard before.account.state != state else { return }
        try change(before.account, to: state, operation)
        guard let after = try AccountRecord.find(id, in: operation.snapshot) else { return }
        _ = try decideAgain(Nomination.change(from: before, to: after, operation), operation)
    }

    /// Writes an account's new state and tells the customer.
    func change(_ account: SmartAccount, to state: SmartAccountState, _ operation: Operation) throws {
        guard account.state.mayBecome(state) else {
            throw FulfilmentError(
                code: "account.stateChange",
                message: "\(account.domain) is \(account.state.rawValue) and cannot become \(state.rawValue)",
                remedy: account.state == .closed
                    ? "register a new account under the domain identifier"
                    : "leave the state as it is, or choose one that follows it"
            )
        }
        try operation.transaction.run(
            "UPDATE smart_account SET state = ?2, changed_at = ?3 WHERE id = ?1",
            account.id.rawValue,
            state.rawValue,
            operation.now.milliseconds
        )
        let change = "the account's state changed from \(account.state.rawValue) to \(state.rawValue)"
        try rememberChange(of: account.id, change, operation)
        try publish(.accountStateChanged, to: .smartAccount(account.id), operation) { data in
            data.member("id", account.id.description)
            data.member("smartAccount", account.domain.text)
            data.member("state", state.rawValue)
            data.member("previousState", account.state.rawValue)
        }
    }

    /// Remembers in the account's log that it was changed; who did it as the customer may know it.
    func rememberChange(
        of account: SmartAccountID,
        _ summary: String,
        partner: PartnerID? = nil,
        _ operation: Operation
    ) throws {
        var activity = Activity(owner: .smartAccount(account), kind: .accountChanged, summary: summary)
        if let partner {
            activity.actor = try "partner:\(partnerName(partner, in: operation.snapshot))"
        } else if operation.actor.hasPrefix("feed:") {
            // The receipt of a partner's file is the partner's.
            activity.actor = "registry"
        }
        try record(activity, operation)
    }
}
