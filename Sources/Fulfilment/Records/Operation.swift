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
    let pending: PendingKeys

    init(
        transaction: Transaction,
        now: Timestamp,
        actor: String,
        budget: NominationBudget = NominationBudget(),
        pending: PendingKeys = PendingKeys()
    ) {
        self.transaction = transaction
        self.now = now
        self.moment = now.description
        self.actor = actor
        self.budget = budget
        self.pending = pending
    }

    /// The same operation within a part that may be undone by itself, in somebody else's name where one is given.
    func within(_ part: Transaction, as other: String? = nil) -> Operation {
        Operation(transaction: part, now: now, actor: other ?? actor, budget: budget, pending: pending)
    }

    /// Runs a part that may fail by itself; what it gathered is forgotten then, and what it wrote is gathered again.
    func part<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        let mark = pending.begin()
        do {
            let result = try transaction.part(body)
            pending.end()
            return result
        } catch {
            pending.undo(to: mark)
            throw error
        }
    }

    var snapshot: Snapshot { transaction.snapshot }
}
