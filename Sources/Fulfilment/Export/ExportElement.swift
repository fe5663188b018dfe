/// What a list for export is made of.
public protocol ExportElement: Encodable {
    /// The names of the columns: those of the JSON's members.
    static var columns: [String] { get }
    /// The element as fields in the columns' order.
    var fields: [String?] { get }
}

extension ActivityView: ExportElement {
    /// The names of the columns.
    public static let columns = [
        "id", "happenedAt", "kind", "actor", "summary", "virtualAccount", "sourceAccount", "lot", "sku", "quantity",
        "orderNumber",
    ]

    /// The entry as fields in the columns' order.
    public var fields: [String?] {
        [
            id, happenedAt, kind, actor, summary, virtualAccount, sourceAccount, lot, sku, quantity.map(String.init),
            orderNumber,
        ]
    }
}

extension AssetView: ExportElement {
    /// The names of the columns.
    public static let columns = [
        "id", "kind", "sku", "name", "quantity", "virtualAccount", "virtualAccountName", "partner", "orderNumber",
        "line", "acquiredAt", "termStartsAt", "termEndsAt",
    ]

    /// The entry as fields in the columns' order.
    public var fields: [String?] {
        [
            id, kind, sku, name, String(quantity), virtualAccount, virtualAccountName, partner, orderNumber, line,
            acquiredAt, termStartsAt, termEndsAt,
        ]
    }
}
