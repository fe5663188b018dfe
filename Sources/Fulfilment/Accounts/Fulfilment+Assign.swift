// Assignments: somebody says whose an order or a line is.

internal import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// Keeps an assignment and decides about the lines it concerns; it may come before the order.
    ///
    /// The latest counts for an order or a line, and one for a line before one for its order.
    ///
    /// - Parameters:
    ///   - request: what is assigned, and by whom.
    ///   - transaction: the caller's transaction.
    /// - Returns: how many lines it concerns.
    /// - Throws: `FulfilmentError` when it cannot take effect; `StorageError`.
    public func assign(_ request: AssignmentRequest, in transaction: Transaction) throws -> AssignmentResult {
        let operation = operation(request.actor, in: transaction)
        let account = try reference(request.smartAccount, in: operation.snapshot)
        let order = try OrderRecord.find(partner: request.partner, number: request.orderNumber, in: operation.snapshot)
        let waiting = try order.map { try checked(request, $0, in: operation.snapshot) } ?? []
        if try !isKnown(request, account, in: operation.snapshot) {
            try keep(request, account, operation)
        }
        guard let order else {
            let explanation = "kept; order \(request.orderNumber) has not come yet and is matched with it when it comes"
            return AssignmentResult(linesAffected: 0, explanation: explanation)
        }
        try decideLines(of: order.id, operation)
        let explanation = "\(waiting.count) lines of order \(order.number) are assigned to \(account.text)"
        return AssignmentResult(linesAffected: waiting.count, explanation: explanation)
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
        if case .id(let id) = reference, try DatabaseMatchIndex(snapshot).account(id: id) == nil {
            throw FulfilmentError.unknownAccount(written.text)
        }
        return reference
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

    /// Whether just this has been said already; an operator's word is always kept, since when it was given matters.
    private func isKnown(
        _ request: AssignmentRequest,
        _ account: AccountReference,
        in snapshot: Snapshot
    ) throws -> Bool {
        guard !request.actor.hasPrefix("operator:") else { return false }
        let known = try snapshot.first(
            """
            SELECT smart_account, virtual_account FROM assignment
            WHERE partner = ?1 AND order_number = ?2 AND coalesce(line_number, '') = ?3 AND is_current = 1
            """,
            request.partner.rawValue,
            request.orderNumber.text,
            request.lineNumber?.text ?? ""
        ) { ($0.text(0), $0.optionalText(1)) }
        guard let (smartAccount, virtualAccount) = known else { return false }
        return smartAccount == account.text && virtualAccount == request.virtualAccount?.text
    }

    private func keep(_ request: AssignmentRequest, _ account: AccountReference, _ operation: Operation) throws {
        try operation.transaction.run(
            """
            UPDATE assignment SET is_current = 0
            WHERE partner = ?1 AND order_number = ?2 AND coalesce(line_number, '') = ?3 AND is_current = 1
            """,
            request.partner.rawValue,
            request.orderNumber.text,
            request.lineNumber?.text ?? ""
        )
        try operation.transaction.run(
            """
            INSERT INTO assignment(id, partner, order_number, line_number, smart_account, virtual_account, actor,
                assigned_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            ids.nextNumber(),
            request.partner.rawValue,
            request.orderNumber.text,
            request.lineNumber?.text,
            account.text,
            request.virtualAccount?.text,
            request.actor,
            operation.now.milliseconds
        )
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
