// Changes: the numbers that are kept of them lead to what the lines are.

internal import Storage

extension Verification {
    /// A change of a line, and the line as it is.
    private struct Change {
        let line: Int64
        let name: String
        let state: String
        let sku: String
        let quantity: Int
        let revision: Int
        let oldQuantity: Int
        let newQuantity: Int
        let oldSKU: String?
        let newSKU: String?

        init(_ row: Row) {
            line = row.integer(0)
            name = Verification.line(row.text(2), of: row.integer(1))
            state = row.text(3)
            sku = row.text(4)
            quantity = row.int(5)
            revision = row.int(6)
            oldQuantity = row.int(7)
            newQuantity = row.int(8)
            oldSKU = row.optionalText(9)
            newSKU = row.optionalText(10)
        }
    }

    /// Each change begins where the one before ended, and a line is what its last change left.
    @Sendable
    static func lineChangeFaults(in snapshot: Snapshot) throws -> [String] {
        var faults: [String] = []
        var last: Change?
        try snapshot.forEach(
            """
            SELECT line, order_line.order_id, number, state, sku, quantity, revision, old_quantity, new_quantity, old_sku,
                new_sku
            FROM order_line_change JOIN order_line ON order_line.id = line ORDER BY line, revision
            """
        ) { row in
            guard faults.count < limitPerRule else { return }
            let change = Change(row)
            if let before = last, before.line == change.line {
                append(fault(of: change, after: before), to: &faults)
            } else {
                append(last.flatMap(faultOfLast), to: &faults)
            }
            last = change
        }
        append(last.flatMap(faultOfLast), to: &faults)
        return faults
    }

    private static func fault(of change: Change, after before: Change) -> String? {
        guard change.oldQuantity != before.newQuantity || change.oldSKU != before.newSKU else { return nil }
        let old = "revision \(change.revision) changes it from \(told(change.oldQuantity, change.oldSKU))"
        let new = "revision \(before.revision) left \(told(before.newQuantity, before.newSKU))"
        return "\(change.name): \(old), and \(new)"
    }

    private static func faultOfLast(_ change: Change) -> String? {
        let subject = "\(change.name) is \(change.state) with \(told(change.quantity, change.sku))"
        guard change.newQuantity > 0 else {
            let isRight =
                change.state == "cancelled" && change.oldQuantity == change.quantity && change.oldSKU == change.sku
            let old = told(change.oldQuantity, change.oldSKU)
            return isRight ? nil : "\(subject), and its last change took back \(old)"
        }
        let isRight = change.newQuantity == change.quantity && change.newSKU == change.sku
        return isRight ? nil : "\(subject), and its last change left \(told(change.newQuantity, change.newSKU))"
    }

    private static func told(_ quantity: Int, _ sku: String?) -> String {
        sku.map { "\(quantity) of \($0)" } ?? "nothing"
    }

    private static func append(_ fault: String?, to faults: inout [String]) {
        if let fault { faults.append(fault) }
    }
}
