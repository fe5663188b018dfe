// LineChange: what one revision did to one line, in numbers.

internal import Domain
internal import Storage

/// A line before and after a revision.
struct LineChange {
    /// What it has on one side of the change; nil where it is not there.
    typealias Content = (sku: String, quantity: Int)

    let line: OrderLineID
    let action: StaticString
    let old: Content?
    let new: Content?

    /// A line that was not there.
    static func added(_ line: OrderLineID, _ sku: SKU, _ quantity: Quantity) -> LineChange {
        LineChange(line: line, action: "added", old: nil, new: (sku.text, quantity.count))
    }

    /// A line of which anything becomes another, if only its price.
    static func changed(_ update: LineUpdate) -> LineChange {
        let record = update.record
        return LineChange(
            line: record.id,
            action: "changed",
            old: (record.sku, record.quantity),
            new: (update.sku, update.quantity)
        )
    }

    /// A line that is taken back.
    static func cancelled(_ record: LineRecord) -> LineChange {
        LineChange(line: record.id, action: "cancelled", old: (record.sku, record.quantity), new: nil)
    }

    /// Keeps it with its revision.
    func insert(for order: OrderID, revision: Int, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO order_line_change(line, order_id, revision, action, old_quantity, new_quantity, old_sku, new_sku)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            line.rawValue,
            order.rawValue,
            revision,
            "\(action)",
            old?.quantity ?? 0,
            new?.quantity ?? 0,
            old?.sku,
            new?.sku
        )
    }
}
