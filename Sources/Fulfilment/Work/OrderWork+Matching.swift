// Holding lines and opening their undo windows.

internal import Domain
internal import Matching
internal import Storage

extension OrderWork {
    /// Who decides where no person does.
    private static let actor = "matching"

    /// Keeps a line in the holding account, for a reason; only its keys change when it waits for that already.
    func hold(_ line: LineRecord, _ reason: HoldReason, _ detail: String, _ keys: [WaitingKey]) throws {
        guard line.holdReason != reason || line.holdDetail != detail else {
            // What it waits for besides may be another all the same, for example its SKU beside the partner's request.
            return try hasKeys(line, keys) ? () : replaceKeys(line, keys)
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
        try replaceKeys(line, keys)
        try recordDecision(line, "held", holdReason: reason, explanation: detail, actor: Self.actor)
        // The reason an undecided line has is only where it begins.
        if line.holdReason != reason || line.holdDetail == nil {
            held.append(HeldLine(line: line, reason: reason, detail: detail))
        }
    }

    /// Whether a line is found by just these keys.
    private func hasKeys(_ line: LineRecord, _ keys: [WaitingKey]) throws -> Bool {
        guard line.hasKeys else { return keys.isEmpty }
        let known = try operation.snapshot.all(
            "SELECT kind, key FROM waiting_key WHERE line = ?1",
            line.id.rawValue
        ) { WaitingKey(kind: $0.int(0), text: $0.text(1)) }
        return Set(known) == Set(keys.map(Optional.some))
    }

    private func replaceKeys(_ line: LineRecord, _ keys: [WaitingKey]) throws {
        try removeKeys(line)
        for key in keys {
            try transaction.run(
                "INSERT INTO waiting_key(kind, key, line) VALUES(?1, ?2, ?3)",
                key.kind,
                key.text,
                line.id.rawValue
            )
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
