// What a person says when it is none of the accounts, or when they cannot say.

internal import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// None of the accounts that are found is the line's: it is not asked again until another one is found.
    ///
    /// - Parameters:
    ///   - request: the line, and who says it.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when nothing is to be decided about the line; `StorageError`.
    public func denyAll(_ request: ReviewRequest, in transaction: Transaction) throws -> ReviewResult {
        let operation = operation(request.actor, in: transaction)
        let seen = try ReviewCase(request.line, self, in: operation.snapshot)
        try checkDecidable(seen, operation)
        let shown = try seen.verdict().candidates
        let work = OrderWork(self, operation, seen.order)
        for candidate in shown { try work.shadows.deny(seen.line.id, candidate.account) }
        let count = shown.isEmpty ? "no account was found" : "\(shown.count) accounts were shown"
        let explanation = "none of them; \(count), and it is not asked again until another one is found"
        return try keep(.none, seen, shown, request, explanation, operation)
    }

    /// Nobody can say: it is asked last from now on.
    ///
    /// - Parameters:
    ///   - request: the line, who says it, and what they noted.
    ///   - transaction: the caller's transaction.
    /// - Returns: what was done.
    /// - Throws: `FulfilmentError` when nothing is to be decided about the line; `StorageError`.
    public func putOff(_ request: ReviewRequest, in transaction: Transaction) throws -> ReviewResult {
        let operation = operation(request.actor, in: transaction)
        let seen = try ReviewCase(request.line, self, in: operation.snapshot)
        try checkDecidable(seen, operation)
        let shown = try seen.verdict().candidates
        return try keep(.unsure, seen, shown, request, "put off; it is listed last from now on", operation)
    }

    private func keep(
        _ verb: ReviewRecord.Verb,
        _ seen: ReviewCase,
        _ shown: [Candidate],
        _ request: ReviewRequest,
        _ explanation: String,
        _ operation: Operation
    ) throws -> ReviewResult {
        let count = try seen.lines.slice().lines.count
        let record = ReviewRecord(
            verb: verb,
            seen: seen,
            lineCount: max(1, count),
            explanation: explanation,
            note: request.note
        )
        let review = try record.keep(shown, self, operation)
        try ReviewAnswer.keep(verb, to: seen, review, shown, operation)
        return ReviewResult(
            id: review.description,
            explanation: explanation,
            lineCount: max(1, count),
            line: try seen.lineNow()
        )
    }
}
