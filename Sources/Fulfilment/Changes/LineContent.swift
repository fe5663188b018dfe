internal import Domain
internal import Storage

/// What a line's rows keep of its document, besides what every operation needs.
struct LineContent {
    let parent: String?
    let description: String?
    let unitPrice: String?
    let endCustomer: EndCustomer

    /// The contents of an order's lines by the lines' numbers.
    static func all(_ order: OrderID, in snapshot: Snapshot) throws -> [String: LineContent] {
        var contents: [String: LineContent] = [:]
        try snapshot.forEach(
            """
            SELECT l.number, l.parent, l.description, l.unit_price, e.name, e.country, e.email, e.web_domain,
                e.customer_number, e.tax_identifier, e.duns_number, e.street, e.postal_code, e.city, e.smart_account,
                e.virtual_account
            FROM order_line l LEFT JOIN end_customer e ON e.id = l.end_customer WHERE l.order_id = ?1
            """,
            order.rawValue
        ) { row in
            contents[row.text(0)] = LineContent(
                parent: row.optionalText(1),
                description: row.optionalText(2),
                unitPrice: row.optionalText(3),
                endCustomer: EndCustomer(row, from: 4)
            )
        }
        return contents
    }
}
