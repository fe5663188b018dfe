// The command to cancel lines.

internal import Domain
public import Storage

extension Fulfilment {
    /// Cancels lines that have not been released; for those that have been, the return is asked for and recorded.
    ///
    /// - Parameters:
    ///   - request: which lines, who commands it, and why.
    ///   - transaction: the caller's transaction.
    /// - Returns: what became of which line.
    /// - Throws: `FulfilmentError` when the order or a line is unknown; `StorageError`.
    public func cancel(_ request: CancelRequest, in transaction: Transaction) throws -> CancelResult {
        let operation = operation(request.actor, in: transaction)
        let order = try order(request.partner, request.orderNumber, in: operation.snapshot)
        let numbers = Set(request.lineNumbers.map(\.text))
        let all = try LineRecord.all(order.id, in: operation.snapshot)
        let chosen = try all.chosen(numbers, of: order)
        let work = OrderWork(self, operation, order)
        let result = try work.cancelAll(chosen, because: request.reason, receipt: nil)
        if numbers.isEmpty, result.returnRequested.isEmpty, !work.cancelled.isEmpty {
            try work.markCancelled()
            try work.announceOrderCancelled(because: request.reason)
        } else {
            try work.announceCancelled()
        }
        try work.finish()
        let explanation = Self.explanation(order, result)
        if !result.cancelled.isEmpty || !result.returnRequested.isEmpty {
            try work.remember(.orderCancelled, "order \(order.number): \(explanation), because: \(request.reason)")
        }
        return CancelResult(
            cancelled: result.cancelled,
            returnRequested: result.returnRequested,
            explanation: explanation
        )
    }

    private static func explanation(_ order: OrderRecord, _ result: OrderWork.Cancellation) -> String {
        let done = result.cancelled.joined(separator: ", ")
        let refused = result.returnRequested.joined(separator: ", ")
        switch (result.cancelled.isEmpty, result.returnRequested.isEmpty) {
        case (true, true): return "nothing of order \(order.number) was left to cancel"
        case (false, true): return "cancelled: \(done)"
        case (true, false): return "released already, so the return was asked for instead: \(refused)"
        case (false, false):
            return "cancelled: \(done); released already, so the return was asked for instead: \(refused)"
        }
    }
}

extension OrderWork {
    /// What became of lines that were to be cancelled, by their numbers.
    struct Cancellation {
        var cancelled: [String] = []
        var returnRequested: [String] = []
    }

    /// Cancels those of the lines that can be, and asks for the return of those that were released.
    func cancelAll(_ lines: [LineRecord], because reason: String, receipt: ReceiptID?) throws -> Cancellation {
        var result = Cancellation()
        for line in lines {
            switch line.state {
            case .held, .scheduled, .recorded:
                try cancel(line, because: reason)
                result.cancelled.append(line.number)
            case .released:
                try requestReturn(line, because: reason, receipt: receipt)
                result.returnRequested.append(line.number)
            case .cancelled, .returned, .rejected: break
            }
        }
        return result
    }

    /// Marks the order as cancelled as a whole.
    func markCancelled() throws {
        try transaction.run(
            "UPDATE orders SET is_cancelled = 1, changed_at = ?2 WHERE id = ?1",
            order.id.rawValue,
            operation.now.milliseconds
        )
    }

    /// Publishes that the order was cancelled as a whole.
    func announceOrderCancelled(because reason: String) throws {
        try tell(
            .orderCancelled,
            cancelled,
            evenIfEmpty: true,
            members: { $0.member("reason", reason) },
            line: { writer, line in writer.describe(line) }
        )
    }
}
