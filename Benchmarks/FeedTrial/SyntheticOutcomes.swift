// SyntheticOutcomes: what might have become of the orders of a file. All that can become of one comes up.

internal import Domain

enum SyntheticOutcomes {
    private static let fault = Fault(
        code: "order.lineUnknown",
        message: "the order has no such line: *~>'+:?<&\u{0}\u{202E}ß日本",
        remedy: "send ]]> the \"line's\" own number"
    )

    /// An outcome for each document that is an order.
    static func outcomes(of documents: [FeedDocument]) -> [OrderOutcome?] {
        documents.enumerated().map { index, document in
            guard case .order(let order) = document else { return nil }
            return outcome(of: order, index &+ order.number.text.utf8.count)
        }
    }

    private static func outcome(of order: OrderDocument, _ variant: Int) -> OrderOutcome {
        let verdicts: [OrderOutcome.Verdict] = [.accepted, .changed, .repeated, .refused, .cancelled]
        let verdict = verdicts[variant % verdicts.count]
        var lines = order.lines.enumerated().map { index, line in
            LineOutcome(
                number: line.number,
                status: status(index &+ variant),
                isChanged: index.isMultiple(of: 2),
                sku: line.sku,
                quantity: index % 5 == 4 ? nil : line.quantity?.count ?? 0,
                previousQuantity: index.isMultiple(of: 3) ? 1_000_000_000 : nil,
                detail: index % 7 == 6 ? String(repeating: fault.message, count: 20) : nil
            )
        }
        if verdict == .refused, variant.isMultiple(of: 2) { lines = [] }
        if verdict == .cancelled {
            lines.append(LineOutcome(number: LineNumber(unchecked: "9999"), status: .cancelled))
        }
        let isFaulty = verdict == .refused || variant.isMultiple(of: 4)
        return OrderOutcome(document: order, verdict: verdict, faults: isFaulty ? [fault] : [], lines: lines)
    }

    private static func status(_ variant: Int) -> LineOutcome.Status {
        let reasons = HoldReason.allCases
        return switch variant % 6 {
        case 0: .accepted
        case 1, 2: .held(reasons[variant / 6 % reasons.count])
        case 3: .released
        case 4: .cancelled
        default: .rejected(fault)
        }
    }
}
