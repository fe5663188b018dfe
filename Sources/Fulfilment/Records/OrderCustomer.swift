internal import Domain
internal import Storage

/// Whom an order names for all its lines that do not name their own customer.
struct OrderCustomer {
    /// The row; nil where the order names nobody.
    let row: Int64?
    let customer: EndCustomer

    /// Reads it.
    static func of(_ order: OrderID, in snapshot: Snapshot) throws -> OrderCustomer {
        let known = try snapshot.first(
            """
            SELECT e.id, e.name, e.country, e.email, e.web_domain, e.customer_number, e.tax_identifier, e.duns_number,
                e.street, e.postal_code, e.city, e.smart_account, e.virtual_account
            FROM orders o JOIN end_customer e ON e.id = o.end_customer WHERE o.id = ?1
            """,
            order.rawValue
        ) { OrderCustomer(row: $0.integer(0), customer: EndCustomer($0, from: 1)) }
        return known ?? OrderCustomer(row: nil, customer: EndCustomer())
    }
}
