// What is told of an order's lines, and to whom.
//
// GUARANTEES   What a customer's event holds is listed here, member by member: its own account, the SKU, the quantity,
//              the lot and the term, and the customer's own order number. No partner, no holding account, no price, no
//              other line.

internal import Domain

extension OrderWork {
    /// Publishes one event for each kind of thing that happened.
    func announce() throws {
        try tell(.licenseHeld, held) { writer, held in
            writer.describe(held.line)
            writer.member("holdReason", held.reason.rawValue)
            writer.member("holdDetail", held.detail)
        }
        var window = (end: Int64(0), text: "")
        try tell(.licenseMatched, scheduled) { writer, scheduled in
            if scheduled.releaseAt != window.end {
                window = (scheduled.releaseAt, Timestamp(milliseconds: scheduled.releaseAt).description)
            }
            writer.describe(scheduled.line)
            writer.member("smartAccount", scheduled.target.account.domain.text)
            writer.member("virtualAccount", scheduled.target.virtualAccount.name.text)
            writer.member("releaseAt", window.text)
        }
        try tell(.licenseReleased, released) { writer, released in
            writer.describe(released.line)
            writer.member("lot", released.lot.id.description)
            writer.member("smartAccount", released.target.account.domain.text)
            writer.member("virtualAccount", released.target.virtualAccount.name.text)
            writer.member("releasedAt", self.operation.moment)
            writer.member("termEndsAt", released.termEndsAt?.description)
        }
        try tellCustomers()
        try tell(.licenseReturnRequested, returnRequested) { writer, line in writer.describe(line) }
    }

    /// Publishes that lines were cancelled, unless the cancellation of the whole order tells it already.
    func announceCancelled() throws {
        try tell(.licenseCancelled, cancelled) { writer, line in writer.describe(line) }
    }

    /// Publishes an event about lines to the order's partner.
    func tell<Line>(
        _ type: EventType,
        _ lines: [Line],
        evenIfEmpty: Bool = false,
        members: (inout JSONWriter) -> Void = { _ in },
        line: (inout JSONWriter, Line) -> Void
    ) throws {
        guard evenIfEmpty || !lines.isEmpty else { return }
        let capacity = 256 + 256 * lines.count
        try fulfilment.publish(type, to: .partner(order.partner), order: order.id, operation, capacity: capacity) {
            $0.member("order", self.order.id.description)
            $0.member("number", self.order.number)
            members(&$0)
            $0.array("lines") { array in
                for element in lines { array.object { line(&$0, element) } }
            }
        }
    }

    private func tellCustomers() throws {
        var rest = released[...]
        while let account = rest.first?.target.account {
            // Nearly always all lines of an order go to one account.
            let own = rest.filter { $0.target.account.id == account.id }
            rest = own.count == rest.count ? [] : rest.filter { $0.target.account.id != account.id }
            let capacity = 256 + 256 * own.count
            try fulfilment.publish(.licenseReleased, to: .smartAccount(account.id), operation, capacity: capacity) {
                $0.member("smartAccount", account.domain.text)
                $0.array("licenses") { array in
                    for line in own { array.object { self.describeToCustomer(line, &$0) } }
                }
            }
        }
    }

    private func describeToCustomer(_ released: ReleasedLine, _ writer: inout JSONWriter) {
        writer.member("id", released.lot.id.description)
        writer.member("sku", released.line.sku)
        writer.member("quantity", released.lot.quantity)
        writer.member("virtualAccount", released.target.virtualAccount.name.text)
        writer.member("releasedAt", operation.moment)
        writer.member("termEndsAt", released.termEndsAt?.description)
        writer.member("endCustomerOrderNumber", order.endCustomerOrderNumber)
    }
}

extension JSONWriter {
    /// Writes what every event says of a line.
    mutating func describe(_ line: LineRecord) {
        member("number", line.number)
        member("sku", line.sku)
        member("quantity", line.quantity)
    }
}
