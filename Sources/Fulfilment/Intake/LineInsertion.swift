// LineInsertion: new lines of an order, with their lots.

internal import Domain
internal import Storage

/// Adds lines to one order, new or known.
struct LineInsertion {
    /// What a line has become.
    struct Result {
        let id: OrderLineID
        let state: LineState
    }

    let fulfilment: Fulfilment
    let operation: Operation
    let partner: Fulfilment.Partner
    let catalog: Catalog
    let order: OrderID
    let kind: OrderKind
    let isReleasedOnRequest: Bool
    /// The end customer of lines that do not name their own, and its row.
    let endCustomer: EndCustomer
    private var rows: [EndCustomer: Int64] = [:]
    private var commonRow: Int64?

    init(
        _ fulfilment: Fulfilment,
        _ operation: Operation,
        _ partner: Fulfilment.Partner,
        _ catalog: Catalog,
        order: OrderID,
        endCustomer: OrderCustomer,
        kind: OrderKind,
        isReleasedOnRequest: Bool
    ) {
        self.fulfilment = fulfilment
        self.operation = operation
        self.partner = partner
        self.catalog = catalog
        self.order = order
        self.kind = kind
        self.isReleasedOnRequest = isReleasedOnRequest
        self.endCustomer = endCustomer.customer
        commonRow = endCustomer.row
        if let row = endCustomer.row { rows[endCustomer.customer] = row }
    }

    /// Adds a line and, when it is a license, its lot in the holding account.
    mutating func insert(_ line: OrderLineDocument, _ sku: SKU, _ quantity: Quantity) throws -> Result {
        let treatment = try catalog.treatment(sku.text)
        let reason = holdReason(treatment)
        let state = reason == nil ? LineState.recorded : .held
        let id = fulfilment.ids.next(IdentifierKinds.OrderLine.self)
        try operation.transaction.run(
            """
            INSERT INTO order_line(id, order_id, number, parent, sku, description, quantity, unit_price, end_customer,
                state, hold_reason, held_since)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """,
            id.rawValue,
            order.rawValue,
            line.number.text,
            line.parent?.text,
            sku.text,
            line.productDescription?.text,
            quantity.count,
            line.unitPrice?.description,
            row(for: line),
            state.rawValue,
            reason?.rawValue,
            reason == nil ? nil : operation.now.milliseconds
        )
        try receive(id, sku.text, quantity.count, treatment)
        if treatment == .unknown { try awaitCatalog(id, sku.text) }
        return Result(id: id, state: state)
    }

    /// Receives a line's units, as far as its SKU is a license.
    func receive(_ line: OrderLineID, _ sku: String, _ quantity: Int, _ treatment: Catalog.Treatment) throws {
        let ledger = Ledger(ids: fulfilment.ids, operation: operation)
        let months: Int?
        switch treatment {
        case .recorded: return
        case .license(let termMonths): months = termMonths
        case .unknown: months = nil
        }
        try ledger.receive(line, sku, quantity, termMonths: months, into: partner.holdingAccount)
    }

    /// Lets the line be found when its SKU comes into the catalog, from now on: that may be before matching looks at it.
    func awaitCatalog(_ line: OrderLineID, _ sku: String) throws {
        try operation.transaction.run(
            "INSERT INTO waiting_key(kind, key, line) VALUES(4, ?1, ?2)",
            sku,
            line.rawValue
        )
    }

    /// Why a line waits until matching has looked at it; nil for one that is only recorded.
    func holdReason(_ treatment: Catalog.Treatment) -> HoldReason? {
        switch treatment {
        case .recorded: nil
        case _ where !kind.isAssignable: .notAssignable
        case _ where isReleasedOnRequest: .onRequest
        case .unknown: .needsReview
        case .license: .noAccount
        }
    }

    /// The row of the line's end customer; lines that say the same share it.
    mutating func row(for line: OrderLineDocument) throws -> Int64? {
        if line.endCustomer.isEmpty {
            if endCustomer.isEmpty { return nil }
            if let commonRow { return commonRow }
            let row = try row(for: endCustomer)
            commonRow = row
            return row
        }
        return try row(for: line.endCustomer.completed(by: endCustomer))
    }

    /// The row of a customer, made when it is not there.
    mutating func row(for customer: EndCustomer) throws -> Int64 {
        if let row = rows[customer] { return row }
        let row = try customer.insert(for: order, fulfilment.ids, in: operation.transaction)
        rows[customer] = row
        return row
    }
}
