// OAGIS: ProcessPurchaseOrder of OAGIS 9 and 10, alone or in a SOAP envelope.
//
// DOES NOT     Read other business object documents: a ProcessQuote and its like are refused by their names.

internal import Domain

/// What the elements mean.
enum OAGIS: XMLOrderDialect {
    static let format = FeedFormat.oagis

    enum Name: String, XMLVocabulary {
        case envelope = "Envelope", body = "Body"
        case process = "ProcessPurchaseOrder", dataArea = "DataArea", verb = "Process"
        case criteria = "ActionCriteria", action = "ActionExpression"
        case order = "PurchaseOrder", header = "PurchaseOrderHeader", documentID = "DocumentID", id = "ID"
        case date = "DocumentDateTime", extension_ = "Extension", code = "Code", text = "ValueText"
        case customerReference = "CustomerDocumentReference"
        case endCustomer = "EndCustomerParty", endUser = "EndUserParty", party = "Party"
        case partyIDs = "PartyIDs", duns = "DUNSID", tax = "TaxID", name = "Name"
        case location = "Location", address = "Address", addressLine = "AddressLine", lineOne = "LineOne"
        case lineTwo = "LineTwo", city = "CityName", country = "CountryCode", postalCode = "PostalCode"
        case contact = "Contact", emailGroup = "EMailAddressCommunication", email = "EMailAddressID"
        case line = "PurchaseOrderLine", lineNumber = "LineNumber", lineNumberID = "LineNumberID"
        case item = "Item", itemID = "ItemID", supplierItemID = "SupplierItemID"
        case manufacturerItemID = "ManufacturerItemID", description = "Description"
        case quantity = "Quantity", unitPrice = "UnitPrice", amount = "Amount", perQuantity = "PerQuantity"

        static let namespaces = [
            "http://www.openapplications.org/oagis/10", "http://www.openapplications.org/oagis/9",
            "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
        ]
    }

    static func meaning(of name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLOrderMeaning {
        switch (parent, name) {
        case (nil, .envelope), (.envelope, .body), (.body, .process), (nil, .process), (.process, .dataArea),
            (.dataArea, .verb), (.verb, .criteria), (.criteria, .action), (.order, .header), (.header, .documentID):
            .group
        case (.dataArea, .order): .order
        case (.header, .id), (.documentID, .id): .value(.orderNumber)
        case (.header, .date): .value(.orderDate)
        case (.header, .customerReference): .group
        case (.customerReference, .id): .value(.endCustomerOrder)
        case (.order, .line): .line
        case (.header, .endCustomer), (.header, .endUser), (.line, .endCustomer), (.line, .endUser): .endCustomer
        case (.header, .party), (.line, .party): isEndCustomer(cursor) ? .endCustomer : .nothing
        case (_, .extension_): .group
        case (.extension_, _): ofExtension(name, at: cursor)
        case (.line, _), (.item, _), (.itemID, _), (.supplierItemID, _), (.manufacturerItemID, _), (.unitPrice, _):
            ofLine(name, in: parent)
        default: ofParty(name, in: parent)
        }
    }

    private static func isEndCustomer(_ cursor: XMLCursor) -> Bool {
        guard let role = cursor.attribute("role"), role.count <= 40 else { return false }
        let word = String(decoding: role, as: UTF8.self).lowercased().filter { $0 != " " }
        return ["endcustomer", "enduser"].contains(word)
    }

    private static func ofExtension(_ name: Name, at cursor: XMLCursor) -> XMLOrderMeaning {
        guard [.code, .id, .text, .name].contains(name) else { return .nothing }
        let value = XMLOrderNamedValue(cursor.attribute("typeCode") ?? cursor.attribute("name"))
        return value.map { .value(.named($0)) } ?? .nothing
    }

    private static func ofLine(_ name: Name, in parent: Name?) -> XMLOrderMeaning {
        switch (parent, name) {
        case (.line, .item), (.item, .itemID), (.item, .supplierItemID), (.item, .manufacturerItemID),
            (.line, .unitPrice):
            .group
        case (.line, .lineNumber), (.line, .lineNumberID): .value(.lineNumber)
        case (.line, .quantity): .value(.quantity)
        case (.supplierItemID, .id): .value(.sku(rank: 0))
        case (.item, .id), (.itemID, .id): .value(.sku(rank: 1))
        case (.manufacturerItemID, .id): .value(.sku(rank: 2))
        case (.item, .description), (.line, .description): .value(.description)
        case (.unitPrice, .amount): .value(.price)
        case (.unitPrice, .perQuantity): .value(.baseQuantity)
        default: .nothing
        }
    }

    private static func ofParty(_ name: Name, in parent: Name?) -> XMLOrderMeaning {
        switch (parent, name) {
        case (_, .partyIDs), (_, .location), (.location, .address), (_, .contact), (.contact, .emailGroup): .group
        case (.endCustomer, .name), (.endUser, .name), (.party, .name): .value(.name)
        case (.endCustomer, .id), (.endUser, .id), (.party, .id), (.partyIDs, .id): .value(.customerNumber)
        case (.partyIDs, .duns): .value(.dunsNumber)
        case (.partyIDs, .tax): .value(.taxIdentifier)
        case (.address, .addressLine), (.address, .lineOne), (.address, .lineTwo): .value(.street)
        case (.address, .city): .value(.city)
        case (.address, .country): .value(.country)
        case (.address, .postalCode): .value(.postalCode)
        case (_, .email): .value(.email)
        default: .nothing
        }
    }

    static func purpose(in name: Name, at cursor: XMLCursor) -> Result<OrderDocument.Purpose, ValueFault>? {
        guard name == .action, let code = cursor.attribute("actionCode"), !code.isEmpty else { return nil }
        switch String(decoding: code.prefix(20), as: UTF8.self).lowercased() {
        case "add", "create", "accepted": return .success(.new)
        case "replace": return .success(.replacement)
        case "delete", "cancel", "canceled", "cancelled": return .success(.cancellation)
        case "change", "update": return .failure(.unclearChange)
        default: return .failure(.unknownWord(Excerpt.of(code), of: ["Add", "Replace", "Cancel"]))
        }
    }

    static func emptyDocument(_ root: Name) -> String? { root == .envelope ? "a SOAP envelope without an order" : nil }

    static func otherDocument(_ name: String, in parent: Name?) -> String? {
        switch parent {
        case .body: "a \(name) in a SOAP envelope"
        default: nil
        }
    }
}

extension ValueFault {
    fileprivate static let unclearChange = ValueFault(
        code: "oagis.unclearChange",
        message: "is a change, which does not say what becomes of lines that are left out",
        remedy: "send the whole order as it is now with the action code Replace"
    )
}
