internal import Domain
internal import Storage

/// What is said of an order as a whole.
enum OrderHeader {
    /// What a document says differently of the order as a whole.
    ///
    /// A new version of the order says everything; a change says only what it names, and never the kind.
    static func differences(
        _ order: OrderID,
        _ document: OrderDocument,
        in snapshot: Snapshot
    ) throws -> [FieldDifference] {
        let kept = try snapshot.first(
            """
            SELECT order_date, currency, end_customer_order_number, reseller, kind, is_released_on_request
            FROM orders WHERE id = ?1
            """,
            order.rawValue
        ) { row in (0..<6).map { row.optionalText(Int32($0)) } }
        let isWhole = document.purpose.isWhole
        let written = [
            document.orderDate?.description, document.currency?.text, document.endCustomerOrderNumber?.text,
            document.reseller?.text, isWhole ? document.kind.rawValue : nil,
            isWhole ? document.isReleasedOnRequest ? "1" : "0" : nil,
        ]
        let names = ["order date", "currency", "end customer's order number", "reseller", "kind", "release on request"]
        return zip(names, zip(kept ?? [], written)).compactMap { name, pair in
            pair.1 == nil && !isWhole ? nil : FieldDifference(name, pair.0, pair.1)
        }
    }
}
