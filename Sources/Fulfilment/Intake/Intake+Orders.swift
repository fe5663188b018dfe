// Orders of a file: new ones, and those that are known.

internal import Domain
internal import Storage

extension Intake {
    /// Takes an order document.
    func take(_ document: OrderDocument) throws -> ReceiptView.Item {
        let faults = OrderRules.faults(of: document)
        guard faults.isEmpty else {
            refuse(faults)
            return .refused("order", document.number.text, document.lines.count)
        }
        let hash = ContentHash.of(document)
        if document.purpose == .new, let item = try insert(document, hash) { return item }
        guard let order = try OrderRecord.find(partner: partner.id, number: document.number, in: operation.snapshot)
        else {
            refuse([DocumentFault(OrderRules.unknown(document))])
            return .refused("order", document.number.text, document.lines.count)
        }
        return try OrderRevision(self, order, document, hash).apply()
    }

    /// Accepts a new order.
    ///
    /// - Returns: its item; nil when an order of that number is known.
    private func insert(_ document: OrderDocument, _ hash: [UInt8]) throws -> ReceiptView.Item? {
        let id = fulfilment.ids.next(IdentifierKinds.Order.self)
        let customer = document.endCustomer.isEmpty ? nil : fulfilment.ids.nextNumber()
        guard try insertRow(id, document, hash, customer) else { return nil }
        if let customer { try document.endCustomer.insert(as: customer, for: id, in: operation.transaction) }
        var insertion = LineInsertion(
            fulfilment,
            operation,
            partner,
            catalog,
            order: id,
            endCustomer: OrderCustomer(row: customer, customer: document.endCustomer),
            kind: document.kind,
            isReleasedOnRequest: document.isReleasedOnRequest
        )
        var states: [LineState] = []
        states.reserveCapacity(document.lines.count)
        var quantity = 0
        for line in document.lines {
            // The rules have been looked at: both are there.
            guard let sku = line.sku, let count = line.quantity else { continue }
            states.append(try insertion.insert(line, sku, count).state)
            quantity += count.count
        }
        if states.contains(.held) { try decideLater(id) }
        try announce(id, document, states)
        return .init(
            kind: "order",
            name: document.number.text,
            outcome: "accepted",
            id: id.description,
            lineCount: document.lines.count,
            quantity: quantity
        )
    }

    private func insertRow(
        _ id: OrderID,
        _ document: OrderDocument,
        _ hash: [UInt8],
        _ customer: Int64?
    ) throws -> Bool {
        try operation.transaction.run(
            """
            INSERT INTO orders(id, partner, number, revision, kind, is_released_on_request, order_date, currency,
                end_customer_order_number, reseller, receipt, content_hash, accepted_at, changed_at,
                end_customer)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14)
            ON CONFLICT(partner, number) DO NOTHING
            """,
            id.rawValue,
            partner.id.rawValue,
            document.number.text,
            document.revision ?? 0,
            document.kind.rawValue,
            document.isReleasedOnRequest,
            document.orderDate?.description,
            document.currency?.text,
            document.endCustomerOrderNumber?.text,
            document.reseller?.text,
            receipt.rawValue,
            hash,
            operation.now.milliseconds,
            customer
        ) == 1
    }

    private func announce(_ id: OrderID, _ document: OrderDocument, _ states: [LineState]) throws {
        let capacity = 384 + 96 * document.lines.count
        let owner = EventOwner.partner(partner.id)
        try fulfilment.publish(.orderAccepted, to: owner, order: id, operation, capacity: capacity) { data in
            data.member("order", id.description)
            data.member("number", document.number.text)
            data.member("revision", document.revision ?? 0)
            data.member("kind", document.kind.rawValue)
            data.member("receipt", receipt.description)
            data.array("lines") { array in
                for (line, state) in zip(document.lines, states) {
                    array.object { object in
                        object.member("number", line.number.text)
                        object.member("sku", line.sku?.text)
                        object.member("quantity", line.quantity?.count)
                        object.member("state", state.rawValue)
                    }
                }
            }
        }
    }
}
