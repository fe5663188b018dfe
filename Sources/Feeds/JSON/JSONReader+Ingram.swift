// Orders after Ingram Micro's API.

internal import Domain

extension JSONReader {
    /// Reads an order.
    ///
    /// - Returns: the draft, and its number where it has one.
    mutating func ingramOrder(_ element: JSONField, at place: SourcePlace) -> (draft: OrderDraft, number: OrderNumber?)
    {
        var draft = OrderDraft(number: OrderNumber(unchecked: ""), place: place)
        var number: OrderNumber?
        members(of: element.value, named: element.value == 0 ? "" : element.name, known: nil) { reader, field in
            switch field.key {
            case "customerOrderNumber": number = reader.identifier(field)
            case "endCustomerOrderNumber": draft.document.endCustomerOrderNumber = reader.identifier(field)
            case "resellerInfo": draft.document.reseller = reader.ingramReseller(field)
            case "endUserInfo": reader.ingramEndUser(field, into: &draft.document.endCustomer)
            case "additionalAttributes": reader.ingramAttributes(field, into: &draft.document.endCustomer)
            case "lines": for element in reader.elements(field) { reader.ingramLine(element, into: &draft) }
            default: break
            }
        }
        if draft.hasAction { draft.purpose = .change }
        if let number { draft.document.number = number }
        return (draft, number)
    }

    private mutating func ingramLine(_ element: JSONField, into draft: inout OrderDraft) {
        draft.lineCount += 1
        let wasFaulty = isUnitFaulty
        isUnitFaulty = false
        var line = OrderDraft.emptyLine(at: place(of: element.value))
        var (isNumbered, hasAction) = (false, false)
        var (hasIngramNumber, hasCustomerPart) = (false, false)
        var ingramPart: SKU?
        members(of: element.value, named: element.name, known: nil) { reader, field in
            let isFilled = reader.tape.nodes[field.value].kind != .string || !reader.isAbsent(field)
            switch field.key {
            case "customerLineNumber":
                isNumbered = isFilled
                if let number: LineNumber = reader.identifier(field) { line.number = number }
            case "ingramLineNumber": hasIngramNumber = isFilled
            case "vendorPartNumber": line.sku = reader.identifier(field)
            case "ingramPartNumber": ingramPart = reader.identifier(field)
            case "customerPartNumber": hasCustomerPart = isFilled
            case "quantity": line.quantity = reader.quantity(field, allowsString: true)
            case "unitPrice": line.unitPrice = reader.price(field)
            case "addUpdateDeleteLine" where isFilled:
                hasAction = true
                if let action = reader.ingramAction(field) { line.action = action }
            case "endUserInfo": reader.ingramEndUser(field, into: &line.endCustomer)
            case "additionalAttributes": reader.ingramAttributes(field, into: &line.endCustomer)
            default: break
            }
        }
        line.sku = line.sku ?? ingramPart
        if hasIngramNumber, !isNumbered { refuse(.ingramLineNumber, at: element.value, in: element.name) }
        if hasCustomerPart, line.sku == nil { refuse(.customerPartNumber, at: element.value, in: element.name) }
        if hasAction { draft.noteAction() }
        if isUnitFaulty {
            draft.isFaulty = true
        } else {
            draft.append(line, isNumbered: isNumbered, hasAction: hasAction)
        }
        isUnitFaulty = isUnitFaulty || wasFaulty
    }

    private mutating func ingramAction(_ field: JSONField) -> OrderLineDocument.Action? {
        guard expect(.string, field, "a string") else { return nil }
        switch withContent(field.value, { Keywords.actions.meaning(of: $0) }) {
        case .success(let action): return action
        case .failure(let fault):
            refuse(fault, at: field.value, in: field.name)
            return nil
        }
    }

    private mutating func ingramReseller(_ field: JSONField) -> Name? {
        var name: Name?
        members(of: field.value, named: field.name, known: nil) { reader, field in
            if field.key == "companyName" { name = reader.text(field) }
        }
        return name
    }

    /// The end user: an object in the header, an array of one in a line.
    private mutating func ingramEndUser(_ field: JSONField, into customer: inout EndCustomer) {
        guard tape.nodes[field.value].kind == .array else { return ingramEndUserObject(field, into: &customer) }
        let elements = elements(field)
        guard elements.count <= 1 else { return refuse(.severalEndUsers, at: field.value, in: field.name) }
        for element in elements { ingramEndUserObject(element, into: &customer) }
    }

    private mutating func ingramEndUserObject(_ field: JSONField, into customer: inout EndCustomer) {
        var result = customer
        members(of: field.value, named: field.name, known: nil) { reader, field in
            switch field.key {
            case "companyName": result.name = reader.text(field)
            case "countryCode": result.country = reader.text(field)
            case "email": result.email = reader.text(field)
            case "endUserId": result.customerNumber = reader.identifier(field)
            case "addressLine1": result.street = reader.text(field)
            case "postalCode": result.postalCode = reader.identifier(field)
            case "city": result.city = reader.text(field)
            default: break
            }
        }
        customer = result
    }

    /// The attributes `smartAccount` and `virtualAccount`; the API has no fields for them, and lets any attribute through.
    private mutating func ingramAttributes(_ field: JSONField, into customer: inout EndCustomer) {
        for element in elements(field) {
            var name = ""
            var value: JSONField?
            members(of: element.value, named: element.name, known: nil) { reader, field in
                if field.key == "attributeName" { name = reader.string(field.value).lowercased() }
                if field.key == "attributeValue" { value = field }
            }
            guard let value else { continue }
            if name == "smartaccount" { customer.smartAccount = text(value) }
            if name == "virtualaccount" { customer.virtualAccount = text(value) }
        }
    }
}

extension ValueFault {
    fileprivate static let ingramLineNumber = ValueFault(
        code: "ingram.lineNumber",
        message: "has only an ingramLineNumber, which is not the number that the order's line was sent with",
        remedy: "add the line's customerLineNumber"
    )

    fileprivate static let customerPartNumber = ValueFault(
        code: "ingram.customerPartNumber",
        message: "names its product only by a customerPartNumber, which is the customer's own",
        remedy: "add the vendorPartNumber or the ingramPartNumber"
    )

    fileprivate static let severalEndUsers = ValueFault(
        code: "ingram.severalEndUsers",
        message: "names more than one end user",
        remedy: "name one end user for each line"
    )
}
