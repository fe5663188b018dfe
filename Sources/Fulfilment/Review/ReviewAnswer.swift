// ReviewAnswer: an answer that leaves a question open.
//
// GUARANTEES   "None of these" is not asked again until another account is found than were shown; "unsure" is asked last.

internal import Domain
internal import Matching
internal import Storage

/// What was said of a question that stays open.
struct ReviewAnswer {
    let answer: String
    let review: ReviewID
    let note: String?
    let actor: String
    let accounts: Set<String>
    let registryVersion: Int64

    /// The answer to a question.
    static func find(_ question: ReviewQuestion, in snapshot: Snapshot) throws -> ReviewAnswer? {
        try snapshot.first(
            """
            SELECT a.answer, a.decision, r.note, r.actor, a.accounts, a.registry_version
            FROM review_answer a JOIN review_decision r ON r.id = a.decision WHERE a.question = ?1
            """,
            question.key
        ) { row in
            ReviewAnswer(
                answer: row.text(0),
                review: ReviewID(rawValue: row.integer(1)),
                note: row.optionalText(2),
                actor: row.text(3),
                accounts: Set(row.text(4).split(separator: " ").map(String.init)),
                registryVersion: row.integer(5)
            )
        }
    }

    /// Keeps an answer.
    static func keep(
        _ answer: ReviewRecord.Verb,
        to seen: ReviewCase,
        _ review: ReviewID,
        _ shown: [Candidate],
        _ operation: Operation
    ) throws {
        try operation.transaction.run(
            """
            INSERT INTO review_answer(question, answer, line, partner, decision, accounts, registry_version)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT(question) DO UPDATE SET answer = excluded.answer, line = excluded.line,
                decision = excluded.decision, accounts = excluded.accounts, registry_version = excluded.registry_version
            """,
            seen.question.key,
            answer.rawValue,
            seen.line.id.rawValue,
            seen.order.partner.rawValue,
            review.rawValue,
            shown.map(\.account.description).joined(separator: " "),
            try ReviewCase.registryVersion(in: operation.snapshot)
        )
    }

    /// Forgets the answer to a question, which is decided now.
    static func forget(_ question: ReviewQuestion, _ operation: Operation) throws {
        try operation.transaction.run("DELETE FROM review_answer WHERE question = ?1", question.key)
    }

    /// Whether nothing is known that was not known when it was given.
    func stillHolds(for seen: ReviewCase) throws -> Bool {
        if try ReviewCase.registryVersion(in: seen.snapshot) == registryVersion { return true }
        return try seen.verdict().candidates.allSatisfy { accounts.contains($0.account.description) }
    }
}
