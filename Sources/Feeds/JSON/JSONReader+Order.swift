// Orders of the documented schema.

internal import Domain

extension JSONReader {
    /// Reads an order.
    ///
    /// - Returns: the draft, and the name it is known by if it is refused.
    mutating func order(_ element: JSONField, at place: SourcePlace) -> (draft: OrderDraft, name: String) {
        var draft = OrderDraft(number: OrderNumber(unchecked: ""), place: place)
        var number: OrderNumber?
        var hasNumber = false
        let path = element.value == 0 ? "" : element.name
        members(of: element.value, named: path, known: HoldfastKeys.order) { reader, field in
            switch field.key {
            case "number": (hasNumber, number) = (true, reader.identifier(field))
            case "purpose": draft.purpose = reader.word(field, Keywords.purposes)
            case "revision": draft.document.revision = reader.count(field)
            case "kind": draft.kind = reader.word(field, Keywords.kinds)
            case "orderDate": draft.document.orderDate = reader.date(field)
            case "currency": draft.document.currency = reader.currency(field)
            case "endCustomerOrderNumber": draft.document.endCustomerOrderNumber = reader.identifier(field)
            case "reseller": draft.document.reseller = reader.text(field)
            case "releaseOnRequest": draft.isReleasedOnRequest = reader.flag(field)
            case "customer": draft.document.endCustomer = reader.customer(field)
            case "lines": for element in reader.elements(field) { reader.line(element, into: &draft) }
            default: break
            }
        }
        if !hasNumber { refuseMissing("number", of: element.value, named: path) }
        if let number { draft.document.number = number }
        return (draft, number?.text ?? element.name)
    }

    /// Refuses the unit for a key that must be there.
    mutating func refuseMissing(_ key: String, of object: Int, named path: String) {
        // What is no object was refused for that already.
        guard tape.nodes[object].kind == .object else { return }
        let fault = ValueFault(code: "json.missingKey", message: "is missing", remedy: "add it")
        refuse(fault, at: object, in: path.isEmpty ? key : "\(path).\(key)")
    }

    private mutating func line(_ element: JSONField, into draft: inout OrderDraft) {
        draft.lineCount += 1
        let wasFaulty = isUnitFaulty
        isUnitFaulty = false
        var line = OrderDraft.emptyLine(at: place(of: element.value))
        var (isNumbered, hasAction) = (false, false)
        members(of: element.value, named: element.name, known: HoldfastKeys.line) { reader, field in
            switch field.key {
            case "number":
                isNumbered = true
                if let number: LineNumber = reader.identifier(field) { line.number = number }
            case "parent": line.parent = reader.identifier(field)
            case "action":
                hasAction = true
                if let action = reader.word(field, Keywords.actions) { line.action = action }
            case "sku": line.sku = reader.text(field)
            case "description": line.productDescription = reader.folded(field)
            case "quantity": line.quantity = reader.quantity(field)
            case "unitPrice": line.unitPrice = reader.price(field)
            case "customer": line.endCustomer = reader.customer(field)
            default: break
            }
        }
        if isUnitFaulty {
            draft.isFaulty = true
        } else {
            draft.append(line, isNumbered: isNumbered, hasAction: hasAction)
        }
        isUnitFaulty = isUnitFaulty || wasFaulty
    }

    private mutating func currency(_ field: JSONField) -> Name? {
        guard let text: Name = text(field) else { return nil }
        var written = text.text
        switch written.withUTF8({ Currency.read(UnsafeRawBufferPointer($0)) }) {
        case .success(let currency): return currency
        case .failure(let fault):
            refuse(fault, at: field.value, in: field.name)
            return nil
        }
    }

    private mutating func customer(_ field: JSONField) -> EndCustomer {
        var customer = EndCustomer()
        members(of: field.value, named: field.name, known: HoldfastKeys.customer) { reader, field in
            switch CustomerField(rawValue: field.key) {
            case .name: customer.name = reader.text(field)
            case .country: customer.country = reader.text(field)
            case .email: customer.email = reader.text(field)
            case .webDomain: customer.webDomain = reader.text(field)
            case .customerNumber: customer.customerNumber = reader.identifier(field)
            case .taxIdentifier: customer.taxIdentifier = reader.identifier(field)
            case .dunsNumber: customer.dunsNumber = reader.identifier(field)
            case .street: customer.street = reader.text(field)
            case .postalCode: customer.postalCode = reader.identifier(field)
            case .city: customer.city = reader.text(field)
            case .smartAccount: customer.smartAccount = reader.text(field)
            case .virtualAccount: customer.virtualAccount = reader.text(field)
            case nil: break
            }
        }
        return customer
    }
}
