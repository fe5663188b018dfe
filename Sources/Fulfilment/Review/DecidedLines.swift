// DecidedLines: carries a person's decision to all lines that it is for.
//
// GUARANTEES   A bounded number of lines in each transaction; a job goes on with the rest, and never with lines that
//              came after the decision, nor after it was taken back.

internal import Domain
internal import JobQueue
internal import Matching
internal import Storage

/// The lines of one decision.
struct DecidedLines {
    /// So many lines in one transaction.
    static let atOnce = 200

    let fulfilment: Fulfilment
    let operation: Operation
    let seen: ReviewCase
    let account: SmartAccountID
    let virtualAccount: VirtualAccountName?
    /// Who decided, and who approved it.
    let actor: String

    /// The held lines that ask the same, the one that was looked at first; that one alone where it is asked for.
    ///
    /// - Returns: the lines, and whether there are more than are looked at for one decision.
    static func all(_ seen: ReviewCase, isForOneLine: Bool) throws -> (lines: [QuestionLines.Line], hasMore: Bool) {
        let own = try QuestionLines.Line.find(seen.line.id, in: seen.snapshot)
        guard !isForOneLine else { return ([own].compactMap(\.self), false) }
        let slice = try seen.lines.slice()
        let others = try slice.lines.filter { line in
            try line.id != seen.line.id && line.state == .held
                && OpenProposal.find(of: line.id, in: seen.snapshot) == nil
        }
        return ([own].compactMap(\.self) + others, slice.last != nil)
    }

    /// Assigns the lines, the first of them at once.
    func assign(_ lines: [QuestionLines.Line], hasMore: Bool, of review: ReviewID) throws {
        let first = Array(lines.prefix(Self.atOnce))
        try assign(first)
        guard lines.count > first.count || hasMore else { return }
        // The one that was looked at may lie anywhere, so the others are gone through from their beginning.
        try enqueue(review, after: 0)
    }

    /// Assigns the lines of an order with one decision for each order.
    func assign(_ lines: [QuestionLines.Line]) throws {
        var orders: [OrderID] = []
        var seen: Set<OrderID> = []
        for line in lines {
            let request = AssignmentRequest(
                partner: self.seen.order.partner,
                orderNumber: OrderNumber(unchecked: line.orderNumber),
                lineNumber: LineNumber(unchecked: line.number),
                smartAccount: Name(unchecked: account.description),
                virtualAccount: virtualAccount,
                actor: actor
            )
            // By the id: what is decided for an account is not another's who gets its domain identifier.
            _ = try AssignmentStatement(request, .id(account)).keep(fulfilment.ids.nextNumber(), operation)
            if seen.insert(line.order).inserted { orders.append(line.order) }
        }
        for order in orders { try fulfilment.decideLines(of: order, operation) }
    }

    /// Goes on after a line.
    func goOn(after line: Int64, of review: ReviewID) throws {
        let slice = try seen.lines.slice(after: line, limit: Self.atOnce)
        let lines = try slice.lines.filter { line in
            // Identifiers grow: a larger one came after the decision.
            try line.state == .held && line.id.rawValue < review.rawValue
                && OpenProposal.find(of: line.id, in: operation.snapshot) == nil && !isDecided(line)
        }
        try assign(lines)
        if let last = slice.last, last < review.rawValue { try enqueue(review, after: last) }
    }

    private func isDecided(_ line: QuestionLines.Line) throws -> Bool {
        let current = try AssignmentRecord.current(seen.order.partner, line.orderNumber, in: operation.snapshot)
        return current.contains { $0.line == line.number && $0.isOperators }
    }

    private func enqueue(_ review: ReviewID, after line: Int64) throws {
        let job = NewJob(queue: fulfilment.matchingQueue, kind: Fulfilment.reviewKind, payload: "\(review) \(line)")
        try fulfilment.queue.enqueue(job, in: operation.transaction)
    }
}
