// A line: ItemOut.

internal import Domain

/// A line while its parts come in.
struct CXMLItemDraft {
    var line: OrderLineDocument
    var isNumbered = false
    var customer = CXMLCustomer()
    /// Whether something of the order outside the line is refused.
    let wasFaulty: Bool
    /// The manufacturer's number of the product, which is the SKU where the supplier's is not given.
    var manufacturerPart: SKU?
}

extension CXMLReader {
    mutating func beginItem(at cursor: XMLCursor) -> XMLInterest {
        order?.draft.lineCount += 1
        guard order?.readsItems == true, !isDeleted(at: cursor) else { return .skip }
        var draft = CXMLItemDraft(line: OrderDraft.emptyLine(at: cursor.place), wasFaulty: values.isUnitFaulty)
        values.isUnitFaulty = false
        if let number: LineNumber = values.text(cursor.attribute("lineNumber"), "ItemOut/@lineNumber", at: cursor) {
            draft.line.number = number
            draft.isNumbered = true
        }
        draft.line.parent = values.text(cursor.attribute("parentLineNumber"), "ItemOut/@parentLineNumber", at: cursor)
        draft.line.quantity = values.quantity(cursor.attribute("quantity"), "ItemOut/@quantity", at: cursor)
        if cursor.attribute("isReturn")?.elementsEqual("yes".utf8) == true {
            values.refuse(.returnedItem, "ItemOut/@isReturn", at: cursor)
        }
        if cursor.attribute("operation")?.elementsEqual("block".utf8) == true {
            values.refuse(.blockedItem, "ItemOut/@operation", at: cursor)
        }
        item = draft
        return .children
    }

    /// Whether a line is there only to say that it is no longer: a new version of an order may list such lines.
    private func isDeleted(at cursor: XMLCursor) -> Bool {
        if cursor.attribute("operation")?.elementsEqual("delete".utf8) == true { return true }
        guard order?.draft.purpose == .replacement, let quantity = values.trimmed(cursor.attribute("quantity"))
        else { return false }
        return quantity.first == ASCII.zero && quantity.allSatisfy { $0 == ASCII.zero || $0 == ASCII.point }
    }

    mutating func startItem(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (.itemOut, .itemID), (.itemOut, .itemDetail), (.itemOut, .blanketItemDetail): return .children
        case (.itemDetail, .unitPrice), (.blanketItemDetail, .unitPrice): return .children
        case (.itemID, .supplierPartID), (.itemDetail, .manufacturerPartID): return .text
        case (.itemDetail, .unitOfMeasure), (.blanketItemDetail, .unitOfMeasure): return .text
        case (.itemDetail, .description), (.blanketItemDetail, .description):
            return item?.line.productDescription == nil ? .text : .skip
        case (.unitPrice, .money):
            readCurrency("UnitPrice/Money/@currency", at: cursor)
            return .text
        case (.itemOut, .contact), (.itemOut, .shipTo): return beginParty(name, at: cursor)
        case (.itemOut, .extrinsic), (.itemDetail, .extrinsic): return beginExtrinsic(at: cursor)
        case (.itemID, .idReference):
            readNamed(names.meaning(of: cursor.attribute("domain")), at: cursor)
            return .skip
        default: return .skip
        }
    }

    mutating func endItem(_ name: Name, at cursor: XMLCursor) {
        switch name {
        case .supplierPartID: item?.line.sku = values.text(cursor.text, "SupplierPartID", at: cursor)
        case .manufacturerPartID: item?.manufacturerPart = values.text(cursor.text, "ManufacturerPartID", at: cursor)
        case .money: item?.line.unitPrice = values.price(cursor.text, "UnitPrice/Money", at: cursor)
        case .description: item?.line.productDescription = values.prose(cursor.text)
        case .unitOfMeasure: item?.line.unit = values.prose(cursor.text)
        default: break
        }
    }

    mutating func finishItem() {
        guard var finished = item else { return }
        item = nil
        if finished.line.sku == nil, let part = finished.manufacturerPart {
            finished.line.sku = part
            finished.line.skuScheme = Domain.Name(unchecked: "ManufacturerPartID")
        }
        finished.line.endCustomer = finished.customer.customer
        if values.isUnitFaulty {
            order?.draft.isFaulty = true
        } else {
            order?.draft.append(finished.line, isNumbered: finished.isNumbered, hasAction: false)
        }
        values.isUnitFaulty = values.isUnitFaulty || finished.wasFaulty
    }
}

extension ValueFault {
    fileprivate static let returnedItem = ValueFault(
        code: "cxml.returnedItem",
        message: "is yes, and returns are not taken by an order",
        remedy: "ask for the return, and leave the line out"
    )

    fileprivate static let blockedItem = ValueFault(
        code: "cxml.blockedItem",
        message: "is block, and a line cannot be kept back by an order",
        remedy: "delete the line, and add it again when it is wanted"
    )
}
