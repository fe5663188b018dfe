// Contracts: what a company has agreed to buy, with the orders and licenses under it.
//
// GUARANTEES   They are records: no contract releases, holds or moves anything. A customer sees its own.

public import Domain
public import Storage

extension Fulfilment {
    /// A page of an account's enterprise agreements and contracts, with how many licenses lie under each.
    ///
    /// - Parameters:
    ///   - account: the account.
    ///   - limit: how many at the most.
    ///   - after: the last of the page before.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: a page, in the sequence in which they were recorded.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func contracts(
        of account: SmartAccountID,
        limit: Int = 100,
        after: AgreementID? = nil,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [ContractView] {
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.readAgreements, on: owner.resource, else: owner.unknown)
        return try ContractBook(account: account, snapshot: snapshot).list(limit: limit, after: after)
    }

    /// Records a contract as a whole, in the place of the one of its number.
    ///
    /// - Throws: `FulfilmentError`: `contract.invalid` among others; `StorageError`.
    public func recordContract(
        _ number: String,
        _ request: ContractRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> ContractView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.operate, on: .installation, else: owner.unknown)
        guard try AccountDirectory(operation.snapshot).account(id: account) != nil else { throw owner.unknown }
        let contract = try CheckedContract(number, request, in: operation.snapshot)
        let book = ContractBook(account: account, snapshot: operation.snapshot)
        try book.write(contract, ids.next(), operation)
        let kind = contract.kind == .contract ? "contract" : "enterprise agreement"
        let summary = "\(kind) \(contract.number) was recorded with \(contract.orders.count) orders"
        try record(Activity(owner: owner.log, kind: .agreementChanged, summary: summary), operation)
        guard let view = try book.find(contract.number) else { throw Self.unknownContract(number) }
        return view
    }

    /// Removes the record of a contract; what was bought under it stays.
    ///
    /// - Throws: `FulfilmentError`: `contract.unknown` among others; `StorageError`.
    public func removeContract(
        _ number: String,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.operate, on: .installation, else: owner.unknown)
        let book = ContractBook(account: account, snapshot: operation.snapshot)
        guard let id = try book.find(number).flatMap({ AgreementID($0.id) }) else { throw Self.unknownContract(number) }
        try book.remove(id, operation)
        let summary = "the record of contract \(number) was removed"
        try record(Activity(owner: owner.log, kind: .agreementChanged, summary: summary), operation)
    }

    private static func unknownContract(_ number: String) -> FulfilmentError {
        FulfilmentError(
            code: "contract.unknown",
            message: "there is no contract \(number)",
            remedy: "look at the contracts of the account"
        )
    }
}
