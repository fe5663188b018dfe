// ActivityStatements: every statement that reads an activity log for its owner.
//
// GUARANTEES   Each is bound to one owner; a test reads their words.
// SOURCE       A page looks at a thousand entries at a time: fewer cost nothing less, and more would be read for nothing.

/// The SQL of the activity log's reading.
enum ActivityStatements {
    /// The entries of an owner before one, the newest first.
    static let ofOwner: StaticString = """
        SELECT id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account, lot, sku, quantity,
            order_number
        FROM activity WHERE owner_kind = ?1 AND owner = ?2 AND id < ?3 AND id >= ?4 ORDER BY id DESC LIMIT ?5
        """

    /// The same of a virtual account that gained or in which it happened.
    static let inPlace: StaticString = """
        SELECT id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account, lot, sku, quantity,
            order_number
        FROM activity WHERE virtual_account = ?6 AND owner_kind = ?1 AND owner = ?2 AND id < ?3 AND id >= ?4
        ORDER BY id DESC LIMIT ?5
        """

    /// The same of a virtual account that lost.
    static let fromPlace: StaticString = """
        SELECT id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account, lot, sku, quantity,
            order_number
        FROM activity WHERE source_account = ?6 AND owner_kind = ?1 AND owner = ?2 AND id < ?3 AND id >= ?4
        ORDER BY id DESC LIMIT ?5
        """

    /// The entries of an owner after one, the oldest first.
    static let ofOwnerForward: StaticString = """
        SELECT id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account, lot, sku, quantity,
            order_number
        FROM activity WHERE owner_kind = ?1 AND owner = ?2 AND id > ?3 AND id <= ?4 ORDER BY id LIMIT ?5
        """

    /// All of them, for the test.
    static let all = [ofOwner, inPlace, fromPlace, ofOwnerForward]
}
