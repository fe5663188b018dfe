// A person decides whose a line is.

internal import Domain
internal import JobQueue
internal import Matching
public import Storage

extension Fulfilment {
    /// The kind of the jobs that carry a decision to the lines that are too many for one transaction.
    static let reviewKind = "review"

    /// Decides that a line, and all held lines whose orders say the same of the customer, are an account's.
    ///
    /// What needs another person becomes a proposal, and the lines stay held until that person has judged it.
    ///
    /// - Parameters:
    ///   - request: the line, the account, and who decides.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when it cannot be decided so; `StorageError`.
    public func confirm(_ request: ConfirmationRequest, in transaction: Transaction) throws -> ReviewResult {
        let operation = operation(request.review.actor, in: transaction)
        let seen = try ReviewCase(request.review.line, self, in: operation.snapshot)
        try checkDecidable(seen, operation)
        let candidate = try candidate(request.smartAccount, seen, request.virtualAccount, operation)
        let overruled = candidate.vetoes.filter(\.isContradiction).map(\.description)
        guard overruled.isEmpty || request.overridesVetoes else {
            throw FulfilmentError(
                code: "review.contradicted",
                message: "what is known speaks against \(candidate.identifier): \(overruled.joined(separator: "; "))",
                remedy: "look at 'holdfast review show'; with --override it is decided all the same"
            )
        }
        let confirmation = Confirmation(
            fulfilment: self,
            operation: operation,
            seen: seen,
            candidate: candidate,
            overruled: overruled,
            request: request
        )
        return try confirmation.decide()
    }

    /// Refuses a line about which nothing can be decided any more, or by another person only.
    func checkDecidable(_ seen: ReviewCase, _ operation: Operation) throws {
        let name = "line \(seen.line.number) of order \(seen.order.number)"
        guard seen.line.state.isWaiting else {
            throw FulfilmentError(
                code: seen.line.state == .released ? "line.released" : "review.notWaiting",
                message: "\(name) is \(seen.line.state.rawValue), so nothing is to be decided about it",
                remedy: seen.line.state == .released
                    ? "ask for its return, and order again for the other account" : "look at 'holdfast review list'"
            )
        }
        guard seen.order.kind.isAssignable else {
            throw FulfilmentError(
                code: "order.notAssignable",
                message: "order \(seen.order.number) is of kind \(seen.order.kind.rawValue), which cannot be assigned",
                remedy: "send a standard order for what the customer is to get"
            )
        }
        if let proposal = try OpenProposal.find(of: seen.line.id, in: operation.snapshot) {
            throw FulfilmentError(
                code: "review.proposed",
                message: "\(proposal.proposer) has proposed \(proposal.domain) for \(name)",
                remedy: "judge that first: holdfast review approve \(proposal.id), or decline it"
            )
        }
    }

    private func candidate(
        _ account: SmartAccountID,
        _ seen: ReviewCase,
        _ virtualAccount: VirtualAccountName?,
        _ operation: Operation
    ) throws -> Candidate {
        guard let candidate = try seen.candidate(account) else {
            throw FulfilmentError.unknownAccount(account.description)
        }
        if let name = virtualAccount,
            try AccountDirectory(operation.snapshot).virtualAccount(name, of: account) == nil
        {
            throw FulfilmentError(
                code: "virtualAccount.unknown",
                message: "\(candidate.identifier) has no virtual account “\(name)”",
                remedy: "look at 'holdfast account \(candidate.identifier)'"
            )
        }
        return candidate
    }

    /// Carries a decision to more of its lines.
    func goOnWithReview(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        let parts = job.payload.split(separator: " ")
        guard parts.count == 2, let id = ReviewID(parts[0]), let last = Int64(parts[1]) else {
            return .dead(error: "“\(job.payload)” is not a decision and a line")
        }
        guard let review = try KeptConfirmation.find(id, in: transaction.snapshot) else {
            return .dead(error: "there is no decision \(id)")
        }
        guard try !review.isTakenBack(in: transaction.snapshot) else { return .done }
        let operation = operation(review.actor, in: transaction)
        let lines = DecidedLines(
            fulfilment: self,
            operation: operation,
            seen: try ReviewCase(review.line, self, in: operation.snapshot),
            account: review.account,
            virtualAccount: review.virtualAccount.map(VirtualAccountName.init(unchecked:)),
            actor: review.actor
        )
        try lines.goOn(after: last, of: id)
        return .done
    }
}
