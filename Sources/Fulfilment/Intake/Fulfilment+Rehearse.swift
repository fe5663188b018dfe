// A rehearsal: what a file would do, found out by doing it in a transaction that is then undone.

public import Domain
public import Storage

extension Fulfilment {
    /// Takes a file in and decides about its orders at once, where otherwise jobs would.
    ///
    /// It is the same work as `receive` and the matching jobs do, so it cannot tell anything else than what they would
    /// do. The caller must throw afterwards, so that the transaction leaves nothing behind.
    ///
    /// - Parameters:
    ///   - file: the file as the feeds understood it.
    ///   - transaction: a transaction that the caller undoes.
    /// - Returns: the receipt, and the orders of the file; none where the bytes have come before.
    /// - Throws: `FulfilmentError` when the partner is not configured; `StorageError`.
    public func rehearse(
        _ file: ReceivedFile,
        in transaction: Transaction
    ) throws -> (result: ReceiptResult, orders: [OrderID]) {
        let result = try receive(file, in: transaction)
        guard !result.isRepeat else { return (result, []) }
        var orders: [OrderID] = []
        for id in result.receipt.items.compactMap({ $0.id.flatMap { OrderID($0) } }) where !orders.contains(id) {
            try decideLines(of: id, operation("matching", in: transaction))
            orders.append(id)
        }
        return (result, orders)
    }
}
