// UseStatements: what is read of positions for a customer's eyes.
//
// GUARANTEES   Nothing is named here but positions, their ends and virtual accounts. Each statement is bound to one virtual
//              account, which a principal's rights gave.

/// The SQL of positions.
enum UseStatements {
    /// Units count until the watch has told of their end; those whose end has passed since are taken off.
    static let positions: StaticString = """
        SELECT sku, in_use, reserved, purchased - coalesce((SELECT sum(quantity) FROM license_stock
            WHERE license_stock.virtual_account = license_position.virtual_account
                AND license_stock.sku = license_position.sku AND license_stock.term_ends_at <= ?4), 0)
        FROM license_position
        WHERE virtual_account = ?1 AND sku > ?2 AND (purchased > 0 OR in_use > 0 OR reserved > 0)
        ORDER BY sku LIMIT ?3
        """

    static let position: StaticString = """
        SELECT sku, in_use, reserved, purchased - coalesce((SELECT sum(quantity) FROM license_stock
            WHERE license_stock.virtual_account = license_position.virtual_account
                AND license_stock.sku = license_position.sku AND license_stock.term_ends_at <= ?3), 0)
        FROM license_position WHERE virtual_account = ?1 AND sku = ?2
        """

    static let ends: StaticString = """
        SELECT day, quantity FROM license_end
        WHERE virtual_account = ?1 AND sku = ?2 AND day BETWEEN ?3 AND ?4 AND quantity > 0 ORDER BY day
        """

    static let all = [positions, position, ends]
}
