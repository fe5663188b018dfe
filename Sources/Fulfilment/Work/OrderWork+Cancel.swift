// Taking lines back before their release, and asking for their return after it.

internal import Domain
internal import Storage

extension OrderWork {
    /// Cancels a line that has not been released; its units go back to the supplier.
    func cancel(_ line: LineRecord, because reason: String) throws {
        try transaction.run(
            """
            UPDATE order_line SET state = 'cancelled', hold_reason = NULL, hold_detail = NULL, held_since = NULL,
                smart_account = NULL, virtual_account = NULL, release_at = NULL
            WHERE id = ?1 AND state IN ('held', 'scheduled', 'recorded')
            """,
            line.id.rawValue
        )
        try forgetWaits(line)
        if let lot = line.lot, let holding = lot.holdingAccount {
            try ledger.cancel(lot.id, lot.quantityInHolding, from: holding)
        }
        try recordDecision(line, "cancelled", explanation: reason, actor: operation.actor)
        cancelled.append(line)
    }

    /// Records that the return of a released line is asked for; asking again changes nothing.
    func requestReturn(_ line: LineRecord, because reason: String, receipt: ReceiptID?) throws {
        let open = try operation.snapshot.integer("SELECT 1 FROM return_request WHERE line = ?1", line.id.rawValue)
        guard open == nil else { return }
        try transaction.run(
            "INSERT INTO return_request(id, line, reason, actor, receipt, requested_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            fulfilment.ids.nextNumber(),
            line.id.rawValue,
            reason,
            operation.actor,
            receipt?.rawValue,
            operation.now.milliseconds
        )
        returnRequested.append(line)
        try breaker.judge(line, "its return was asked for")
    }
}
