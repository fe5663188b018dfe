internal import Domain
internal import Storage

/// A decision whose lines are somebody's, as it was kept.
struct KeptConfirmation {
    let id: ReviewID
    let line: OrderLineID
    let account: SmartAccountID
    let virtualAccount: String?
    /// Who decided, and who approved it.
    let actor: String

    /// The decision with the id.
    static func find(_ id: ReviewID, in snapshot: Snapshot) throws -> KeptConfirmation? {
        try snapshot.first(
            """
            SELECT r.id, r.line, r.smart_account, r.virtual_account, r.actor, p.proposer FROM review_decision r
                LEFT JOIN proposal p ON p.id = r.proposal
            WHERE r.id = ?1 AND r.verb IN ('confirm', 'approve') AND r.smart_account IS NOT NULL
            """,
            id.rawValue,
            transform: KeptConfirmation.init
        )
    }

    private init(_ row: Row) {
        id = ReviewID(rawValue: row.integer(0))
        line = OrderLineID(rawValue: row.integer(1))
        account = SmartAccountID(rawValue: row.integer(2))
        virtualAccount = row.optionalText(3)
        let (actor, proposer) = (row.text(4), row.optionalText(5))
        self.actor = proposer.map { Self.actor($0, approver: actor) } ?? actor
    }

    /// Whether somebody said something else since.
    func isTakenBack(in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer(
            "SELECT 1 FROM review_decision WHERE line = ?1 AND id > ?2 AND verb IN ('undo', 'reject') LIMIT 1",
            line.rawValue,
            id.rawValue
        ) != nil
    }

    /// How two people act together.
    static func actor(_ proposer: String, approver: String) -> String { "\(proposer), approved by \(approver)" }
}
