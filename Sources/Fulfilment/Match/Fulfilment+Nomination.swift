// Deciding again what became decidable.

internal import Domain
internal import JobQueue
internal import Storage

extension Fulfilment {
    /// The kind of the jobs that nominate more orders than one transaction should.
    static let nominateKind = "nominate"

    /// Decides again about the orders that wait for what became known: at once, or by jobs when they are many.
    ///
    /// How many are too many is counted over all that the operation makes known, so that a file of accounts does not hold
    /// everything else up.
    ///
    /// - Returns: how many orders are concerned, as far as they were counted.
    /// - Throws: `StorageError`.
    func decideAgain(_ nominations: [Nomination], _ operation: Operation) throws -> Int {
        var orders: [OrderID] = []
        var seen: Set<OrderID> = []
        for nomination in nominations {
            let limit = operation.budget.lines
            guard limit > 0 else {
                // Nobody counts them any more; whether there is one decides about the job.
                let slice = try nomination.slice(after: 0, limit: 1, in: operation.snapshot)
                if slice.lineCount > 0 { try enqueue(nomination, after: 0, operation) }
                continue
            }
            let slice = try nomination.slice(after: 0, limit: limit, in: operation.snapshot)
            operation.budget.look(at: slice.lineCount)
            for order in slice.orders where seen.insert(order).inserted { orders.append(order) }
            if let last = slice.last { try enqueue(nomination, after: last, operation) }
        }
        if operation.budget.take(orders.count) {
            for order in orders { try decideLines(of: order, operation) }
        } else {
            for order in orders { try enqueueMatch(order, in: operation.transaction) }
        }
        return orders.count
    }

    func nominate(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        guard let (nomination, line) = Nomination.read(job.payload) else {
            return .dead(error: "“\(job.payload)” does not say what became known")
        }
        let operation = operation("matching", in: transaction)
        let slice = try nomination.slice(after: line, limit: NominationBudget.nominationLimit, in: operation.snapshot)
        for order in slice.orders { try enqueueMatch(order, in: transaction) }
        if let last = slice.last { try enqueue(nomination, after: last, operation) }
        return .done
    }

    /// Adds the job that decides again about a partner's lines that wait for their SKU, when there are any.
    func decideAboutUnknownSKUs(of partner: PartnerID, _ operation: Operation) throws {
        let nomination = Nomination.unknownSKUs(partner)
        guard try !nomination.slice(after: 0, limit: 1, in: operation.snapshot).orders.isEmpty else { return }
        try enqueue(nomination, after: 0, operation)
    }

    /// Adds the job that decides again about the lines that look by a key; not before a moment, where one is given.
    func enqueue(_ nomination: Nomination, after line: Int64, _ operation: Operation, at moment: Int64? = nil) throws {
        // Without a unique key: the same may become known again while an older job is still on its way.
        let payload = nomination.payload(after: line)
        var job = NewJob(queue: matchingQueue, kind: Self.nominateKind, payload: payload)
        if let moment { job.runAt = moment }
        try queue.enqueue(job, in: operation.transaction)
    }
}
