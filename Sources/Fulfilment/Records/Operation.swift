internal import Domain
internal import Storage

/// What all steps of one operation share: their transaction, their moment, who acts, and how much is done at once.
struct Operation {
    let transaction: Transaction
    let now: Timestamp
    /// The moment, RFC 3339.
    let moment: String
    let actor: String
    let budget: NominationBudget

    init(transaction: Transaction, now: Timestamp, actor: String, budget: NominationBudget = NominationBudget()) {
        self.transaction = transaction
        self.now = now
        self.moment = now.description
        self.actor = actor
        self.budget = budget
    }

    /// The same operation within a part that may be undone by itself.
    func within(_ part: Transaction) -> Operation {
        Operation(transaction: part, now: now, actor: actor, budget: budget)
    }

    var snapshot: Snapshot { transaction.snapshot }
}
