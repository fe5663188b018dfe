internal import Domain
internal import Storage

/// What all steps of one operation share: their transaction, their moment, and who acts.
struct Operation {
    let transaction: Transaction
    let now: Timestamp
    /// The moment, RFC 3339.
    let moment: String
    let actor: String

    init(transaction: Transaction, now: Timestamp, actor: String) {
        self.transaction = transaction
        self.now = now
        self.moment = now.description
        self.actor = actor
    }

    var snapshot: Snapshot { transaction.snapshot }
}
