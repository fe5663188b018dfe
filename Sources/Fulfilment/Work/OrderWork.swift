// OrderWork: what one operation does to the lines of one order, and what is told of it at the end.
//
// GUARANTEES   Each change of a line writes its row, its decision, its keys and the ledger together.
//              `finish` adds the release job that the scheduled lines need and publishes one event for each kind of
//              thing that happened, whatever the number of lines.

internal import Domain
internal import JobQueue
internal import Matching
internal import Storage

/// The changes of one order's lines within one operation.
final class OrderWork {
    /// A line that was held for a new reason.
    struct HeldLine {
        let line: LineRecord
        let reason: HoldReason
        let detail: String
    }

    /// A line whose undo window was opened.
    struct ScheduledLine {
        let line: LineRecord
        let target: LineTarget
        let releaseAt: Int64
    }

    /// A line that was released.
    struct ReleasedLine {
        let line: LineRecord
        let lot: LineRecord.HeldLot
        let target: LineTarget
        let termEndsAt: Timestamp?
    }

    let fulfilment: Fulfilment
    let operation: Operation
    let order: OrderRecord
    let ledger: Ledger

    var held: [HeldLine] = []
    var scheduled: [ScheduledLine] = []
    var released: [ReleasedLine] = []
    var cancelled: [LineRecord] = []
    var returnRequested: [LineRecord] = []
    /// Whether the operation changes an order that was there.
    var isChange = false

    init(_ fulfilment: Fulfilment, _ operation: Operation, _ order: OrderRecord) {
        self.fulfilment = fulfilment
        self.operation = operation
        self.order = order
        ledger = Ledger(ids: fulfilment.ids, operation: operation)
    }

    var shadows: ShadowDecisions { ShadowDecisions(operation: operation, partner: order.partner) }
    var breaker: TierBreaker { TierBreaker(fulfilment: fulfilment, operation: operation, order: order) }
    var transaction: Transaction { operation.transaction }

    /// Brings a line to where its decision says, unless it stands there already.
    func settle(_ line: LineRecord, _ decision: LineDecision) throws {
        if let shadow = decision.shadow { try shadows.record(shadow, of: line) }
        switch decision.outcome {
        case .matched(let target) where target.isTarget(of: line): try keep(decision.waits, of: line)
        case .matched(let target): try schedule(line, target, decision.waits)
        case .held(let reason, let detail): try hold(line, reason, detail, decision.waits)
        }
    }

    /// Adds the job that the scheduled lines need, and tells what happened.
    func finish() throws {
        if let moment = scheduled.lazy.map(\.releaseAt).min() { try enqueueRelease(at: moment) }
        if !released.isEmpty || isChange { try registerDevices() }
        try remember()
        try announce()
        if !released.isEmpty { try fulfilment.tellOverages(operation) }
    }

    private func enqueueRelease(at moment: Int64) throws {
        var job = NewJob(queue: fulfilment.releaseQueue, kind: Fulfilment.releaseKind, payload: order.id.description)
        job.runAt = moment
        let key = "release:\(job.payload)"
        job.uniqueKey = key
        if try fulfilment.queue.enqueue(job, in: transaction) == nil {
            // It is there for another line; the earliest counts, and the job itself goes on to the later ones.
            try fulfilment.queue.bringForward(uniqueKey: key, to: moment, in: transaction)
        }
    }

    func recordDecision(
        _ line: LineRecord,
        _ outcome: String,
        holdReason: HoldReason? = nil,
        target: LineTarget? = nil,
        explanation: String,
        actor: String
    ) throws {
        try transaction.run(
            """
            INSERT INTO decision(id, line, outcome, hold_reason, tier, smart_account, virtual_account, explanation,
                rule_version, actor, decided_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            fulfilment.ids.nextNumber(),
            line.id.rawValue,
            outcome,
            holdReason?.rawValue,
            target?.tier.description,
            target?.account.id.rawValue,
            target?.virtualAccount.id.rawValue,
            explanation,
            MatchEngine.ruleVersion,
            actor,
            operation.now.milliseconds
        )
    }
}
