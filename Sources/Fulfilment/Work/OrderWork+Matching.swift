// Holding lines and opening their undo windows.

internal import Domain
internal import Matching
internal import Storage

extension OrderWork {
    /// Who decides where no person does.
    private static let actor = "matching"

    /// Keeps a line in the holding account, for a reason; nothing happens when it waits for just that already.
    func hold(_ line: LineRecord, _ reason: HoldReason, _ detail: String, _ keys: [WaitingKey]) throws {
        guard line.holdReason != reason || line.holdDetail != detail else {
            // What it waited for besides has come, for example its SKU while it waits for the partner's request.
            return keys.isEmpty ? try removeKeys(line) : ()
        }
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
        try removeKeys(line)
        for key in keys {
            try transaction.run(
                "INSERT INTO waiting_key(kind, key, line) VALUES(?1, ?2, ?3)",
                key.kind,
                key.text,
                line.id.rawValue
            )
        }
        try recordDecision(line, "held", holdReason: reason, explanation: detail, actor: Self.actor)
        // The reason an undecided line has is only where it begins.
        if line.holdReason != reason || line.holdDetail == nil {
            held.append(HeldLine(line: line, reason: reason, detail: detail))
        }
    }

    /// Opens a line's undo window.
    func schedule(_ line: LineRecord, _ target: LineTarget) throws {
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
        try removeKeys(line)
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
