// Transfers: between virtual accounts of one Smart Account, whole or in part.
//
// GUARANTEES   All items of a request are moved or none is; the answer names each that stands in the way. A plan is the same
//              walk, undone. What is used or reserved in a virtual account stays there.
// DOES NOT     Move anything between Smart Accounts, nor change a lot's term.

public import Domain
public import Storage

extension Fulfilment {
    /// Moves licenses between virtual accounts.
    ///
    /// - Parameters:
    ///   - request: what is to be moved.
    ///   - account: the Smart Account.
    ///   - caller: who moves it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what became of each item; `isDone` tells whether it was moved.
    /// - Throws: `FulfilmentError` where the request as a whole is refused; `StorageError`.
    public func transfer(
        _ request: TransferRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> TransferView {
        try walk(request, account, caller, isPlan: false, in: transaction)
    }

    /// Tells what a transfer would move; nothing is.
    ///
    /// - Parameters:
    ///   - request: what would be moved.
    ///   - account: the Smart Account.
    ///   - caller: who would move it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what would become of each item.
    /// - Throws: `FulfilmentError` where the request as a whole is refused; `StorageError`.
    public func planTransfer(
        _ request: TransferRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> TransferView {
        try walk(request, account, caller, isPlan: true, in: transaction)
    }

    /// Thrown to undo what was moved, and caught here.
    private struct Undone: Error {}

    private func walk(
        _ request: TransferRequest,
        _ account: SmartAccountID,
        _ caller: Principal,
        isPlan: Bool,
        in transaction: Transaction
    ) throws -> TransferView {
        let operation = operation(caller.actor, in: transaction)
        let resource = Resource.smartAccount(account)
        try caller.require(.readAccount, on: resource, else: .unknownAccount(account.description))
        try requireSameAccount(request, account, in: operation.snapshot)
        guard (1...1_000).contains(request.items.count) else {
            throw FulfilmentError(
                code: "items.invalid",
                message: "a transfer has 1 to 1000 items, not \(request.items.count)",
                remedy: "split it"
            )
        }
        var items: [TransferView.Item] = []
        do {
            try operation.part { part in
                let mover = TransferMover(self, operation.within(part), account, caller)
                for item in request.items { items.append(try mover.move(item, number: items.count + 1)) }
                guard !isPlan, items.allSatisfy({ $0.problem == nil }) else { throw Undone() }
                try mover.announce()
            }
            return TransferView(isDone: true, items: items)
        } catch is Undone {
            for index in items.indices where items[index].problem == nil { items[index].outcome = "movable" }
            return TransferView(isDone: false, items: items)
        }
    }

    private func requireSameAccount(_ request: TransferRequest, _ account: SmartAccountID, in snapshot: Snapshot) throws
    {
        guard let named = request.destinationAccount, named != account.description else { return }
        let domain = try snapshot.first(
            "SELECT domain FROM smart_account WHERE id = ?1",
            account.rawValue
        ) { $0.text(0) }
        if named != domain { throw FulfilmentError.betweenAccounts(named, domain ?? account.description) }
    }
}

extension FulfilmentError {
    /// The same answer whether there is such an account or not.
    static func betweenAccounts(_ named: String, _ own: String) -> FulfilmentError {
        FulfilmentError(
            code: "transfer.betweenAccounts",
            message: """
                \(named) is not in the Smart Account \(own), and licenses do not go from one Smart Account to another: \
                their owner would change, and with it who has accepted their agreement and whose term runs
                """,
            remedy: """
                name a virtual account of \(own); for a change of owner ask the partner who sold the licenses to have \
                the vendor transfer them, which takes the consent of both companies
                """
        )
    }
}
