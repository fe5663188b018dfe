// OrderChanger: does what a plan says.

internal import Domain
internal import Storage

/// Applies a plan to an order.
struct OrderChanger {
    let intake: Intake
    let order: OrderRecord
    let document: OrderDocument
    let plan: ChangePlan
    /// Whom the order named so far.
    let customer: OrderCustomer
    let work: OrderWork

    init(
        _ intake: Intake,
        _ order: OrderRecord,
        _ document: OrderDocument,
        _ plan: ChangePlan,
        _ customer: OrderCustomer
    ) {
        self.intake = intake
        self.order = order
        self.document = document
        self.plan = plan
        self.customer = customer
        work = OrderWork(intake.fulfilment, intake.operation, order)
        work.isChange = true
    }

    /// Does everything, lets the lines be decided about again, and tells the partner.
    ///
    /// - Returns: what was done to each line.
    func run() throws -> [LineChange] {
        let isOnRequest = document.purpose.isWhole ? document.isReleasedOnRequest : order.isReleasedOnRequest
        var insertion = insertion(isReleasedOnRequest: isOnRequest)
        var needsMatching = false
        var changes = plan.cancellations.map(LineChange.cancelled) + plan.updates.map(LineChange.changed)
        for line in plan.cancellations { try work.cancel(line, because: "cancelled by the partner's document") }
        for line in plan.returns {
            try work.requestReturn(line, because: "cancelled by the partner's document", receipt: intake.receipt)
        }
        for update in plan.updates where try apply(update, &insertion) { needsMatching = true }
        for line in plan.additions {
            guard let sku = line.sku, let quantity = line.quantity else { continue }
            let inserted = try insertion.insert(line, sku, quantity)
            changes.append(.added(inserted.id, sku, quantity))
            if inserted.state == .held { needsMatching = true }
        }
        try updateHeader()
        try changeCustomer(&insertion)
        if try changeRequest() { needsMatching = true }
        if needsMatching { try intake.decideLater(order.id) }
        try announce()
        try work.announceCancelled()
        try work.finish()
        return changes
    }

    private func insertion(isReleasedOnRequest: Bool) -> LineInsertion {
        LineInsertion(
            intake.fulfilment,
            intake.operation,
            intake.partner,
            intake.catalog,
            order: order.id,
            endCustomer: insertedCustomer,
            kind: order.kind,
            isReleasedOnRequest: isReleasedOnRequest
        )
    }

    /// Whom lines are for that are added without naming their own: as the order says, unless the document says more.
    private var insertedCustomer: OrderCustomer {
        let named =
            document.purpose.isWhole ? document.endCustomer : document.endCustomer.completed(by: customer.customer)
        return OrderCustomer(row: named == customer.customer ? customer.row : nil, customer: named)
    }

    /// A new version of the whole order says anew whom it is for.
    private func changeCustomer(_ insertion: inout LineInsertion) throws {
        guard document.purpose.isWhole, document.endCustomer != customer.customer else { return }
        try work.transaction.run(
            "UPDATE orders SET end_customer = ?2 WHERE id = ?1",
            order.id.rawValue,
            document.endCustomer.isEmpty ? nil : try insertion.row(for: document.endCustomer)
        )
    }

    /// - Returns: whether matching has to look at the line.
    private func apply(_ update: LineUpdate, _ insertion: inout LineInsertion) throws -> Bool {
        let customer =
            update.changesCustomer
            ? update.endCustomer.isEmpty ? nil : try insertion.row(for: update.endCustomer)
            : update.record.endCustomer
        try work.transaction.run(
            """
            UPDATE order_line SET sku = ?2, quantity = ?3, parent = ?4, description = ?5, unit_price = ?6,
                end_customer = ?7 WHERE id = ?1
            """,
            update.record.id.rawValue,
            update.sku,
            update.quantity,
            update.parent,
            update.description,
            update.unitPrice,
            customer
        )
        let treatment = try intake.catalog.treatment(update.sku)
        try move(update, treatment, insertion)
        guard update.needsMatching, update.changesSKU || update.record.state.isWaiting else { return false }
        return try sendBack(update, treatment, insertion)
    }

    /// Brings the ledger to the line's new SKU or quantity.
    private func move(_ update: LineUpdate, _ treatment: Catalog.Treatment, _ insertion: LineInsertion) throws {
        let record = update.record
        if update.changesSKU {
            if let lot = record.lot, let holding = lot.holdingAccount {
                try work.ledger.cancel(lot.id, lot.quantityInHolding, from: holding)
            }
            try insertion.receive(record.id, update.sku, update.quantity, treatment)
        } else if let lot = record.lot, let holding = lot.holdingAccount, update.quantity != record.quantity {
            let more = update.quantity - record.quantity
            if more > 0 {
                try work.ledger.receiveMore(lot.id, more, into: holding)
            } else {
                try work.ledger.cancel(lot.id, -more, from: holding)
            }
        }
    }

    /// Lets the line begin again: not decided, or recorded.
    private func sendBack(
        _ update: LineUpdate,
        _ treatment: Catalog.Treatment,
        _ insertion: LineInsertion
    ) throws -> Bool {
        let record = update.record
        // A request that has come once stays: only a line that still waits for it goes on waiting for it.
        let isOnRequest = record.holdReason == .onRequest || record.state == .recorded && order.isReleasedOnRequest
        let reason = self.insertion(isReleasedOnRequest: isOnRequest).holdReason(treatment)
        try work.forgetWaits(record)
        try work.transaction.run(
            """
            UPDATE order_line SET state = ?2, hold_reason = ?3, hold_detail = NULL, held_since = ?4,
                smart_account = NULL, virtual_account = NULL, release_at = NULL WHERE id = ?1
            """,
            record.id.rawValue,
            reason == nil ? LineState.recorded.rawValue : LineState.held.rawValue,
            reason?.rawValue,
            reason == nil ? nil : intake.operation.now.milliseconds
        )
        if treatment == .unknown { try insertion.awaitCatalog(record.id, update.sku) }
        return reason != nil
    }

    private func updateHeader() throws {
        guard !plan.header.isEmpty else { return }
        let isWhole = document.purpose.isWhole
        try work.transaction.run(
            """
            UPDATE orders SET order_date = CASE WHEN ?6 = 1 THEN ?2 ELSE coalesce(?2, order_date) END,
                currency = CASE WHEN ?6 = 1 THEN ?3 ELSE coalesce(?3, currency) END,
                end_customer_order_number = CASE WHEN ?6 = 1 THEN ?4 ELSE coalesce(?4, end_customer_order_number) END,
                reseller = CASE WHEN ?6 = 1 THEN ?5 ELSE coalesce(?5, reseller) END
            WHERE id = ?1
            """,
            order.id.rawValue,
            document.orderDate?.description,
            document.currency?.text,
            document.endCustomerOrderNumber?.text,
            document.reseller?.text,
            isWhole
        )
    }

    /// Lets all waiting lines wait for the partner's request from now on, or none, when a new version says so.
    ///
    /// - Returns: whether it says something else than before.
    private func changeRequest() throws -> Bool {
        guard document.purpose.isWhole, document.isReleasedOnRequest != order.isReleasedOnRequest else { return false }
        try work.transaction.run(
            "UPDATE orders SET is_released_on_request = ?2 WHERE id = ?1",
            order.id.rawValue,
            document.isReleasedOnRequest
        )
        if document.isReleasedOnRequest {
            try work.transaction.run(
                """
                UPDATE order_line SET state = 'held', hold_reason = 'onRequest', hold_detail = NULL,
                    held_since = coalesce(held_since, ?2), smart_account = NULL, virtual_account = NULL,
                    release_at = NULL
                WHERE order_id = ?1 AND state IN ('held', 'scheduled') AND coalesce(hold_reason, '') <> 'onRequest'
                """,
                order.id.rawValue,
                intake.operation.now.milliseconds
            )
        } else {
            try work.transaction.run(
                """
                UPDATE order_line SET hold_reason = 'noAccount', hold_detail = NULL
                WHERE order_id = ?1 AND state = 'held' AND hold_reason = 'onRequest'
                """,
                order.id.rawValue
            )
        }
        return true
    }

    private func announce() throws {
        guard plan.changesOrder else { return }
        try work.tell(
            .orderChanged,
            plan.described,
            evenIfEmpty: true,
            members: { $0.member("detail", plan.headerDetail) },
            line: { writer, change in
                writer.member("number", change.number)
                writer.member("sku", change.sku)
                writer.member("quantity", change.quantity)
                writer.member("change", change.kind)
                writer.member("detail", change.detail)
            }
        )
    }
}
