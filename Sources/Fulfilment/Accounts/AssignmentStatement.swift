// AssignmentStatement: a new assignment beside those that count already.
//
// GUARANTEES   What an operator said is never replaced by anybody else. An operator's word for a whole order replaces
//              everything that was said of the order and its lines before.

internal import Domain
internal import Matching
internal import Storage

/// What somebody says, before it is kept.
struct AssignmentStatement {
    private let request: AssignmentRequest
    private let account: AccountReference

    init(_ request: AssignmentRequest, _ account: AccountReference) {
        self.request = request
        self.account = account
    }

    private var isOperators: Bool { AssignmentRecord.isOperator(request.actor) }

    /// The assignment that says this already; an operator's word is always kept, since when it was given matters.
    ///
    /// - Throws: `FulfilmentError` when an operator said something else; `StorageError`.
    func known(in snapshot: Snapshot) throws -> AssignmentRecord? {
        guard !isOperators else { return nil }
        let current = try AssignmentRecord.current(request.partner, request.orderNumber.text, in: snapshot)
        let own = current.first { $0.line == request.lineNumber?.text }
        let above = request.lineNumber == nil ? nil : current.first { $0.line == nil }
        if let decision = [own, above].lazy.compactMap(\.self).first(where: \.isOperators) {
            guard try agrees(with: decision, in: snapshot) else { throw overruled(by: decision) }
            return decision
        }
        if request.lineNumber == nil {
            for decision in current where decision.isOperators {
                guard try agrees(with: decision, in: snapshot) else { throw overruled(by: decision) }
            }
        }
        guard let own, own.smartAccount.text == account.text, own.virtualAccount == request.virtualAccount else {
            return nil
        }
        return own
    }

    /// Keeps the statement in the place of what it replaces.
    func keep(_ id: Int64, _ operation: Operation) throws -> AssignmentRecord {
        try operation.transaction.run(
            """
            UPDATE assignment SET is_current = 0
            WHERE partner = ?1 AND order_number = ?2 AND is_current = 1
                AND (?4 = 1 OR coalesce(line_number, '') = ?3)
            """,
            request.partner.rawValue,
            request.orderNumber.text,
            request.lineNumber?.text ?? "",
            isOperators && request.lineNumber == nil
        )
        try operation.transaction.run(
            """
            INSERT INTO assignment(id, partner, order_number, line_number, smart_account, virtual_account, actor,
                assigned_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            id,
            request.partner.rawValue,
            request.orderNumber.text,
            request.lineNumber?.text,
            account.text,
            request.virtualAccount?.text,
            request.actor,
            operation.now.milliseconds
        )
        return AssignmentRecord(
            id: id,
            line: request.lineNumber?.text,
            smartAccount: Name(unchecked: account.text),
            virtualAccount: request.virtualAccount,
            actor: request.actor,
            assignedAt: operation.now
        )
    }

    /// Whether it says nothing that the decision does not say; the account may be named in another way.
    private func agrees(with decision: AssignmentRecord, in snapshot: Snapshot) throws -> Bool {
        guard request.virtualAccount == nil || request.virtualAccount == decision.virtualAccount else { return false }
        if decision.smartAccount.text == account.text { return true }
        guard let other = AccountReference(decision.smartAccount) else { return false }
        let index = AccountDirectory(snapshot)
        guard let ours = try index.account(account) else { return false }
        return try index.account(other) == ours
    }

    private func overruled(by decision: AssignmentRecord) -> FulfilmentError {
        let subject = decision.line.map { "line \($0) of order" } ?? "order"
        let said =
            "\(decision.actor) assigned \(subject) \(request.orderNumber) to \(decision.smartAccount) on \(decision.assignedAt)"
        return FulfilmentError(
            code: "assignment.overruled",
            message: "\(said), so it is not assigned to \(account.text)\(inVirtualAccount)",
            remedy: "leave it out, or let an operator assign it anew"
        )
    }

    private var inVirtualAccount: String { request.virtualAccount.map { " (\($0))" } ?? "" }
}

extension AccountDirectory {
    /// The account that somebody refers to.
    func account(_ reference: AccountReference) throws -> SmartAccount? {
        switch reference {
        case .domain(let domain): try account(domain: domain)
        case .id(let id): try account(id: id)
        }
    }
}
