internal import Domain
internal import Storage

/// All orders, or all of a partner, the newest first.
struct AllOrders: OrderSource {
    private let partner: Int64?
    private let snapshot: Snapshot
    private var last: Int64

    init(partner: PartnerID?, after: OrderID?, in snapshot: Snapshot) {
        self.partner = partner?.rawValue
        self.snapshot = snapshot
        last = after?.rawValue ?? .max
    }

    mutating func next() throws -> OrderID? {
        guard let id = try older(than: last) else { return nil }
        last = id
        return OrderID(rawValue: id)
    }

    private func older(than last: Int64) throws -> Int64? {
        guard let partner else {
            return try snapshot.integer("SELECT id FROM orders WHERE id < ?1 ORDER BY id DESC LIMIT 1", last)
        }
        return try snapshot.integer(
            "SELECT id FROM orders WHERE partner = ?1 AND id < ?2 ORDER BY id DESC LIMIT 1",
            partner,
            last
        )
    }
}
