// Smart Accounts as registry feeds and operators describe them.

public import Domain
public import Storage

extension Fulfilment {
    /// Registers an account or brings it to what is described; what the document does not name stays as it was.
    ///
    /// - Parameters:
    ///   - document: the account.
    ///   - partner: who describes it, whose customer numbers are confirmed by it; nil for an operator.
    ///   - actor: who does it, for example `feed:rcp_…`.
    ///   - transaction: the caller's transaction; after an error its part must be undone.
    /// - Returns: what became of the account.
    /// - Throws: `FulfilmentError` when the document contradicts what is known or itself; `StorageError`.
    public func apply(
        _ document: AccountDocument,
        partner: PartnerID?,
        actor: String,
        in transaction: Transaction
    ) throws -> AccountChange {
        try apply(document, partner: partner, operation(actor, in: transaction))
    }

    /// The same as a step of an operation.
    func apply(_ document: AccountDocument, partner: PartnerID?, _ operation: Operation) throws -> AccountChange {
        guard partner != nil || document.customerNumbers.isEmpty else {
            throw FulfilmentError(
                code: "account.partnerMissing",
                message: "customer numbers are a partner's own, and no partner is named",
                remedy: "name the partner, or leave the customer numbers out"
            )
        }
        let registry = AccountRegistry(fulfilment: self, operation: operation, document: document, partner: partner)
        let known = try AccountDirectory(operation.snapshot).account(domain: document.domain)
        let result = try known.map { try registry.update($0) } ?? registry.register()
        let count = try decideAgain(result.nominations, operation)
        return AccountChange(
            id: result.id,
            outcome: result.outcome,
            state: document.state,
            ordersConcerned: count
        )
    }
}
