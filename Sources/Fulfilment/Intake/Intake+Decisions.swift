// Deciding about an order before its sender is answered, where otherwise a job would.

internal import Domain
internal import Storage

extension Intake {
    /// Decides about an order's lines now, or leaves it to a job when that fails: what was accepted stays accepted.
    func decideNow(_ order: OrderID) throws {
        do {
            try operation.part { part in
                _ = try fulfilment.decideLines(of: order, operation.within(part, as: "matching"))
            }
        } catch let error where !Self.concernsTransaction(error) {
            // The job meets the same error, and then retries it, or shows it to a person.
            try fulfilment.enqueueMatch(order, in: operation.transaction)
        }
    }

    /// The known order of an item whose lines an earlier file's job has not come to yet.
    func undecidedOrder(_ item: ReceiptView.Item) throws -> OrderID? {
        guard item.outcome != "accepted", let order = item.id.flatMap({ OrderID($0) }) else { return nil }
        let line = try operation.snapshot.integer(
            "SELECT id FROM order_line WHERE order_id = ?1 AND state = 'held' AND hold_detail IS NULL LIMIT 1",
            order.rawValue
        )
        return line == nil ? nil : order
    }

    /// Whether an error says that the whole transaction cannot go on.
    private static func concernsTransaction(_ error: any Error) -> Bool {
        switch error {
        case StorageError.conflict: false
        case is StorageError: true
        default: false
        }
    }
}
