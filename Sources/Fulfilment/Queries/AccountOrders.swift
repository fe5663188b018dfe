internal import Domain
internal import Storage

/// The orders with lines matched to a Smart Account, the newest first.
struct AccountOrders: OrderSource {
    private let smartAccount: Int64
    private let snapshot: Snapshot
    private var last: Int64

    init(smartAccount: SmartAccountID, after: OrderID?, in snapshot: Snapshot) {
        self.smartAccount = smartAccount.rawValue
        self.snapshot = snapshot
        last = after?.rawValue ?? .max
    }

    mutating func next() throws -> OrderID? {
        let id = try snapshot.integer(
            """
            SELECT order_id FROM order_line WHERE smart_account = ?1 AND order_id < ?2
            ORDER BY order_id DESC LIMIT 1
            """,
            smartAccount,
            last
        )
        guard let id else { return nil }
        last = id
        return OrderID(rawValue: id)
    }
}
