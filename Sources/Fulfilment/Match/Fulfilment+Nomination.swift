// Deciding again what became decidable.

internal import Domain
internal import JobQueue
internal import Storage

extension Fulfilment {
    /// The kind of the jobs that nominate more orders than one transaction should.
    static let nominateKind = "nominate"
    /// Up to how many orders are decided again within the transaction that made it possible.
    static let directLimit = 200
    /// How many lines one transaction nominates at the most.
    static let nominationLimit = 2_000

    /// Decides again about the orders that wait for what became known: at once, or by jobs when they are many.
    ///
    /// - Returns: how many orders are concerned, as far as they were counted.
    /// - Throws: `StorageError`.
    func decideAgain(_ nominations: [Nomination], _ operation: Operation) throws -> Int {
        var orders: [OrderID] = []
        var seen: Set<OrderID> = []
        for nomination in nominations {
            let slice = try nomination.slice(after: 0, limit: Self.nominationLimit, in: operation.snapshot)
            for order in slice.orders where seen.insert(order).inserted { orders.append(order) }
            if let last = slice.last { try enqueue(nomination, after: last, operation) }
        }
        if orders.count > Self.directLimit {
            for order in orders { try enqueueMatch(order, in: operation.transaction) }
        } else {
            for order in orders { try decideLines(of: order, operation) }
        }
        return orders.count
    }

    func nominate(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        guard let (nomination, line) = Nomination.read(job.payload) else {
            return .dead(error: "“\(job.payload)” does not say what became known")
        }
        let operation = operation("matching", in: transaction)
        let slice = try nomination.slice(after: line, limit: Self.nominationLimit, in: operation.snapshot)
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

    private func enqueue(_ nomination: Nomination, after line: Int64, _ operation: Operation) throws {
        // Without a unique key: the same may become known again while an older job is still on its way.
        let payload = nomination.payload(after: line)
        let job = NewJob(queue: matchingQueue, kind: Self.nominateKind, payload: payload)
        try queue.enqueue(job, in: operation.transaction)
    }
}
