// An order: OrderRequest and its header.

internal import Domain

/// An order while its parts come in.
struct CXMLOrderDraft {
    var order: CXMLOrder
    var draft: OrderDraft
    var number: OrderNumber?
    var customer = CXMLCustomer()
    /// Whether its lines are to be read: a cancellation repeats them and cancels them all.
    var readsItems = true

    init(place: SourcePlace) {
        order = CXMLOrder(place: place)
        draft = OrderDraft(number: OrderNumber(unchecked: ""), place: place)
    }
}

extension CXMLReader {
    mutating func beginOrder(at cursor: XMLCursor) {
        values.isUnitFaulty = false
        order = CXMLOrderDraft(place: cursor.place)
    }

    mutating func startOrder(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (.orderRequest, .orderRequestHeader):
            readHeader(at: cursor)
            return .children
        case (.orderRequest, .itemOut): return beginItem(at: cursor)
        case (.orderRequestHeader, .total): return .children
        case (.total, .money):
            readCurrency("Total/Money/@currency", at: cursor)
            return .skip
        case (.orderRequestHeader, .contact), (.orderRequestHeader, .shipTo), (.orderRequestHeader, .billTo),
            (.orderRequestHeader, .businessPartner):
            return beginParty(name, at: cursor)
        case (.orderRequestHeader, .extrinsic): return beginExtrinsic(at: cursor)
        case (.orderRequestHeader, .idReference):
            readNamed(names.meaning(of: cursor.attribute("domain")), at: cursor)
            return .skip
        default: return .skip
        }
    }

    private mutating func readHeader(at cursor: XMLCursor) {
        order?.order.orderID = Self.echo(cursor.attribute("orderID"))
        order?.order.orderDate = Self.echo(cursor.attribute("orderDate"))
        let number: OrderNumber? = values.text(cursor.attribute("orderID"), "OrderRequestHeader/@orderID", at: cursor)
        if number == nil, order?.order.orderID.isEmpty == true {
            values.refuse(.missing, "OrderRequestHeader/@orderID", at: cursor)
        }
        order?.number = number
        if let number { order?.draft.document.number = number }
        let date = values.date(cursor.attribute("orderDate"), "OrderRequestHeader/@orderDate", at: cursor)
        order?.draft.document.orderDate = date
        let version = values.count(cursor.attribute("orderVersion"), "OrderRequestHeader/@orderVersion", at: cursor)
        order?.draft.document.revision = version
        readType(at: cursor)
        readKind(at: cursor)
    }

    private mutating func readType(at cursor: XMLCursor) {
        guard let written = values.trimmed(cursor.attribute("type")) else { return }
        switch String(decoding: written.prefix(20), as: UTF8.self).lowercased() {
        case "new": order?.draft.purpose = .new
        case "update": order?.draft.purpose = .replacement
        case "delete":
            order?.draft.purpose = .cancellation
            order?.readsItems = false
        default:
            let fault = ValueFault.unknownWord(Excerpt.of(written), of: ["new", "update", "delete"])
            values.refuse(fault, "OrderRequestHeader/@type", at: cursor)
        }
    }

    private mutating func readKind(at cursor: XMLCursor) {
        guard let written = values.trimmed(cursor.attribute("orderType")) else { return }
        switch String(decoding: written.prefix(30), as: UTF8.self).lowercased() {
        // `regular` is also what the DTD fills in, so that it does not speak against the partner's default.
        case "regular", "release": break
        case "stocktransport", "stocktransportrelease": order?.draft.kind = .stocking
        case "blanket": values.refuse(.blanketOrder, "OrderRequestHeader/@orderType", at: cursor)
        default:
            let words = ["regular", "release", "stockTransport", "stockTransportRelease"]
            values.refuse(.unknownWord(Excerpt.of(written), of: words), "OrderRequestHeader/@orderType", at: cursor)
        }
    }

    /// Reads the currency of a Money; all of an order have the same.
    mutating func readCurrency(_ field: String, at cursor: XMLCursor) {
        guard let currency = values.currency(cursor.attribute("currency"), field, at: cursor) else { return }
        let known = order?.draft.document.currency
        if known == nil { order?.draft.document.currency = currency }
        if let known, known != currency { values.refuse(.severalCurrencies(currency, known), field, at: cursor) }
    }

    mutating func finishOrder(at cursor: XMLCursor) {
        guard var finished = order else { return }
        order = nil
        if finished.number == nil, !values.isUnitFaulty {
            values.refuse(.missing, "OrderRequestHeader", at: cursor)
        }
        finished.draft.document.endCustomer = finished.customer.customer
        finished.draft.isFaulty = finished.draft.isFaulty || values.isUnitFaulty
        if envelope.isTest, profile.holdsTestOrders { finished.draft.isReleasedOnRequest = true }
        let lineCount = finished.draft.lineCount
        let document = finished.draft.finish(defaultKind: profile.defaultOrderKind, faults: &values.faults)
        put(document, finished.order, lineCount: lineCount, at: cursor)
    }
}

extension ValueFault {
    fileprivate static let missing = ValueFault(code: "cxml.missing", message: "is missing", remedy: "add it")

    fileprivate static let blanketOrder = ValueFault(
        code: "cxml.blanketOrder",
        message: "is blanket, and a blanket order only allows orders that come later",
        remedy: "send the release orders"
    )

    fileprivate static func severalCurrencies(_ found: Domain.Name, _ known: Domain.Name) -> ValueFault {
        ValueFault(
            code: "cxml.severalCurrencies",
            message: "is \(found), and the order is in \(known)",
            remedy: "use one currency in an order"
        )
    }
}
