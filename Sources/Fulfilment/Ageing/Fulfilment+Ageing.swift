// Telling of lines that wait for long, so that no order sits unnoticed in a holding account.
//
// GUARANTEES   Each held line is told once at each of its partner's limits, the longest-waiting first, in an event for
//              each order; the event and the mark up to which it was told commit together. A limit that is new is told
//              for all lines that are beyond it already.
// DOES NOT     Tell of stocking and enterprise-agreement orders, which wait for nothing.

internal import Domain
public import JobQueue
public import Storage

extension Fulfilment {
    /// The kind of the recurring job that tells of lines that wait for long.
    static let ageingKind = "ageing"
    /// How many lines one transaction looks at for one limit.
    static let ageingLimit = 1_000

    /// Describes the recurring job that tells of lines that wait for long: hourly.
    ///
    /// - Parameter transaction: the caller's transaction.
    /// - Returns: the job, for `JobQueue.setRecurring`.
    /// - Throws: `StorageError`.
    public func ageing(in transaction: Transaction) throws -> RecurringJob {
        let settings = QueueSettings(lane: .insideTransaction)
        let id = try queue.queue(named: Self.ageingKind, settings: settings, in: transaction)
        return RecurringJob(name: Self.ageingKind, queue: id, kind: Self.ageingKind, every: 3_600_000)
    }

    /// Tells of the lines that have come to a limit since the last time.
    func tellWaiting(in transaction: Transaction) throws -> JobOutcome {
        let operation = operation("ageing", in: transaction)
        var isMore = false
        for partner in configuredPartners {
            for days in Set(partner.settings.waiting.days).sorted() {
                let told = try WaitingReminder(self, operation, partner, days: days).tell()
                isMore = isMore || told == Self.ageingLimit
            }
        }
        return isMore ? .more : .done
    }
}
