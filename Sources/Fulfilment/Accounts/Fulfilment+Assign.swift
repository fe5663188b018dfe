// Assignments: somebody says whose an order or a line is.

internal import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Keeps an assignment and decides about the lines it concerns; it may come before the order.
    ///
    /// The latest counts for an order or a line, and one for a line before one for its order; but what an operator says of
    /// a whole order replaces what was said of its lines before, and nobody else replaces what an operator said.
    ///
    /// - Parameters:
    ///   - request: what is assigned, and by whom.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many lines follow it.
    /// - Throws: `FulfilmentError` when it cannot take effect; `StorageError`.
    public func assign(_ request: AssignmentRequest, in transaction: Transaction) throws -> AssignmentResult {
        try assign(request, operation(request.actor, in: transaction))
    }

    /// The same as a step of an operation.
    func assign(_ request: AssignmentRequest, _ operation: Operation) throws -> AssignmentResult {
        let account = try reference(request.smartAccount, in: operation.snapshot)
        let order = try OrderRecord.find(partner: request.partner, number: request.orderNumber, in: operation.snapshot)
        let waiting = try order.map { try checked(request, $0, in: operation.snapshot) } ?? []
        if let order { try checkFourEyes(request, account, order, waiting, in: operation.snapshot) }
        let statement = AssignmentStatement(request, account)
        let known = try statement.known(in: operation.snapshot)
        let assignment = try known ?? statement.keep(ids.nextNumber(), operation)
        if known == nil { try remember(request, account, operation) }
        guard let order else {
            let explanation = "kept; order \(request.orderNumber) has not come yet and is matched with it when it comes"
            return AssignmentResult(linesAffected: 0, explanation: explanation)
        }
        let decider = try decider(order, operation)
        let count = try waiting.count { try decider.follows($0, assignment) }
        try decideLines(of: order.id, operation)
        let others = waiting.count - count
        let rest = others == 0 ? "" : "; \(others) more do not follow it, since something else is said of them"
        let explanation = "\(count) lines of order \(order.number) are assigned to \(account.text)\(rest)"
        return AssignmentResult(linesAffected: count, explanation: explanation)
    }

    private func remember(
        _ request: AssignmentRequest,
        _ account: AccountReference,
        _ operation: Operation
    ) throws {
        // What a file assigns is told by its receipt.
        guard !request.actor.hasPrefix("feed:") else { return }
        let what = request.lineNumber.map { "line \($0.text) of order" } ?? "order"
        let summary = "\(what) \(request.orderNumber.text) was assigned to \(account.text)"
        var activity = Activity(owner: .partner(request.partner), kind: .orderAssigned, summary: summary)
        activity.orderNumber = request.orderNumber.text
        try record(activity, operation)
    }

    /// The account as it is kept; one named by id must be there, one named by domain may come later.
    private func reference(_ written: Name, in snapshot: Snapshot) throws -> AccountReference {
        guard let reference = AccountReference(written) else {
            throw FulfilmentError(
                code: "account.malformed",
                message: "“\(written)” is neither a domain identifier nor a Smart Account's id",
                remedy: "name the account like xyz.com or sa_…"
            )
        }
        if case .id(let id) = reference, try AccountDirectory(snapshot).account(id: id) == nil {
            throw FulfilmentError.unknownAccount(written.text)
        }
        return reference
    }

    /// Refuses a person's word that needs another person: that is proposed in review.
    private func checkFourEyes(
        _ request: AssignmentRequest,
        _ reference: AccountReference,
        _ order: OrderRecord,
        _ waiting: [LineRecord],
        in snapshot: Snapshot
    ) throws {
        let settings = settings(of: order.partner).fourEyes
        guard AssignmentRecord.isOperator(request.actor), settings != FourEyes(aliasLearning: settings.aliasLearning),
            let account = try AccountDirectory(snapshot).account(reference)
        else { return }
        let check = FourEyesCheck(settings: settings, partner: order.partner, snapshot: snapshot)
        let lines = try waiting.compactMap { try QuestionLines.Line.find($0.id, in: snapshot) }
        let decider = try LineDecider(order, self.settings(of: order.partner), now: time.now, in: snapshot)
        let overruled = try waiting.flatMap { line in
            let evidence = try decider.evidence(line, withDecisions: false)
            return try decider.candidate(account.id, evidence)?.vetoes.filter(\.isContradiction) ?? []
        }
        let reasons = try check.reasons(
            lines,
            isWhole: true,
            to: account.id,
            overruled: overruled.map(\.description)
        )
        guard !reasons.isEmpty else { return }
        throw FulfilmentError(
            code: "assignment.needsReview",
            message: "another person has to approve that, because \(reasons.joined(separator: " and "))",
            remedy: "propose it with 'holdfast review confirm'"
        )
    }

    /// The lines that the assignment can still move.
    private func checked(
        _ request: AssignmentRequest,
        _ order: OrderRecord,
        in snapshot: Snapshot
    ) throws -> [LineRecord] {
        guard order.kind.isAssignable else {
            throw FulfilmentError(
                code: "order.notAssignable",
                message: "order \(order.number) is of kind \(order.kind.rawValue), which cannot be assigned",
                remedy: "send a standard order for what the customer is to get"
            )
        }
        let numbers = Set(request.lineNumber.map { [$0.text] } ?? [])
        let lines = try LineRecord.all(order.id, in: snapshot).chosen(numbers, of: order)
        let waiting = lines.filter(\.state.isWaiting)
        if waiting.isEmpty, lines.contains(where: { $0.state == .released }) {
            throw FulfilmentError(
                code: "line.released",
                message: "order \(order.number) has been released, which is final",
                remedy: "ask for the return of the lines, and order again for the other account"
            )
        }
        return waiting
    }
}

extension FulfilmentError {
    static func unknownAccount(_ name: String) -> FulfilmentError {
        FulfilmentError(
            code: "account.unknown",
            message: "there is no Smart Account \(name)",
            remedy: "check the spelling, or register the account first"
        )
    }
}
