// What waits: it will be released when its time comes, and it waits for something that is still missing.

internal import Domain
internal import Storage

extension Verification {
    /// Every scheduled line has a job that will release it.
    @Sendable
    static func releaseJobFaults(in snapshot: Snapshot) throws -> [String] {
        let releases = try LiveJobs(in: snapshot).releases
        var faults: [String] = []
        try snapshot.forEach("SELECT order_id, number, release_at FROM order_line WHERE state = 'scheduled'") { row in
            guard faults.count < limitPerRule, !releases.contains(row.integer(0)) else { return }
            let moment = Timestamp(milliseconds: row.integer(2))
            faults.append("\(line(row.text(1), of: row.integer(0))) is scheduled for \(moment), and no job releases it")
        }
        return faults
    }

    /// No line waits for an account although the rules would match it, unless a job is about to find that out.
    static func missedMatchFaults(in snapshot: Snapshot, _ context: Context) throws -> [String] {
        let jobs = try LiveJobs(in: snapshot)
        guard !jobs.isMatchingBehind else { return [] }
        var faults: [String] = []
        for order in try undecidedOrders(in: snapshot) where !jobs.orders.contains(order.rawValue) {
            guard faults.count < limitPerRule, let record = try OrderRecord.find(order, in: snapshot) else { break }
            let decider = try context.decider(record, in: snapshot)
            for held in try LineRecord.waiting(order, in: snapshot)
            where held.isUndecided || held.holdReason == .agreementPending && context.knowsMoment {
                guard case .matched(let target) = try decider.decide(held).outcome else { continue }
                let reason = held.holdReason?.rawValue ?? ""
                let sentence = "\(line(held.number, of: order.rawValue)) is held (\(reason)), and matches account"
                faults.append("\(sentence) \(target.account.id) by \(target.tier)")
            }
        }
        return faults
    }

    private static func undecidedOrders(in snapshot: Snapshot) throws -> [OrderID] {
        try snapshot.all(
            """
            SELECT DISTINCT order_id FROM order_line WHERE state = 'held'
                AND hold_reason IN ('noAccount', 'accountPending', 'agreementPending') ORDER BY order_id
            """
        ) { OrderID(rawValue: $0.integer(0)) }
    }
}

extension LineRecord {
    /// Whether the line is held until its account is there.
    fileprivate var isUndecided: Bool { holdReason == .noAccount || holdReason == .accountPending }
}
