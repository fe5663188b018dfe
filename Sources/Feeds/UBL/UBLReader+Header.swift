// What a document says as a whole.

internal import Domain

extension UBLReader {
    /// The most characters of what is given back as it is written.
    private static let echoLimit = 200

    mutating func startHeader(_ name: Name, at cursor: XMLCursor) -> XMLInterest {
        switch name {
        case .customizationID, .profileID, .id, .issueDate, .orderTypeCode, .documentCurrencyCode,
            .pricingCurrencyCode, .customerReference, .sequenceNumberID:
            return .text
        case .orderReference, .originatorDocumentReference, .delivery: return .children
        case .additionalDocumentReference:
            property = (nil, [])
            return .children
        case .buyerCustomerParty, .sellerSupplierParty, .originatorCustomerParty, .accountingCustomerParty:
            seen.insert(name)
            return beginParty(name)
        case .orderLine: return envelope.kind == .orderCancellation ? .skip : .children
        default: return .skip
        }
    }

    mutating func endHeader(_ name: Name, at cursor: XMLCursor) {
        switch name {
        case .customizationID: envelope.customizationID = Self.echo(cursor.text)
        case .profileID: envelope.profileID = Self.echo(cursor.text)
        case .customerReference: envelope.customerReference = Self.echo(cursor.text)
        case .id: takeID(at: cursor)
        case .issueDate:
            if values.trimmed(cursor.text) != nil { seen.insert(name) }
            draft.document.orderDate = values.date(cursor.text, "IssueDate", at: cursor)
        case .orderTypeCode: readType(at: cursor)
        case .documentCurrencyCode: envelope.currency = values.currency(cursor.text, "DocumentCurrencyCode", at: cursor)
        case .pricingCurrencyCode: pricingCurrency = values.currency(cursor.text, "PricingCurrencyCode", at: cursor)
        case .sequenceNumberID: draft.document.revision = values.count(cursor.text, "SequenceNumberID", at: cursor)
        case .additionalDocumentReference: finishProperty("AdditionalDocumentReference", at: cursor)
        default: break
        }
    }

    private mutating func takeID(at cursor: XMLCursor) {
        envelope.documentID = Self.echo(cursor.text)
        guard envelope.kind == .order, let number: OrderNumber = values.text(cursor.text, "ID", at: cursor) else {
            return
        }
        draft.document.number = number
    }

    mutating func takeReference(at cursor: XMLCursor) {
        guard let number: OrderNumber = values.text(cursor.text, "OrderReference/ID", at: cursor) else { return }
        if !references.contains(number), references.count < profile.limits.maximumDocuments {
            references.append(number)
        }
    }

    /// Reads the sort of the order, a code of UN/CEFACT's list 1001.
    private mutating func readType(at cursor: XMLCursor) {
        guard let code = values.trimmed(cursor.text) else { return }
        switch String(decoding: code.prefix(10), as: UTF8.self) {
        case "227": draft.kind = .stocking
        case "221": values.refuse(.blanketOrder, "OrderTypeCode", at: cursor)
        case "225", "229", "231": values.refuse(.otherOrderType(Excerpt.of(code)), "OrderTypeCode", at: cursor)
        default: break
        }
    }

    /// Applies the rules for the document.
    mutating func finishDocument() {
        checkPresence()
        draft.document.currency = priceCurrency ?? pricingCurrency ?? envelope.currency
        draft.document.endCustomer = customer.customer
        if envelope.kind == .orderChange {
            appendChanges()
            draft.purpose = draft.hasAction ? .change : .replacement
        }
        draft.isFaulty = draft.isFaulty || values.isUnitFaulty
        let numbers = envelope.kind == .order ? [draft.document.number] : references
        guard numbers.count > 1 else { return finishOrder(numbers.first) }
        guard envelope.kind == .orderCancellation else {
            report(.severalOrders, "OrderReference")
            return finishOrder(numbers.first)
        }
        for number in numbers { finishOrder(number) }
    }

    private mutating func finishOrder(_ number: OrderNumber?) {
        var order = draft
        order.document.number = number ?? OrderNumber(unchecked: "")
        order.isFaulty = order.isFaulty || draft.isFaulty
        let id = envelope.kind == .order ? envelope.documentID : number?.text ?? ""
        let lineCount = order.lineCount
        let document = order.finish(defaultKind: profile.defaultOrderKind, faults: &values.faults)
        put(document, id: id, lineCount: lineCount)
    }

    /// Reports what the schema demands of the whole document and is not there.
    private mutating func checkPresence() {
        let hasNumber = envelope.kind == .order ? !envelope.documentID.isEmpty : !references.isEmpty
        if !hasNumber, !values.isUnitFaulty { report(.missing, envelope.kind == .order ? "ID" : "OrderReference/ID") }
        for part in [Name.issueDate, .buyerCustomerParty, .sellerSupplierParty] where !seen.contains(part) {
            report(.missing, part.rawValue)
        }
    }

    private mutating func report(_ fault: ValueFault, _ field: String) {
        draft.isFaulty = true
        values.faults.report(
            Fault(
                code: fault.code,
                place: draft.document.place,
                field: field,
                message: fault.message,
                remedy: fault.remedy,
                position: StandardPosition(segment: "\(envelope.kind.rawValue)/\(field)")
            )
        )
    }

    /// A text that is given back as it is written, cut where it is too long to be one.
    static func echo(_ bytes: UnsafeRawBufferPointer?) -> String {
        guard let bytes else { return "" }
        let text = String(decoding: bytes.prefix(4 * echoLimit), as: UTF8.self)
        return String(text.prefix(echoLimit)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension ValueFault {
    fileprivate static let missing = ValueFault(
        code: "ubl.missing",
        message: "is missing",
        remedy: "add it; UBL demands it"
    )

    fileprivate static let blanketOrder = ValueFault(
        code: "ubl.blanketOrder",
        message: "is 221, and a blanket order only allows orders that come later",
        remedy: "send the call-off orders"
    )

    fileprivate static func otherOrderType(_ code: String) -> ValueFault {
        ValueFault(
            code: "ubl.orderType",
            message: "is \(code), and a repair, a swap or a response is no order of licenses",
            remedy: "send a purchase order, such as 220 or 105"
        )
    }

    fileprivate static let severalOrders = ValueFault(
        code: "ubl.severalOrders",
        message: "names more than one order, and a change changes one",
        remedy: "send a change for each order"
    )
}
