// Reading aliases.

internal import Domain
internal import Storage

extension AliasView {
    /// The alias of that number.
    static func find(_ id: Int64, in snapshot: Snapshot) throws -> AliasView? {
        try snapshot.first(
            """
            SELECT l.id, l.partner, l.identity, l.smart_account, a.domain, l.state, author, learned_at, learned_from,
                confirmed_by, confirmed_at, confirmed_from, revoked_by, revoked_at
            FROM alias l JOIN smart_account a ON a.id = l.smart_account WHERE l.id = ?1
            """,
            id,
            transform: AliasView.init
        )
    }

    /// A partner's aliases after one, in the order in which they were learned.
    static func list(_ partner: PartnerID, after id: Int64, limit: Int, in snapshot: Snapshot) throws -> [AliasView] {
        try snapshot.all(
            """
            SELECT l.id, l.partner, l.identity, l.smart_account, a.domain, l.state, author, learned_at, learned_from,
                confirmed_by, confirmed_at, confirmed_from, revoked_by, revoked_at
            FROM alias l JOIN smart_account a ON a.id = l.smart_account
            WHERE l.partner = ?1 AND l.id > ?2 ORDER BY l.id LIMIT ?3
            """,
            partner.rawValue,
            id,
            limit,
            transform: AliasView.init
        )
    }

    private init(_ row: Row) {
        id = row.integer(0)
        partner = PartnerID(rawValue: row.integer(1))
        identity = row.text(2)
        account = SmartAccountID(rawValue: row.integer(3))
        domain = DomainIdentifier(unchecked: row.text(4))
        state = row.text(5)
        author = row.text(6)
        learnedAt = Timestamp(milliseconds: row.integer(7))
        learnedFrom = OrderID(rawValue: row.integer(8))
        confirmedBy = row.optionalText(9)
        confirmedAt = row.optionalInteger(10).map(Timestamp.init(milliseconds:))
        confirmedFrom = row.optionalInteger(11).map(OrderID.init(rawValue:))
        revokedBy = row.optionalText(12)
        revokedAt = row.optionalInteger(13).map(Timestamp.init(milliseconds:))
    }
}
