// The values of orders, lines and end customers.

internal import Domain

extension XMLOrdersReader {
    mutating func take(_ field: XMLOrderField, at cursor: XMLCursor) {
        switch field {
        case .orderNumber, .orderDate, .orderType, .endCustomerOrder, .referenceQualifier, .reference:
            takeOfOrder(field, at: cursor)
        case .lineNumber, .quantity, .unit, .price, .baseQuantity, .currency, .description, .skuScheme, .sku:
            takeOfLine(field, at: cursor)
        case .named(let meaning): take(cursor.text, as: meaning, at: cursor)
        case .namedList: takeList(at: cursor)
        default: takeOfCustomer(field, at: cursor)
        }
    }

    private mutating func takeOfOrder(_ field: XMLOrderField, at cursor: XMLCursor) {
        switch field {
        case .orderNumber:
            guard let number: OrderNumber = values.text(cursor.text, "order number", at: cursor) else { return }
            order?.number = number
        case .orderDate:
            let day = day(in: cursor.text)
            order?.draft.document.orderDate = values.date(day, "order date", at: cursor)
        case .orderType: readType(at: cursor)
        case .endCustomerOrder: take(cursor.text, as: .endCustomerOrderNumber, at: cursor)
        case .referenceQualifier: order?.qualifier = values.prose(cursor.text)?.text ?? ""
        default:
            guard Dialect.isEndCustomerOrder(qualifier: order?.qualifier ?? "") else { return }
            take(cursor.text, as: .endCustomerOrderNumber, at: cursor)
        }
    }

    /// The day in a time such as `20261124T091500Z`, which is written without hyphens.
    private func day(in text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard let text = values.trimmed(text), text.count > 8, text.prefix(8).allSatisfy(ASCII.isDigit) else {
            return text
        }
        return UnsafeRawBufferPointer(rebasing: text.prefix(8))
    }

    private mutating func readType(at cursor: XMLCursor) {
        guard let written = values.trimmed(cursor.text) else { return }
        switch String(decoding: written.prefix(30), as: UTF8.self).lowercased() {
        case "blanket": values.refuse(.blanketOrder, "order type", at: cursor)
        case "consigned order", "stocking order": order?.draft.kind = .stocking
        default: break
        }
    }

    private mutating func takeOfLine(_ field: XMLOrderField, at cursor: XMLCursor) {
        switch field {
        case .lineNumber:
            guard let number: LineNumber = values.text(cursor.text, "line number", at: cursor) else { return }
            order?.change { line in
                line.line.number = number
                line.isNumbered = true
            }
        case .quantity:
            let quantity = values.quantity(cursor.text, "quantity", at: cursor)
            order?.change { $0.line.quantity = quantity }
        case .unit:
            let unit = values.prose(cursor.text)
            order?.change { $0.line.unit = unit }
        case .price:
            let price = values.price(cursor.text, "price", at: cursor)
            order?.change { $0.price = price }
        case .baseQuantity:
            let base = values.price(cursor.text, "quantity of the price", at: cursor)
            if let base, base.digits <= 0 { return values.refuse(.baseQuantity, "quantity of the price", at: cursor) }
            order?.change { $0.baseQuantity = base }
        case .currency:
            let currency = values.currency(cursor.text, "currency", at: cursor)
            if let fault = order?.take(currency: currency) { values.refuse(fault, "currency", at: cursor) }
        case .description:
            let text = values.prose(cursor.text)
            order?.change { $0.line.productDescription = $0.line.productDescription ?? text }
        default: takeProduct(field, at: cursor)
        }
    }

    private mutating func takeProduct(_ field: XMLOrderField, at cursor: XMLCursor) {
        guard case .sku(let rank) = field else {
            let scheme = values.prose(cursor.text)
            order?.change { $0.scheme = scheme }
            return
        }
        let scheme = order?.line?.scheme
        order?.change { $0.scheme = nil }
        guard let known = order?.line?.skuRank, rank < known,
            scheme.map({ Dialect.isForeign(scheme: $0.text) }) != true,
            let sku: SKU = values.text(cursor.text, "product", at: cursor)
        else { return }
        order?.change { line in
            line.line.sku = sku
            line.line.skuScheme = scheme
            line.skuRank = rank
        }
    }

    private mutating func takeOfCustomer(_ field: XMLOrderField, at cursor: XMLCursor) {
        guard var party = order?.party else { return }
        switch field {
        case .name: party.customer.name = values.text(cursor.text, "name", at: cursor)
        case .country: party.customer.country = values.text(cursor.text, "country", at: cursor)
        case .email: party.customer.email = values.text(cursor.text, "e-mail", at: cursor)
        case .customerNumber: party.customer.customerNumber = values.text(cursor.text, "customer number", at: cursor)
        case .dunsNumber: party.customer.dunsNumber = values.text(cursor.text, "D-U-N-S number", at: cursor)
        case .taxIdentifier: party.customer.taxIdentifier = values.text(cursor.text, "tax identifier", at: cursor)
        case .street:
            if let line: Domain.Name = values.text(cursor.text, "street", at: cursor) { party.street.append(line.text) }
        case .postalCode: party.customer.postalCode = values.text(cursor.text, "postal code", at: cursor)
        case .city: party.customer.city = values.text(cursor.text, "city", at: cursor)
        default: break
        }
        order?.party = party
    }

    /// Takes what `name=value|name=value` says.
    private mutating func takeList(at cursor: XMLCursor) {
        for part in cursor.text.split(separator: UInt8(ascii: "|")) {
            guard let sign = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = values.trimmed(UnsafeRawBufferPointer(rebasing: part[..<sign]))
            guard let meaning = XMLOrderNamedValue(name) else { continue }
            take(UnsafeRawBufferPointer(rebasing: part[(sign + 1)...]), as: meaning, at: cursor)
        }
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, as meaning: XMLOrderNamedValue, at cursor: XMLCursor) {
        guard var named = order?.named else { return }
        switch meaning {
        case .smartAccount: named.smartAccount = values.text(bytes, meaning.rawValue, at: cursor)
        case .virtualAccount: named.virtualAccount = values.text(bytes, meaning.rawValue, at: cursor)
        case .customerNumber: named.customerNumber = values.text(bytes, meaning.rawValue, at: cursor)
        case .endCustomerOrderNumber:
            order?.draft.document.endCustomerOrderNumber = values.text(bytes, meaning.rawValue, at: cursor)
        }
        order?.named = named
    }
}

extension ValueFault {
    fileprivate static let blanketOrder = ValueFault(
        code: "xml.blanketOrder",
        message: "is blanket, and a blanket order only allows orders that come later",
        remedy: "send the orders that release it"
    )

    fileprivate static let baseQuantity = ValueFault(
        code: "xml.baseQuantity",
        message: "is not more than 0",
        remedy: "write for how many the price is, or leave it out"
    )
}
