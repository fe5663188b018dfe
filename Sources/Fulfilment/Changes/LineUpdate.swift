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

    /// Compares a line with what a document says of it.
    ///
    /// - Parameters:
    ///   - record: the line as it is.
    ///   - content: what else is kept of it.
    ///   - line: the line in the document.
    ///   - customer: the customer of the document's lines that do not name their own.
    ///   - isWhole: whether the document says everything of the line; otherwise what it leaves out stays.
    init(
        _ record: LineRecord,
        _ content: LineContent,
        _ line: OrderLineDocument,
        customer: EndCustomer,
        isWhole: Bool
    ) {
        self.record = record
        document = line
        sku = line.sku?.text ?? record.sku
        quantity = line.quantity?.count ?? record.quantity
        parent = line.parent?.text ?? (isWhole ? nil : content.parent)
        description = line.productDescription?.text ?? (isWhole ? nil : content.description)
        unitPrice = line.unitPrice?.description ?? (isWhole ? nil : content.unitPrice)
        let written = line.endCustomer.completed(by: customer)
        endCustomer = isWhole ? written : written.completed(by: content.endCustomer)
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

    /// Whether the SKU differs.
    var changesSKU: Bool { sku != record.sku }

    /// Whether what was decided about the line has to be decided again.
    var needsMatching: Bool {
        changesSKU || changesCustomer || record.state == .scheduled && quantity != record.quantity
    }
}
