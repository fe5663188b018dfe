// OrderRevision: a document about an order that is known.

internal import Domain
internal import Storage

/// Applies one document to a known order, or says why not.
struct OrderRevision {
    let intake: Intake
    let order: OrderRecord
    let document: OrderDocument
    let hash: [UInt8]

    init(_ intake: Intake, _ order: OrderRecord, _ document: OrderDocument, _ hash: [UInt8]) {
        self.intake = intake
        self.order = order
        self.document = document
        self.hash = hash
    }

    private var operation: Operation { intake.operation }

    /// Applies the document as far as its revision allows.
    func apply() throws -> ReceiptView.Item {
        switch try verdict() {
        case .repeated: return item("repeated")
        case .conflict:
            intake.refuse(try Contradiction(order: order, document: document, snapshot: operation.snapshot).faults())
            return item("rejected")
        case .stale:
            intake.refuse([DocumentFault(stale)])
            return item("rejected")
        case .apply(let revision):
            if order.isCancelled {
                if document.purpose == .cancellation { return item("repeated") }
                intake.refuse([DocumentFault(cancelled)])
                return item("rejected")
            }
            return try document.purpose == .cancellation ? cancel(revision) : change(revision)
        }
    }

    private func verdict() throws -> RevisionVerdict {
        let latest = try operation.snapshot.first(
            "SELECT content_hash FROM order_change WHERE order_id = ?1 ORDER BY revision DESC LIMIT 1",
            order.id.rawValue
        ) { $0.bytes(0) }
        let known = RevisionVerdict.Known(
            revision: order.revision,
            firstHash: order.contentHash,
            latestHash: latest
        )
        return try RevisionVerdict(document.purpose, revision: document.revision, hash: hash, known: known) {
            revision in
            try operation.snapshot.first(
                "SELECT content_hash FROM order_change WHERE order_id = ?1 AND revision = ?2",
                order.id.rawValue,
                revision
            ) { $0.bytes(0) }
        }
    }

    private func change(_ revision: Int) throws -> ReceiptView.Item {
        guard !document.purpose.isWhole || document.kind == order.kind else {
            intake.refuse([DocumentFault(kindChanged)])
            return item("rejected")
        }
        let lines = try LineRecord.all(order.id, in: operation.snapshot)
        let contents = try LineContent.all(order.id, in: operation.snapshot)
        let header = try OrderHeader.differences(order.id, document, in: operation.snapshot)
        let customer = try OrderCustomer.of(order.id, in: operation.snapshot)
        let plan = ChangePlan(document, lines, contents, header: header, customer: customer.customer)
        guard plan.faults.isEmpty else {
            intake.refuse(plan.faults)
            return item("rejected")
        }
        intake.note(plan.refusals)
        intake.noteChanged(plan.updates.map(\.record) + plan.cancellations)
        // What is refused altogether makes no revision, so that it is not taken for a repeat when it comes again.
        guard plan.changesOrder || plan.refusals.isEmpty || !plan.returns.isEmpty else { return item("rejected") }
        // What counts no revisions and says what is known is no revision either.
        guard plan.changesOrder || !plan.refusals.isEmpty || document.revision != nil else { return item("repeated") }
        let changes = try OrderChanger(intake, order, document, plan, customer).run()
        try record(revision, plan.summary, changes)
        return item(plan.changesOrder ? "changed" : plan.refusals.isEmpty ? "repeated" : "rejected")
    }

    private func cancel(_ revision: Int) throws -> ReceiptView.Item {
        let work = OrderWork(intake.fulfilment, operation, order)
        let lines = try LineRecord.all(order.id, in: operation.snapshot)
        let reason = "cancelled by the partner's document"
        let result = try work.cancelAll(lines, because: reason, receipt: intake.receipt)
        intake.noteChanged(work.cancelled)
        let released = lines.filter { $0.state == .released }
        intake.note(released.map { ChangePlan.released($0, document.place) })
        if released.isEmpty {
            try work.markCancelled()
            try work.announceOrderCancelled(because: reason)
        } else {
            try work.announceCancelled()
        }
        try work.finish()
        let summary =
            released.isEmpty
            ? "the whole order was cancelled"
            : result.cancelled.isEmpty
                ? "nothing was left to cancel" : "lines cancelled: \(result.cancelled.joined(separator: ", "))"
        try record(revision, summary, work.cancelled.map(LineChange.cancelled))
        return item(result.cancelled.isEmpty && !released.isEmpty ? "rejected" : "cancelled")
    }

    private func record(_ revision: Int, _ summary: String, _ changes: [LineChange]) throws {
        try operation.transaction.run(
            """
            INSERT INTO order_change(order_id, revision, purpose, receipt, content_hash, actor, summary, changed_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            order.id.rawValue,
            revision,
            document.purpose == .cancellation ? "cancellation" : "change",
            intake.receipt.rawValue,
            hash,
            operation.actor,
            summary,
            operation.now.milliseconds
        )
        for change in changes { try change.insert(for: order.id, revision: revision, in: operation.transaction) }
        try operation.transaction.run(
            "UPDATE orders SET revision = ?2, changed_at = ?3 WHERE id = ?1",
            order.id.rawValue,
            revision,
            operation.now.milliseconds
        )
    }

    private func item(_ outcome: String) -> ReceiptView.Item {
        .init(
            kind: "order",
            name: document.number.text,
            outcome: outcome,
            id: order.id.description,
            lineCount: document.lines.count,
            quantity: document.lines.reduce(0) { $0 + ($1.quantity?.count ?? 0) }
        )
    }
}

extension OrderRevision {
    private var stale: Fault {
        Fault(
            code: "order.staleRevision",
            place: document.place,
            field: "revision",
            message: "order \(order.number) has revision \(order.revision), the file brings \(document.revision ?? 0)",
            remedy: "nothing, if files came in the wrong order; otherwise send it with a higher revision"
        )
    }

    private var cancelled: Fault {
        Fault(
            code: "order.cancelled",
            place: document.place,
            message: "order \(order.number) was cancelled and cannot be changed",
            remedy: "send a new order under another number"
        )
    }

    private var kindChanged: Fault {
        Fault(
            code: "order.kindChanged",
            place: document.place,
            field: "kind",
            message: "kind was \(order.kind.rawValue), the file says \(document.kind.rawValue)",
            remedy: "cancel the order, and send a new one under another number"
        )
    }
}
