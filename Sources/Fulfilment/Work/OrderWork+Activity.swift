// What a customer's activity log remembers of an order's lines.
//
// GUARANTEES   As in events: the SKU, the quantity, the lot, the virtual account, the customer's own order number, and the
//              partner's name. Nobody who works for the partner, no number of its order, no holding account.

internal import Domain
internal import Storage

extension OrderWork {
    /// Writes what came into customers' accounts, and what was asked for back.
    func remember() throws {
        guard !released.isEmpty || !returnRequested.isEmpty else { return }
        let partner = try fulfilment.partnerName(order.partner, in: operation.snapshot)
        for line in released {
            let (count, place) = (line.lot.quantity, line.target.virtualAccount)
            var activity = Activity(
                owner: .smartAccount(line.target.account.id),
                kind: .licenseAcquired,
                summary: "\(count) \(line.line.sku) acquired through \(partner) into \(place.name.text)"
            )
            activity.virtualAccount = place.id
            activity.lot = line.lot.id
            activity.sku = line.line.sku
            activity.quantity = count
            activity.orderNumber = order.endCustomerOrderNumber
            activity.actor = "partner:\(partner)"
            try fulfilment.record(activity, operation)
        }
        for line in returnRequested { try remember(returnOf: line, partner) }
    }

    private func remember(returnOf line: LineRecord, _ partner: String) throws {
        guard let account = line.smartAccount else { return }
        var activity = Activity(
            owner: .smartAccount(account),
            kind: .returnRequested,
            summary: "the return of \(line.quantity) \(line.sku) was asked for by \(partner)"
        )
        activity.virtualAccount = line.virtualAccount
        activity.lot = line.lot?.id
        activity.sku = line.sku
        activity.quantity = line.quantity
        activity.orderNumber = order.endCustomerOrderNumber
        activity.actor = "partner:\(partner)"
        try fulfilment.record(activity, operation)
    }

    /// Remembers in the partner's log what somebody commanded about lines of the order.
    func remember(_ kind: ActivityKind, _ summary: String) throws {
        var activity = Activity(owner: .partner(order.partner), kind: kind, summary: summary)
        activity.orderNumber = order.number
        try fulfilment.record(activity, operation)
    }
}

extension Fulfilment {
    /// A partner's name, also of one that is not configured any more.
    func partnerName(_ id: PartnerID, in snapshot: Snapshot) throws -> String {
        if let name = configuredName(of: id) { return name }
        return try snapshot.first("SELECT name FROM partner WHERE id = ?1", id.rawValue) { $0.text(0) } ?? "\(id)"
    }
}
