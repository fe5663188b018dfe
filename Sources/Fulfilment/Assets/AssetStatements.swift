// AssetStatements: every statement by which what a customer owns is listed.
//
// GUARANTEES   As CustomerStatements: they name virtual accounts, their balances, and what customer_asset and
//              customer_hardware show of what the customer may know. A test reads the words of all of them.

/// The SQL of the register of assets.
enum AssetStatements {
    /// The end of the next lots in a virtual account, and how many they are.
    static let window: StaticString = """
        SELECT max(lot), count(*) FROM (SELECT lot FROM virtual_balance
            WHERE virtual_account = ?1 AND lot > ?2 ORDER BY lot LIMIT ?3) AS near
        """

    /// The lots in a virtual account between two that the filter shows.
    static let licenses: StaticString = """
        SELECT lot, kind, sku, product_name, quantity, virtual_account, virtual_account_name, partner_name,
            end_customer_order_number, line_number, acquired_at, term_starts_at, term_ends_at
        FROM customer_asset
        WHERE smart_account = ?1 AND virtual_account = ?2 AND lot > ?3 AND lot <= ?4
            AND (?6 IS NULL OR kind = ?6) AND (?7 IS NULL OR sku = ?7) AND (?8 IS NULL OR term_ends_at < ?8)
            AND (?9 IS NULL OR partner_name = ?9) AND (?10 IS NULL OR end_customer_order_number = ?10)
        ORDER BY lot LIMIT ?5
        """

    /// The next orders with devices.
    static let orders: StaticString = """
        SELECT order_id FROM device_order WHERE smart_account = ?1 AND order_id >= ?2 ORDER BY order_id LIMIT ?3
        """

    /// The devices of an order.
    static let hardware: StaticString = """
        SELECT line, sku, product_name, quantity, partner_name, end_customer_order_number, line_number, acquired_at
        FROM customer_hardware WHERE smart_account = ?1 AND order_id = ?2 AND line > ?3 ORDER BY line
        """

    /// The order of a device.
    static let orderOfDevice: StaticString = """
        SELECT order_id FROM customer_hardware WHERE smart_account = ?1 AND line = ?2
        """

    /// All of them, for the test.
    static let all = [window, licenses, orders, hardware, orderOfDevice]
}
