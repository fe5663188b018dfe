// The lines: OrderLine, the LineItem in it, and the SubLineItems in that.

internal import Domain

extension UBLReader {
    mutating func startLine(_ name: Name, in parent: Name, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (.orderLine, .lineItem), (.lineItem, .subLineItem), (.subLineItem, .subLineItem):
            beginLine(at: cursor)
            return .children
        case (.lineItem, .id), (.lineItem, .lineStatusCode), (.subLineItem, .id), (.subLineItem, .lineStatusCode):
            return .text
        case (.lineItem, .quantity), (.subLineItem, .quantity):
            let unit = values.prose(cursor.attribute("unitCode"))
            change { $0.line.unit = unit }
            return .text
        case (.lineItem, .price), (.lineItem, .item), (.lineItem, .delivery), (.subLineItem, .price),
            (.subLineItem, .item), (.subLineItem, .delivery):
            return .children
        case (.lineItem, .originatorParty), (.subLineItem, .originatorParty): return beginParty(name)
        case (.price, .priceAmount):
            readCurrency(at: cursor)
            return .text
        case (.price, .baseQuantity), (.item, .description), (.item, .name): return .text
        default: return startItem(name, in: parent, at: cursor)
        }
    }

    private mutating func startItem(_ name: Name, in parent: Name, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (.item, .additionalItemProperty):
            property = (nil, [])
            return .children
        case (.additionalItemProperty, .name), (.additionalItemProperty, .value): return .text
        case (.item, _): return names.rank(ofIdentification: name) == nil ? .skip : .children
        case (_, .id):
            identifierScheme = cursor.attribute("schemeID").map { Self.echo($0) }
            return names.rank(ofIdentification: parent) == nil ? .skip : .text
        default: return .skip
        }
    }

    mutating func endLine(_ name: Name, in parent: Name, at cursor: XMLCursor) {
        switch (parent, name) {
        case (.orderLine, .lineItem), (.lineItem, .subLineItem), (.subLineItem, .subLineItem): finishLine()
        case (.lineItem, .id), (.subLineItem, .id): readNumber(at: cursor)
        case (_, .lineStatusCode): readStatus(at: cursor)
        case (_, .quantity): readQuantity(at: cursor)
        case (_, .priceAmount):
            let price = values.price(cursor.text, "Price/PriceAmount", at: cursor)
            change { $0.price = price }
        case (_, .baseQuantity): readBaseQuantity(at: cursor)
        case (.item, .name), (.item, .description): readDescription(isName: name == .name, at: cursor)
        case (.item, .additionalItemProperty): finishProperty("AdditionalItemProperty", at: cursor)
        case (_, .id): readSKU(parent, at: cursor)
        case (_, .price): finishPrice()
        default: break
        }
    }

    private mutating func change(_ body: (inout UBLLine) -> Void) {
        guard let index = openLines.last else { return }
        body(&lines[index])
    }

    private mutating func beginLine(at cursor: XMLCursor) {
        draft.lineCount += 1
        var line = UBLLine(at: cursor.place, wasFaulty: values.isUnitFaulty)
        values.isUnitFaulty = false
        line.line.parent = openLines.last.map { lines[$0].line.number }
        openLines.append(lines.count)
        lines.append(line)
    }

    private mutating func readNumber(at cursor: XMLCursor) {
        guard let number: LineNumber = values.text(cursor.text, "LineItem/ID", at: cursor) else { return }
        change { line in
            line.line.number = number
            line.isNumbered = true
        }
    }

    /// Reads what is wanted with the line: UN/CEFACT's codes as PEPPOL uses them, or UBL's own words.
    private mutating func readStatus(at cursor: XMLCursor) {
        guard let code = values.trimmed(cursor.text) else { return }
        let status: UBLLine.Status
        switch String(decoding: code.prefix(20), as: UTF8.self) {
        case "1", "Added": status = .wanted(.add)
        case "2", "Cancelled": status = .wanted(.cancel)
        case "3", "Revised", "74": status = .wanted(.change)
        case "4", "NoStatus": status = .untouched
        case _ where envelope.kind == .order: return
        default:
            let words = ["1 (added)", "2 (deleted)", "3 (changed)", "4 (no action)"]
            return values.refuse(.unknownWord(Excerpt.of(code), of: words), "LineItem/LineStatusCode", at: cursor)
        }
        change { $0.status = status }
    }

    private mutating func readQuantity(at cursor: XMLCursor) {
        let text = values.trimmed(cursor.text)
        let isZero = text?.first == ASCII.zero && text?.allSatisfy { $0 == ASCII.zero || $0 == ASCII.point } == true
        if isZero, envelope.kind == .orderChange { return change { $0.isEmpty = true } }
        let quantity = values.quantity(text, "LineItem/Quantity", at: cursor)
        change { $0.line.quantity = quantity }
    }

    private mutating func readDescription(isName: Bool, at cursor: XMLCursor) {
        let text = values.prose(cursor.text)
        change { line in
            if isName || line.line.productDescription == nil { line.line.productDescription = text }
        }
    }

    private mutating func readBaseQuantity(at cursor: XMLCursor) {
        guard let base = values.price(cursor.text, "Price/BaseQuantity", at: cursor) else { return }
        guard base.digits > 0 else { return values.refuse(.baseQuantity, "Price/BaseQuantity", at: cursor) }
        change { $0.baseQuantity = base }
    }

    private mutating func finishPrice() {
        change { line in
            guard let price = line.price else { return }
            line.line.unitPrice = line.baseQuantity.map { UnitPrice.of(price, per: $0) } ?? price
        }
    }

    /// Reads the currency of a price; all of an order have the same, and it is the one that the order names.
    private mutating func readCurrency(at cursor: XMLCursor) {
        let field = "Price/PriceAmount/@currencyID"
        guard let currency = values.currency(cursor.attribute("currencyID"), field, at: cursor) else { return }
        let known = priceCurrency ?? pricingCurrency ?? envelope.currency
        if let known, known != currency { values.refuse(.severalCurrencies(currency, known), field, at: cursor) }
        if priceCurrency == nil { priceCurrency = currency }
    }

    private mutating func readSKU(_ identification: Name, at cursor: XMLCursor) {
        guard let rank = names.rank(ofIdentification: identification), let index = openLines.last,
            rank < lines[index].skuRank,
            let sku: SKU = values.text(cursor.text, "Item/\(identification.rawValue)/ID", at: cursor)
        else { return }
        lines[index].skuRank = rank
        lines[index].line.sku = sku
        let scheme = identifierScheme.map { "\(identification.rawValue)/\($0)" } ?? identification.rawValue
        lines[index].line.skuScheme = Domain.Name(unchecked: scheme)
    }

    private mutating func finishLine() {
        guard let index = openLines.popLast() else { return }
        lines[index].isFaulty = values.isUnitFaulty
        lines[index].line.endCustomer = lines[index].customer.customer
        values.isUnitFaulty = values.isUnitFaulty || lines[index].wasFaulty
        guard openLines.isEmpty else { return }
        for line in lines where !line.isFaulty {
            if envelope.kind == .order { append(line) } else { changes.append(line) }
        }
        if lines.contains(where: \.isFaulty) { draft.isFaulty = true }
        lines.removeAll(keepingCapacity: true)
    }

    /// Adds a line of a new order: a status in it means nothing, but that a line is cancelled.
    private mutating func append(_ line: UBLLine) {
        var document = line.line
        var isCancelled = false
        if case .wanted(.cancel) = line.status { isCancelled = true }
        if isCancelled { document.action = .cancel }
        draft.append(document, isNumbered: line.isNumbered, hasAction: isCancelled)
    }

    /// Adds the lines of an order change: those that something is wanted with, or the whole order as it is now.
    mutating func appendChanges() {
        let namesActions = changes.contains { if case .wanted = $0.status { true } else { false } }
        for change in changes {
            var line = change.line
            switch change.status {
            case .wanted(let action):
                line.action = change.isEmpty && action == .change ? .cancel : action
                draft.append(line, isNumbered: change.isNumbered, hasAction: true)
            // Among lines that something is wanted with, one that is not touched says nothing; where there are no such
            // lines, all of them are what the order is now.
            case .untouched where namesActions: continue
            case .untouched, .unsaid:
                if change.isEmpty, !namesActions { continue }
                draft.append(line, isNumbered: change.isNumbered, hasAction: false)
            }
        }
        changes = []
    }

    mutating func takeProperty(_ name: Name, at cursor: XMLCursor) {
        switch name {
        case .name, .documentType, .documentTypeCode:
            guard let text = values.trimmed(cursor.text) else { return }
            property.meaning = property.meaning ?? names.meaning(of: text)
        // A document says what it is behind what it holds.
        default: if name == .id || property.meaning != nil { property.value = Array(cursor.text) }
        }
    }

    mutating func finishProperty(_ field: String, at cursor: XMLCursor) {
        guard let meaning = property.meaning else { return }
        var named = openLines.last.map { lines[$0].customer.named } ?? customer.named
        property.value.withUnsafeBytes { value in
            switch meaning {
            case .smartAccount: named.smartAccount = values.text(value, field, at: cursor)
            case .virtualAccount: named.virtualAccount = values.text(value, field, at: cursor)
            }
        }
        if let index = openLines.last { lines[index].customer.named = named } else { customer.named = named }
    }
}

extension ValueFault {
    fileprivate static let baseQuantity = ValueFault(
        code: "ubl.baseQuantity",
        message: "is not more than 0",
        remedy: "write for how many the price is, or leave it out"
    )

    fileprivate static func severalCurrencies(_ found: Domain.Name, _ known: Domain.Name) -> ValueFault {
        ValueFault(
            code: "ubl.severalCurrencies",
            message: "is \(found), and the order is in \(known)",
            remedy: "use one currency in an order"
        )
    }
}
