// UBLVerdict: what an OrderResponse says of an order and of each of its lines, in the codes of PEPPOL and UN/CEFACT.
//
// SOURCE       Code lists 4343 (the answer) and 1229 (a line) as PEPPOL BIS 3 uses them, and its rules on which answers
//              have lines: only CA, which must have some.
// GUARANTEES   AP is said only when all that was asked for is done and nothing waits; RE only when nothing is.

internal import Domain

/// The answer to one order.
struct UBLVerdict {
    /// The answer as a whole.
    enum Code: String {
        /// Received, and nothing done about it.
        case acknowledged = "AB"
        /// Accepted.
        case accepted = "AP"
        /// Refused.
        case rejected = "RE"
        /// Accepted with conditions, which the lines tell.
        case conditional = "CA"
    }

    /// What is said of a line.
    struct Line {
        var number: String
        /// 3 accepted with a change, 5 accepted, 7 not accepted, 42 already delivered.
        var status: String
        var note: String?
        var quantity: Int?
        /// The line as it was sent; nil for one that the document does not name.
        var document: OrderLineDocument?
        var sku: SKU?
    }

    let code: Code
    let note: String
    /// Only where the answer has conditions.
    let lines: [Line]

    /// The answer to an order that was left out when the file was read.
    init(leftOutFor faults: [Fault]) {
        code = .rejected
        note = faults.isEmpty ? "the document could not be read" : Self.sentences(faults)
        lines = []
    }

    /// The answer to an order that was taken in.
    ///
    /// - Parameters:
    ///   - outcome: what became of it.
    ///   - saysDelivered: whether the receiver knows the code for a line that is delivered already.
    init(_ outcome: OrderOutcome, saysDelivered: Bool) {
        let sent = Dictionary(outcome.document.lines.map { ($0.number, $0) }) { first, _ in first }
        let isCancellation = outcome.document.purpose == .cancellation
        let judged = outcome.lines.map { Judged($0, sent: sent[$0.number], isCancellation: isCancellation) }
        switch outcome.verdict {
        case .refused:
            code = .rejected
            note = Self.sentences(outcome.faults)
        case .repeated:
            code = .acknowledged
            note = "what it says is known already; nothing was changed"
        case .accepted, .changed, .cancelled:
            if judged.allSatisfy({ $0.standing == .done }) {
                code = .accepted
            } else {
                code = judged.contains { $0.standing != .undone } ? .conditional : .rejected
            }
            note = Self.summary(judged, outcome.faults)
        }
        lines = code == .conditional ? judged.map { $0.line(saysDelivered: saysDelivered) } : []
    }

    /// What is wrong, in sentences of which there may be many.
    private static func sentences(_ faults: [Fault]) -> String {
        let shown = faults.prefix(10).map(\.description)
        let rest = faults.count > shown.count ? ["\(faults.count - shown.count) more"] : []
        return shown.isEmpty ? "it was not accepted" : (shown + rest).joined(separator: "; ")
    }

    private static func summary(_ lines: [Judged], _ faults: [Fault]) -> String {
        let parts: [(Judged.Standing, String)] = [
            (.held, "held"), (.altered, "accepted with a change"), (.undone, "not accepted"),
        ]
        let counts = parts.compactMap { standing, word -> String? in
            let count = lines.count { $0.standing == standing }
            return count == 0 ? nil : "\(count) of \(lines.count) lines \(word)"
        }
        // A rejected line has its fault in its own note, which a refused order does not show.
        let isRejected = !lines.isEmpty && lines.allSatisfy { $0.standing == .undone }
        let reasons =
            isRejected ? lines.prefix(10).compactMap { line in line.note.map { "line \(line.number): \($0)" } } : []
        let wrong = faults.isEmpty || isRejected ? [] : [sentences(faults)]
        return (counts + reasons + wrong).joined(separator: "; ")
    }
}

/// A line of an outcome against what was asked of it.
private struct Judged {
    enum Standing {
        case done, held, altered, undone
    }

    let outcome: LineOutcome
    let sent: OrderLineDocument?
    let standing: Standing
    let note: String?

    var number: String { outcome.number.text }

    init(_ outcome: LineOutcome, sent: OrderLineDocument?, isCancellation: Bool) {
        self.outcome = outcome
        self.sent = sent
        let isTakenBack = isCancellation || sent == nil || sent?.action == .cancel
        switch outcome.status {
        case .rejected(let fault):
            standing = .undone
            note = outcome.detail ?? fault.description
        case .cancelled:
            standing = isTakenBack ? .done : .altered
            note = outcome.detail ?? "taken back"
        case .released where isTakenBack:
            standing = .undone
            note = outcome.detail ?? "the licenses are delivered already"
        case .accepted where isCancellation || sent?.action == .cancel,
            .held where isCancellation || sent?.action == .cancel:
            standing = .undone
            note = outcome.detail
        case .held(let reason):
            standing = .held
            note = "held: \(outcome.detail ?? reason.explanation)"
        case .accepted, .released:
            let differs = sent?.quantity.map { $0.count != outcome.quantity ?? $0.count } ?? false
            standing = differs ? .altered : .done
            note = outcome.detail
        }
    }

    func line(saysDelivered: Bool) -> UBLVerdict.Line {
        let status =
            switch standing {
            case .done where outcome.status == .released && saysDelivered: "42"
            case .done, .held: "5"
            case .altered: "3"
            case .undone: outcome.status == .released && saysDelivered ? "42" : "7"
            }
        return UBLVerdict.Line(
            number: number,
            status: status,
            note: note,
            quantity: outcome.quantity,
            document: sent,
            sku: outcome.sku ?? sent?.sku
        )
    }
}
