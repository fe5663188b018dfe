internal import Domain
internal import Storage

/// The orders whose number begins in a way, partner by partner, by number.
struct NumberedOrders: OrderSource {
    private let prefix: String
    private let snapshot: Snapshot
    /// Whose orders are still to come, the present partner last.
    private var partners: [Int64]
    private var lastNumber: String

    init(prefix: String, partner: PartnerID?, after: OrderID?, in snapshot: Snapshot) throws {
        self.prefix = prefix
        self.snapshot = snapshot
        let place = try after.flatMap { order in
            try snapshot.first("SELECT partner, number FROM orders WHERE id = ?1", order.rawValue) { row in
                (partner: row.integer(0), number: row.text(1))
            }
        }
        lastNumber = place?.number ?? ""
        partners = try snapshot.all(
            "SELECT id FROM partner WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC",
            max(partner?.rawValue ?? 0, place?.partner ?? 0),
            partner?.rawValue ?? .max
        ) { $0.integer(0) }
    }

    mutating func next() throws -> OrderID? {
        while let partner = partners.last {
            if let found = try following(partner: partner), found.number.utf8.starts(with: prefix.utf8) {
                lastNumber = found.number
                return OrderID(rawValue: found.id)
            }
            partners.removeLast()
            lastNumber = ""
        }
        return nil
    }

    private func following(partner: Int64) throws -> (id: Int64, number: String)? {
        try snapshot.first(
            "SELECT id, number FROM orders WHERE partner = ?1 AND number >= ?2 AND number <> ?3 ORDER BY number LIMIT 1",
            partner,
            lastNumber.isEmpty ? prefix : lastNumber,
            lastNumber
        ) { ($0.integer(0), $0.text(1)) }
    }
}
