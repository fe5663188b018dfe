// OutcomeReport: what became of an order document, told from where its lines stand then.
//
// GUARANTEES   Every line that the document names has its answer, and where the whole order was replaced or its
//              cancellation was wanted every other line of the order has one too.
//              What a line waits for is told by the reason's own sentence: the kept one may name an account.

internal import Domain
internal import Storage

/// Tells the outcome of one document.
struct OutcomeReport {
    private struct Standing {
        let sku: SKU
        let quantity: Int
        let state: LineState
        let holdReason: HoldReason?
        let isInCatalog: Bool
    }

    private let document: OrderDocument
    private let trace: DocumentTrace
    private let snapshot: Snapshot
    private let faultsByLine: [String: Fault]

    init(_ document: OrderDocument, _ trace: DocumentTrace, _ snapshot: Snapshot) {
        self.document = document
        self.trace = trace
        self.snapshot = snapshot
        let faults = trace.faults.lazy.compactMap { fault in fault.line.map { ($0, fault.fault) } }
        faultsByLine = Dictionary(faults) { first, _ in first }
    }

    /// The outcome of the document that has this item in the receipt.
    func outcome(_ item: ReceiptView.Item) throws -> OrderOutcome {
        let numbers: [LineNumber]
        let standings: [String: Standing]
        if let order = item.id.flatMap({ OrderID($0) }) {
            (numbers, standings) = try read(order)
        } else {
            (numbers, standings) = ([], [:])
        }
        var lines = document.lines.map { answer($0.number, standings[$0.number.text]) }
        if speaksOfOtherLines(item.outcome) {
            let named = Set(document.lines.map(\.number.text))
            lines += numbers.filter { !named.contains($0.text) }.map { answer($0, standings[$0.text]) }
        }
        return OrderOutcome(
            document: document,
            verdict: Self.verdict(item.outcome),
            faults: trace.faults.map(\.fault),
            lines: lines
        )
    }

    /// Whether the whole order was replaced, or its cancellation was wanted.
    private func speaksOfOtherLines(_ outcome: String) -> Bool {
        document.purpose == .cancellation || document.purpose.isWhole && outcome != "accepted" && !trace.isRefusedWhole
    }

    private static func verdict(_ outcome: String) -> OrderOutcome.Verdict {
        switch outcome {
        case "accepted": .accepted
        case "changed": .changed
        case "cancelled": .cancelled
        case "repeated": .repeated
        default: .refused
        }
    }

    private func answer(_ number: LineNumber, _ standing: Standing?) -> LineOutcome {
        let before = trace.quantitiesBefore[number.text]
        let quantity = standing.map { $0.state.isEnded ? 0 : $0.quantity }
        let fault = fault(of: number)
        return LineOutcome(
            number: number,
            status: fault.map(LineOutcome.Status.rejected) ?? status(standing),
            isChanged: before != nil,
            sku: standing?.sku,
            quantity: quantity,
            previousQuantity: before == quantity ? nil : before,
            detail: fault?.message ?? standing.flatMap(detail)
        )
    }

    /// Why a line was not taken as the document wants it: its own fault, or that of the document.
    private func fault(of number: LineNumber) -> Fault? {
        faultsByLine[number.text] ?? (trace.isRefusedWhole ? trace.faults.first?.fault : nil)
    }

    private func status(_ standing: Standing?) -> LineOutcome.Status {
        switch standing?.state {
        case .held: standing?.holdReason.map(LineOutcome.Status.held) ?? .accepted
        case .released: .released
        case .cancelled, .returned, .rejected: .cancelled
        // A line that was not refused is there, unless its cancellation was wanted.
        case .scheduled, .recorded, nil: .accepted
        }
    }

    private func detail(_ standing: Standing) -> String? {
        guard let reason = standing.holdReason else { return nil }
        if reason == .needsReview, !standing.isInCatalog { return "SKU \(standing.sku) is not in the catalog" }
        return reason.explanation
    }

    private func read(_ order: OrderID) throws -> ([LineNumber], [String: Standing]) {
        var numbers: [LineNumber] = []
        var standings: [String: Standing] = [:]
        try snapshot.forEach(
            """
            SELECT l.number, l.sku, l.quantity, l.state, l.hold_reason, p.sku IS NOT NULL
            FROM order_line l LEFT JOIN product p ON p.sku = l.sku WHERE l.order_id = ?1 ORDER BY l.id
            """,
            order.rawValue
        ) { row in
            let number = LineNumber(unchecked: row.text(0))
            numbers.append(number)
            standings[number.text] = Standing(
                sku: SKU(unchecked: row.text(1)),
                quantity: row.int(2),
                state: try row.domainValue(3),
                holdReason: try row.optionalDomainValue(4),
                isInCatalog: row.bool(5)
            )
        }
        return (numbers, standings)
    }
}

extension LineState {
    /// Whether nothing of the line is left.
    fileprivate var isEnded: Bool { self == .cancelled || self == .returned || self == .rejected }
}
