// AssetStatements: every statement by which what a customer owns is listed.
//
// GUARANTEES   As CustomerStatements: they name virtual accounts, their balances, and the views customer_asset and
//              customer_hardware, which show what the customer may know. A test reads the words of all of them.

/// The SQL of the register of assets.
enum AssetStatements {
    /// The next lots in a virtual account.
    static let lots: StaticString = """
        SELECT lot FROM virtual_balance WHERE virtual_account = ?1 AND lot > ?2 ORDER BY lot LIMIT ?3
        """

    /// A lot in a virtual account.
    static let license: StaticString = """
        SELECT lot, kind, sku, product_name, quantity, virtual_account, virtual_account_name, partner_name,
            end_customer_order_number, line_number, acquired_at, term_starts_at, term_ends_at
        FROM customer_asset WHERE smart_account = ?1 AND lot = ?2 AND virtual_account = ?3
        """

    /// The lots of one of the customer's own orders.
    static let licensesOfOrder: StaticString = """
        SELECT lot, virtual_account FROM customer_asset
        WHERE smart_account = ?1 AND end_customer_order_number = ?2 AND lot > ?3 ORDER BY lot, virtual_account LIMIT ?4
        """

    /// The devices in orders between two.
    static let hardware: StaticString = """
        SELECT line, sku, product_name, quantity, partner_name, end_customer_order_number, line_number, acquired_at
        FROM customer_hardware WHERE smart_account = ?1 AND order_id > ?2 AND order_id <= ?3 ORDER BY order_id, line
        """

    /// The last of the next orders of which something was released to the account.
    static let orderWindow: StaticString = """
        SELECT max(order_id), count(*) FROM (SELECT order_id FROM customer_order_line
            WHERE smart_account = ?1 AND order_id > ?2 ORDER BY order_id LIMIT ?3) AS next
        """

    /// All of them, for the test.
    static let all = [lots, license, licensesOfOrder, hardware, orderWindow]
}
