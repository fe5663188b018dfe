// Releasing: out of the holding account, once and for good.

internal import Domain
internal import Storage

extension OrderWork {
    /// Releases a line to its target, or holds it when its units are not all where they must be.
    func release(_ line: LineRecord, _ target: LineTarget) throws {
        guard let lot = line.lot, let holding = lot.holdingAccount, lot.quantity == line.quantity,
            lot.quantityInHolding == line.quantity
        else {
            let detail = "its \(line.quantity) licenses are not all in the holding account; run holdfast verify"
            return try hold(line, .needsReview, detail, LineWaits())
        }
        let now = operation.now.milliseconds
        let changed = try transaction.run(
            """
            UPDATE order_line SET state = 'released', hold_reason = NULL, hold_detail = NULL, held_since = NULL,
                smart_account = ?2, virtual_account = ?3, release_at = coalesce(release_at, ?4), released_at = ?4
            WHERE id = ?1 AND released_at IS NULL AND state IN ('held', 'scheduled')
            """,
            line.id.rawValue,
            target.account.id.rawValue,
            target.virtualAccount.id.rawValue,
            now
        )
        guard changed == 1 else { throw LedgerError.notReleasable(line.id) }
        try forgetWaits(line)
        let end = try ledger.release(lot, from: holding, to: target.virtualAccount.id)
        try recordDecision(
            line,
            "released",
            target: target,
            explanation: target.explanation,
            actor: operation.actor
        )
        try shadows.judge(line, target)
        released.append(ReleasedLine(line: line, lot: lot, target: target, termEndsAt: end))
    }
}
