// Deciding about an order before its sender is answered, where otherwise a job would.

internal import Domain
internal import Storage

extension Intake {
    /// Decides about an order's lines now, or leaves it to a job when that fails: what was accepted stays accepted.
    func decideNow(_ order: OrderID) throws {
        do {
            try operation.transaction.part { part in
                _ = try fulfilment.decideLines(of: order, fulfilment.operation("matching", in: part))
            }
        } catch let error where !Self.concernsTransaction(error) {
            // The job meets the same error, and then retries it, or shows it to a person.
            try fulfilment.enqueueMatch(order, in: operation.transaction)
        }
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
