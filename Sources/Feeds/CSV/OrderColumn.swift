// OrderColumn: the columns of a file of orders.

/// A column of a file of orders.
enum OrderColumn: CSVColumn {
    case number, purpose, revision, kind, orderDate, currency, endCustomerOrderNumber, reseller, releaseOnRequest
    case customer(CustomerField)
    case lineNumber, parentLine, action, sku, description, quantity, unitPrice
    case lineCustomer(CustomerField)

    static let all: [OrderColumn] =
        [
            .number, .purpose, .revision, .kind, .orderDate, .currency, .endCustomerOrderNumber, .reseller,
            .releaseOnRequest,
        ] + CustomerField.allCases.map { .customer($0) }
        + [.lineNumber, .parentLine, .action, .sku, .description, .quantity, .unitPrice]
        + CustomerField.allCases.map { .lineCustomer($0) }

    static let known = byName()

    /// Whether it says something of the whole order, so that all lines of the order must agree.
    var concernsOrder: Bool {
        switch self {
        case .number, .purpose, .revision, .kind, .orderDate, .currency, .endCustomerOrderNumber, .reseller,
            .releaseOnRequest, .customer:
            true
        case .lineNumber, .parentLine, .action, .sku, .description, .quantity, .unitPrice, .lineCustomer: false
        }
    }

    var name: String {
        switch self {
        case .number: "orderNumber"
        case .purpose: "purpose"
        case .revision: "revision"
        case .kind: "orderKind"
        case .orderDate: "orderDate"
        case .currency: "currency"
        case .endCustomerOrderNumber: "endCustomerOrderNumber"
        case .reseller: "reseller"
        case .releaseOnRequest: "releaseOnRequest"
        case .customer(let field): field.columnName
        case .lineNumber: "lineNumber"
        case .parentLine: "parentLine"
        case .action: "action"
        case .sku: "sku"
        case .description: "description"
        case .quantity: "quantity"
        case .unitPrice: "unitPrice"
        case .lineCustomer(let field): field.lineColumnName
        }
    }

    var aliases: [String] {
        switch self {
        case .number:
            ["order", "orderno", "orderid", "po", "pono", "ponumber", "purchaseorder", "purchaseordernumber"]
        case .purpose: ["orderpurpose", "documentpurpose"]
        case .revision: ["orderrevision", "orderversion"]
        case .kind: ["kind", "ordertype"]
        case .orderDate: ["date", "podate"]
        case .currency: ["currencycode", "ordercurrency"]
        case .endCustomerOrderNumber:
            ["endcustomerpo", "endcustomerponumber", "enduserpo", "enduserponumber", "enduserordernumber"]
        case .reseller: ["resellername"]
        case .releaseOnRequest: ["onrequest"]
        case .customer(let field): field.aliases
        case .lineNumber: ["line", "lineno", "lineid", "lineitem", "lineitemnumber", "position", "pos"]
        case .parentLine: ["parent", "parentlinenumber", "parentlineno"]
        case .action: ["lineaction"]
        case .sku:
            [
                "product", "productid", "productnumber", "productcode", "partnumber", "partno", "vendorpartnumber",
                "manufacturerpartnumber", "mpn",
            ]
        case .description: ["productdescription", "itemdescription", "productname"]
        case .quantity: ["qty", "orderquantity", "orderedquantity", "orderqty"]
        case .unitPrice: ["price", "priceperunit"]
        case .lineCustomer(let field): field.aliases.map { "line" + $0 }
        }
    }

    var isIdentifier: Bool {
        switch self {
        case .number, .endCustomerOrderNumber, .lineNumber, .parentLine, .sku: true
        case .customer(let field), .lineCustomer(let field): field.isIdentifier
        case .purpose, .revision, .kind, .orderDate, .currency, .reseller, .releaseOnRequest, .action, .description,
            .quantity, .unitPrice:
            false
        }
    }
}
