// Holding lines and opening their undo windows.

internal import Domain
internal import Matching
internal import Storage

extension OrderWork {
    /// Who decides where no person does.
    private static let actor = "matching"

    /// Keeps a line in the holding account, for a reason; only its keys change when it waits for that already.
    func hold(_ line: LineRecord, _ reason: HoldReason, _ detail: String, _ waits: LineWaits) throws {
        // What it waits for besides may be another all the same, for example its SKU beside the partner's request.
        try keep(waits, of: line)
        guard line.holdReason != reason || line.holdDetail != detail else { return }
        try transaction.run(
            """
            UPDATE order_line SET state = 'held', hold_reason = ?2, hold_detail = ?3,
                held_since = coalesce(held_since, ?4), smart_account = NULL, virtual_account = NULL, release_at = NULL
            WHERE id = ?1 AND state IN ('held', 'scheduled')
            """,
            line.id.rawValue,
            reason.rawValue,
            detail,
            operation.now.milliseconds
        )
        try recordDecision(line, "held", holdReason: reason, explanation: detail, actor: Self.actor)
        // The reason an undecided line has is only where it begins.
        if line.holdReason != reason || line.holdDetail == nil {
            held.append(HeldLine(line: line, reason: reason, detail: detail))
        }
    }

    /// Opens a line's undo window.
    func schedule(_ line: LineRecord, _ target: LineTarget, _ waits: LineWaits) throws {
        if line.state == .scheduled, line.smartAccount != target.account.id, target.tier == .decision {
            try breaker.judge(line, "a person decided for \(target.account.domain)")
        }
        let window = max(0, fulfilment.settings(of: order.partner).undoWindow)
        let releaseAt = operation.now.milliseconds + window
        try transaction.run(
            """
            UPDATE order_line SET state = 'scheduled', hold_reason = NULL, hold_detail = NULL, held_since = NULL,
                smart_account = ?2, virtual_account = ?3, release_at = ?4
            WHERE id = ?1 AND state IN ('held', 'scheduled')
            """,
            line.id.rawValue,
            target.account.id.rawValue,
            target.virtualAccount.id.rawValue,
            releaseAt
        )
        try keep(waits, of: line)
        try recordDecision(
            line,
            "matched",
            target: target,
            explanation: target.explanation,
            actor: Self.actor
        )
        scheduled.append(ScheduledLine(line: line, target: target, releaseAt: releaseAt))
    }
}
