// AssignmentRecord: who said whose an order or a line is, as far as it still counts.

internal import Domain
internal import Storage

/// A current assignment as its row tells it.
struct AssignmentRecord {
    let id: Int64
    /// Nil for all lines.
    let line: String?
    let smartAccount: Name
    let virtualAccount: VirtualAccountName?
    let actor: String
    let assignedAt: Timestamp

    /// The assignments of an order and its lines that count.
    static func current(
        _ partner: PartnerID,
        _ orderNumber: String,
        in snapshot: Snapshot
    ) throws -> [AssignmentRecord] {
        try snapshot.all(
            """
            SELECT id, line_number, smart_account, virtual_account, actor, assigned_at FROM assignment
            WHERE partner = ?1 AND order_number = ?2 AND is_current = 1
            """,
            partner.rawValue,
            orderNumber
        ) { row in
            AssignmentRecord(
                id: row.integer(0),
                line: row.optionalText(1),
                smartAccount: Name(unchecked: row.text(2)),
                virtualAccount: row.optionalText(3).map(VirtualAccountName.init(unchecked:)),
                actor: row.text(4),
                assignedAt: Timestamp(milliseconds: row.integer(5))
            )
        }
    }

    var isOperators: Bool { Self.isOperator(actor) }

    static func isOperator(_ actor: String) -> Bool { actor.hasPrefix("operator:") }
}

extension [AssignmentRecord] {
    /// The one that counts for a line: one for the line counts before one for the order.
    func counting(for line: String) -> AssignmentRecord? {
        if isEmpty { return nil }
        return first { $0.line == line } ?? first { $0.line == nil }
    }

    /// What was said of the whole order after the line's own assignment, so that both cannot be meant.
    ///
    /// An operator's word for the line stands whatever is said of the order by others later.
    func later(than assignment: AssignmentRecord) -> AssignmentRecord? {
        guard assignment.line != nil, !assignment.isOperators else { return nil }
        return first { $0.line == nil && $0.id > assignment.id }
    }
}
