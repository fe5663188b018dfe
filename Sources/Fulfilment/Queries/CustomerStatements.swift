// CustomerStatements: every statement that is ever run for a customer's eyes.
//
// GUARANTEES   They name virtual accounts, their balances, and the view customer_license, which shows of a license what
//              its customer may know; a test reads the words of all of them and of the view. Each is bound to one Smart
//              Account, or to a virtual account that one of them gave.

/// The SQL of `CustomerView`.
enum CustomerStatements {
    static let virtualAccounts: StaticString = """
        SELECT virtual_account.id, virtual_account.name, above.name, virtual_account.is_default,
            coalesce((SELECT sum(quantity) FROM virtual_balance
                WHERE virtual_balance.virtual_account = virtual_account.id), 0)
        FROM virtual_account LEFT JOIN virtual_account AS above ON above.id = virtual_account.parent
        WHERE virtual_account.smart_account = ?1 AND virtual_account.removed_at IS NULL
        ORDER BY virtual_account.is_default DESC, virtual_account.name
        """

    static let virtualAccountNumbers: StaticString = """
        SELECT id FROM virtual_account WHERE smart_account = ?1 AND removed_at IS NULL ORDER BY id
        """

    static let virtualAccountParents: StaticString = """
        SELECT id, parent FROM virtual_account WHERE smart_account = ?1 AND removed_at IS NULL
        """

    static let nextLot: StaticString = """
        SELECT lot FROM virtual_balance WHERE virtual_account = ?1 AND lot > ?2 ORDER BY lot LIMIT 1
        """

    static let licensesOfLot: StaticString = """
        SELECT lot, sku, quantity, virtual_account_name, released_at, term_ends_at, end_customer_order_number
        FROM customer_license WHERE smart_account = ?1 AND lot = ?2 ORDER BY virtual_account
        """

    static let license: StaticString = """
        SELECT lot, sku, quantity, virtual_account_name, released_at, term_ends_at, end_customer_order_number
        FROM customer_license WHERE smart_account = ?1 AND lot = ?2 AND virtual_account = ?3
        """

    /// All of them, for the test.
    static let all = [
        virtualAccounts, virtualAccountNumbers, virtualAccountParents, nextLot, licensesOfLot, license,
    ]
}
