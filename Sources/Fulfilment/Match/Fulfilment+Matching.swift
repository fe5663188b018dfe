// The job that decides whose the lines of an order are.

internal import Domain
internal import Failpoints
internal import JobQueue
internal import Storage

extension Fulfilment {
    /// The kind of the jobs that decide about an order's lines; the payload is the order.
    static let matchKind = "match"

    /// Adds the job that decides about an order's lines; once, however often it is asked for.
    func enqueueMatch(_ order: OrderID, in transaction: Transaction) throws {
        var job = NewJob(queue: matchingQueue, kind: Self.matchKind, payload: order.description)
        job.uniqueKey = "match:\(job.payload)"
        try queue.enqueue(job, in: transaction)
    }

    func match(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        Failpoint.hit("fulfilment.beforeMatch")
        guard let id = OrderID(job.payload) else { return .dead(error: "“\(job.payload)” is not an order") }
        try decideLines(of: id, operation("matching", in: transaction))
        Failpoint.hit("fulfilment.afterMatch")
        return .done
    }

    /// What decides about an order's lines.
    func decider(_ order: OrderRecord, _ operation: Operation) throws -> LineDecider {
        try AccountIndex(operation).flush()
        return try LineDecider(order, settings(of: order.partner), now: operation.now, in: operation.snapshot)
    }

    /// Decides about the waiting lines of an order, now.
    ///
    /// - Returns: how many lines wait or waited.
    /// - Throws: `StorageError`.
    @discardableResult
    func decideLines(of id: OrderID, _ operation: Operation) throws -> Int {
        let lines = try LineRecord.waiting(id, in: operation.snapshot)
        guard !lines.isEmpty, let order = try OrderRecord.find(id, in: operation.snapshot) else { return 0 }
        let decider = try decider(order, operation)
        let work = OrderWork(self, operation, order)
        for line in lines { try work.settle(line, decider.decide(line)) }
        try work.finish()
        return lines.count
    }
}
