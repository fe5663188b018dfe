// ProposalQueries: what waits for another person.

public import Domain
public import Storage

/// Reading proposals.
public enum ProposalQueries {
    /// The open proposals, the oldest first.
    ///
    /// - Parameters:
    ///   - after: the last one of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,000.
    ///   - snapshot: the state to look at.
    /// - Returns: the proposals.
    /// - Throws: `StorageError`.
    public static func open(
        after: ProposalID? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [ProposalView] {
        let ids = try snapshot.all(
            "SELECT id FROM proposal WHERE state = 'open' AND id > ?1 ORDER BY id LIMIT ?2",
            after?.rawValue ?? 0,
            min(max(limit, 1), OrderFilter.maximumLimit)
        ) { ProposalID(rawValue: $0.integer(0)) }
        return try ids.compactMap { try proposal($0, in: snapshot) }
    }

    static func proposal(_ id: ProposalID, in snapshot: Snapshot) throws -> ProposalView? {
        try snapshot.first(
            """
            SELECT t.name, o.number, l.number, a.domain,
                (SELECT count(*) FROM proposal_line x WHERE x.proposal = p.id), p.because, p.overruled, p.note,
                p.proposer, p.proposed_at
            FROM proposal p JOIN partner t ON t.id = p.partner JOIN order_line l ON l.id = p.line
                JOIN orders o ON o.id = l.order_id JOIN smart_account a ON a.id = p.smart_account
            WHERE p.id = ?1
            """,
            id.rawValue
        ) { row in
            ProposalView(
                id: id.description,
                partner: row.text(0),
                orderNumber: row.text(1),
                number: row.text(2),
                smartAccount: row.text(3),
                heldLines: row.int(4),
                because: row.text(5),
                overruled: row.text(6).isEmpty ? nil : row.text(6),
                note: row.optionalText(7),
                proposer: row.text(8),
                proposedAt: Timestamp(milliseconds: row.integer(9)).description
            )
        }
    }
}
