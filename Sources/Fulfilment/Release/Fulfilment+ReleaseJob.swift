// The job that releases lines when their undo window has ended.

internal import Domain
internal import Failpoints
internal import JobQueue
internal import Storage

extension Fulfilment {
    /// The kind of the jobs that release an order's lines; the payload is the order.
    static let releaseKind = "release"

    /// Releases the lines whose moment has come, as far as everything still says the same.
    func releaseDue(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        Failpoint.hit("fulfilment.beforeRelease")
        guard let id = OrderID(job.payload) else { return .dead(error: "“\(job.payload)” is not an order") }
        let operation = operation("release", in: transaction)
        let lines = try LineRecord.waiting(id, in: operation.snapshot).filter { $0.state == .scheduled }
        guard !lines.isEmpty, let order = try OrderRecord.find(id, in: operation.snapshot) else { return .done }
        let decider = try decider(order, operation)
        let work = OrderWork(self, operation, order)
        var next: Int64?
        for line in lines {
            if let moment = line.releaseAt, moment > operation.now.milliseconds {
                next = min(next ?? moment, moment)
                continue
            }
            let decision = try decider.decide(line)
            if case .matched(let target) = decision.outcome, target.isTarget(of: line) {
                try work.release(line, target)
            } else {
                try work.settle(line, decision)
            }
        }
        try work.finish()
        Failpoint.hit("fulfilment.afterRelease")
        let rescheduled = work.scheduled.lazy.map(\.releaseAt).min()
        return [next, rescheduled].compactMap(\.self).min().map { .snoozed(until: $0) } ?? .done
    }
}
