// LineUpdate: a line as it is, and as a document wants it.

internal import Domain

/// What a document makes of a known line.
struct LineUpdate {
    let record: LineRecord
    let document: OrderLineDocument
    let sku: String
    let quantity: Int
    let parent: String?
    let description: String?
    let unitPrice: String?
    let endCustomer: EndCustomer
    /// What differs, field by field.
    let differences: [FieldDifference]
    /// Whether the customer differs.
    let changesCustomer: Bool
    /// Whether it cannot be told for whom the line is to be.
    let isCustomerUnclear: Bool

    /// Compares a line with what a document says of it.
    ///
    /// - Parameters:
    ///   - record: the line as it is.
    ///   - content: what else is kept of it.
    ///   - line: the line in the document.
    ///   - whole: the document; unless it says everything of the order, what it leaves out stays.
    ///   - customer: whom the order names so far for the lines that do not name their own.
    init(
        _ record: LineRecord,
        _ content: LineContent,
        _ line: OrderLineDocument,
        of whole: OrderDocument,
        order customer: EndCustomer
    ) {
        let isWhole = whole.purpose.isWhole
        self.record = record
        document = line
        sku = line.sku?.text ?? record.sku
        quantity = line.quantity?.count ?? record.quantity
        parent = line.parent?.text ?? (isWhole ? nil : content.parent)
        description = line.productDescription?.text ?? (isWhole ? nil : content.description)
        unitPrice = line.unitPrice?.description ?? (isWhole ? nil : content.unitPrice)
        let wanted = Self.customer(content.endCustomer, line, of: whole, order: customer)
        endCustomer = wanted ?? content.endCustomer
        isCustomerUnclear = wanted == nil
        changesCustomer = endCustomer != content.endCustomer
        var fields = [
            FieldDifference("quantity", String(record.quantity), String(quantity)),
            FieldDifference("SKU", record.sku, sku),
            FieldDifference("parent", content.parent, parent),
            FieldDifference("description", content.description, description),
            FieldDifference("price", content.unitPrice, unitPrice),
        ]
        if changesCustomer {
            let columns = zip(content.endCustomer.columns, endCustomer.columns)
            fields += zip(EndCustomer.fieldNames, columns).map { name, pair in
                FieldDifference("the end customer's \(name)", pair.0, pair.1)
            }
        }
        differences = fields.compactMap(\.self)
    }

    /// For whom the line is to be; nil where that is not clear.
    ///
    /// A change that repeats whom the order is for does not mean the lines that named their own. One that names somebody
    /// else means the lines that are for whom the order names; whether it means others cannot be told.
    private static func customer(
        _ kept: EndCustomer,
        _ line: OrderLineDocument,
        of whole: OrderDocument,
        order: EndCustomer
    ) -> EndCustomer? {
        let written = line.endCustomer.completed(by: whole.endCustomer)
        if whole.purpose.isWhole { return written }
        let completed = written.completed(by: kept)
        if !line.endCustomer.isEmpty || completed == kept || kept.isEmpty || kept == order { return completed }
        return whole.endCustomer.namesAnother(than: order) ? nil : kept
    }

    /// Whether the SKU differs.
    var changesSKU: Bool { sku != record.sku }

    /// Whether what was decided about the line has to be decided again.
    var needsMatching: Bool {
        changesSKU || changesCustomer || record.state == .scheduled && quantity != record.quantity
    }
}
